package fr.havre.messaging;

import fr.havre.documents.Author;
import fr.havre.documents.CodedValue;
import java.util.Optional;

/**
 * Who signs a letter.
 *
 * @param author with national number, name, specialty, structure; what is missing refuses a letter with CDA documents
 * @param facilityType JDV_J02
 * @param practiceSetting JDV_J04
 */
public record Sender(MailAddress address, Author author, Optional<CodedValue> facilityType,
        Optional<CodedValue> practiceSetting) {

    /** Whether documents can be written in this person's name. */
    public boolean complete() {
        return author.id().isPresent() && !author.familyName().isBlank() && author.specialty().isPresent()
                && author.organisation().id().isPresent() && !author.organisation().name().isBlank()
                && facilityType.isPresent() && practiceSetting.isPresent();
    }

    @Override public String toString() {
        return "Sender[" + (complete() ? "complete" : "incomplete") + "]";
    }
}
