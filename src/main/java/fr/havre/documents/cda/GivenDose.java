package fr.havre.documents.cda;

import fr.havre.documents.CodedValue;
import fr.havre.documents.Identifier;
import fr.havre.patients.PartialDate;
import java.util.Optional;

/**
 * A vaccination in a document: given, as the document says.
 *
 * @param id of the act; absent where a document names none
 * @param vaccine in words
 * @param group ATC class of the vaccine
 * @param product CIP of its box, 13 digits, or another code of the product
 * @param lot as printed
 * @param by who gave it, in words; may be empty
 */
public record GivenDose(Optional<Identifier> id, Optional<PartialDate> on, String vaccine, Optional<CodedValue> group,
        Optional<CodedValue> product, Optional<String> lot, String by) {
    /** Classification of medicines by the WHO. */
    public static final String ATC = "2.16.840.1.113883.6.73";
    /** Codes of boxes in France. */
    public static final String CIP = "1.2.250.1.213.2.3.2";

    /** Says what somebody was given. */
    @Override public String toString() {
        return "GivenDose[" + id.map(Identifier::toString).orElse("") + "]";
    }
}
