package fr.havre.documents.writing;

import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.DocumentId;
import fr.havre.documents.writing.WritingException.Code;
import fr.havre.patients.PatientId;
import java.util.List;
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
 * @param sentTo whose mailboxes are proposed once it is signed
 */
public record Written(PatientId patient, WritingKind kind, String type, String title, String addressee, String body,
        boolean large, Optional<UUID> signer, Optional<DocumentId> replaces, Optional<String> purpose, List<Addressee> sentTo) {
    /** Longest body, in characters. */
    public static final int LONGEST_BODY = 50_000;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_ADDRESS = 1000;
    private static final int MOST_ADDRESSEES = 50;

    /**
     * Checks it.
     *
     * @throws WritingException {@code TEXT_TOO_LONG}, {@code TYPE_UNKNOWN}
     */
    public Written {
        sentTo = List.copyOf(sentTo);
        title = title.strip().replaceAll("\\s+", " ");
        addressee = addressee.strip();
        if (title.length() > LONGEST_TITLE || addressee.length() > LONGEST_ADDRESS || body.length() > LONGEST_BODY
                || sentTo.size() > MOST_ADDRESSEES) {
            throw new WritingException(Code.TEXT_TOO_LONG);
        }
        boolean clinical = CodeLists.official().find(CodeList.TYPE, type).isPresent()
                && fr.havre.documents.Documents.compartmentOf(type) == fr.havre.vault.Compartment.CLINICAL;
        if (!clinical) throw new WritingException(Code.TYPE_UNKNOWN);
    }

    /** A letter of which nothing is written yet. */
    public static Written letter(PatientId patient, String type, String title) {
        return new Written(patient, WritingKind.LETTER, type, title, "", "", false, Optional.empty(), Optional.empty(),
                Optional.empty(), List.of());
    }

    /** A medical summary (VSM) without remarks. */
    public static Written summary(PatientId patient) {
        return new Written(patient, WritingKind.SUMMARY, "SYNTH", PaperWords.of("summary"), "", "", false, Optional.empty(), Optional.empty(),
                Optional.empty(), List.of());
    }

    public Written withText(String newTitle, String newBody) {
        return new Written(patient, kind, type, newTitle, addressee, newBody, large, signer, replaces, purpose, sentTo);
    }

    public Written withType(String code) {
        return new Written(patient, kind, code, title, addressee, body, large, signer, replaces, purpose, sentTo);
    }

    public Written withAddressee(String lines) {
        return new Written(patient, kind, type, title, lines, body, large, signer, replaces, purpose, sentTo);
    }

    public Written withLarge(boolean print) {
        return new Written(patient, kind, type, title, addressee, body, print, signer, replaces, purpose, sentTo);
    }

    public Written withSigner(Optional<UUID> person) {
        return new Written(patient, kind, type, title, addressee, body, large, person, replaces, purpose, sentTo);
    }

    public Written withReplaces(Optional<DocumentId> document) {
        return new Written(patient, kind, type, title, addressee, body, large, signer, document, purpose, sentTo);
    }

    public Written withPurpose(Optional<String> asked) {
        return new Written(patient, kind, type, title, addressee, body, large, signer, replaces, asked, sentTo);
    }

    public Written withSentTo(List<Addressee> mailboxes) {
        return new Written(patient, kind, type, title, addressee, body, large, signer, replaces, purpose, mailboxes);
    }

    @Override public String toString() {
        return "Written[" + kind + " " + type + "]";
    }
}
