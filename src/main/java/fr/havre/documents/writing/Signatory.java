package fr.havre.documents.writing;

import fr.havre.documents.Author;
import fr.havre.documents.CodedValue;
import java.util.Optional;

/**
 * Who signs, as they are described nationally; what nobody described is missing.
 *
 * @param author at least a family name
 * @param facilityType JDV_J02
 * @param practiceSetting JDV_J04
 */
public record Signatory(Author author, Optional<CodedValue> facilityType, Optional<CodedValue> practiceSetting) {
    /** Whether a CDA can be written in this person's name. */
    public boolean complete() {
        return author.id().isPresent() && !author.familyName().isBlank() && author.specialty().isPresent()
                && author.organisation().id().isPresent() && !author.organisation().name().isBlank()
                && facilityType.isPresent() && practiceSetting.isPresent();
    }

    @Override public String toString() {
        return "Signatory[" + (complete() ? "complete" : "incomplete") + "]";
    }
}
