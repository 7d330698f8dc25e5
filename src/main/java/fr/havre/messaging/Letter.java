package fr.havre.messaging;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import java.util.List;
import java.util.Optional;

/**
 * What a person wants to send: documents of one patient, with a few words.
 *
 * @param label of the subject; else the title of the first document
 * @param replacement whether it takes the place of what was sent before, whatever the documents say
 * @param receipt whether the recipient's system is asked to say that it took it (RFC 8098)
 * @param lastWord whether the patient cannot answer ({@code X-MSS-MES: FIN})
 * @param mostBytes what the recipient takes, the whole message as it travels
 */
public record Letter(PatientId patient, List<DocumentId> documents, List<MailAddress> to, Optional<String> label,
        String text, boolean replacement, boolean receipt, boolean lastWord, long mostBytes) {
    /** What most operators take. */
    public static final long MOST_BYTES = 10L << 20;
    /** What Mon espace santé takes. */
    public static final long MOST_BYTES_PATIENT = 25L << 20;

    public Letter {
        documents = List.copyOf(documents);
        to = List.copyOf(to);
    }

    /** A letter says things about a person. */
    @Override public String toString() {
        return "Letter[" + documents.size() + " documents, " + to.size() + " recipients]";
    }
}
