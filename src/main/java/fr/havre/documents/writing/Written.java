package fr.havre.documents.writing;

import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.DocumentId;
import fr.havre.documents.writing.WritingException.Code;
import fr.havre.patients.PatientId;
import java.util.Optional;
import java.util.UUID;

/**
 * What is written, as far as it is.
 *
 * @param type of the document it becomes (JDV_J07), of the clinical compartment
 * @param addressee lines of the address; may be empty
 * @param body an empty line parts paragraphs, {@code # } begins a heading, {@code - } an item of a list
 * @param large in large print
 * @param signer who is asked to sign; empty for whoever may
 * @param replaces the signed document that it corrects
 * @param purpose what asked for it, in the words of the feature that did
 */
public record Written(PatientId patient, WritingKind kind, String type, String title, String addressee, String body,
        boolean large, Optional<UUID> signer, Optional<DocumentId> replaces, Optional<String> purpose) {
    /** Longest body, in characters. */
    public static final int LONGEST_BODY = 50_000;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_ADDRESS = 1000;

    /**
     * Checks it.
     *
     * @throws WritingException {@code TEXT_TOO_LONG}, {@code TYPE_UNKNOWN}
     */
    public Written {
        title = title.strip().replaceAll("\\s+", " ");
        addressee = addressee.strip();
        if (title.length() > LONGEST_TITLE || addressee.length() > LONGEST_ADDRESS || body.length() > LONGEST_BODY) {
            throw new WritingException(Code.TEXT_TOO_LONG);
        }
        boolean clinical = CodeLists.official().find(CodeList.TYPE, type).isPresent()
                && fr.havre.documents.Documents.compartmentOf(type) == fr.havre.vault.Compartment.CLINICAL;
        if (!clinical) throw new WritingException(Code.TYPE_UNKNOWN);
    }

    /** A letter of which nothing is written yet. */
    public static Written letter(PatientId patient, String type, String title) {
        return new Written(patient, WritingKind.LETTER, type, title, "", "", false, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /** A medical summary (VSM) without remarks. */
    public static Written summary(PatientId patient) {
        return new Written(patient, WritingKind.SUMMARY, "SYNTH", PaperWords.of("summary"), "", "", false, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    public Written withText(String newTitle, String newBody) {
        return new Written(patient, kind, type, newTitle, addressee, newBody, large, signer, replaces, purpose);
    }

    public Written withType(String code) {
        return new Written(patient, kind, code, title, addressee, body, large, signer, replaces, purpose);
    }

    public Written withAddressee(String lines) {
        return new Written(patient, kind, type, title, lines, body, large, signer, replaces, purpose);
    }

    public Written withLarge(boolean print) {
        return new Written(patient, kind, type, title, addressee, body, print, signer, replaces, purpose);
    }

    public Written withSigner(Optional<UUID> person) {
        return new Written(patient, kind, type, title, addressee, body, large, person, replaces, purpose);
    }

    public Written withReplaces(Optional<DocumentId> document) {
        return new Written(patient, kind, type, title, addressee, body, large, signer, document, purpose);
    }

    public Written withPurpose(Optional<String> asked) {
        return new Written(patient, kind, type, title, addressee, body, large, signer, replaces, asked);
    }

    @Override public String toString() {
        return "Written[" + kind + " " + type + "]";
    }
}
