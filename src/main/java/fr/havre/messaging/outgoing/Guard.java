package fr.havre.messaging.outgoing;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MailAddress;
import java.util.Optional;

/**
 * Something a person has to know before a letter leaves.
 *
 * @param document the one it is about
 * @param recipient the one it is about
 */
public record Guard(Kind kind, Optional<DocumentId> document, Optional<MailAddress> recipient) {
    /** What becomes of the letter. */
    public enum Severity {
        /** It does not leave. */
        REFUSE,
        /** It leaves once a person has said so. */
        CONFIRM,
        /** It leaves. */
        TELL
    }

    /** What it is. One sentence for each. */
    public enum Kind {
        /** No mailbox to leave from. */
        NO_MAILBOX(Severity.REFUSE),
        NO_RECIPIENT(Severity.REFUSE),
        /** Neither words nor documents. */
        NOTHING_TO_SAY(Severity.REFUSE),
        /** Documents, and nobody has said whose. */
        NO_PATIENT(Severity.REFUSE),
        /** A document is another patient's, nobody's, or names somebody else. */
        OTHER_PATIENT_DOCUMENT(Severity.REFUSE),
        /** The patient address of somebody else. */
        OTHER_PATIENT_ADDRESS(Severity.REFUSE),
        /** A patient address, or a document with an INS inside, needs a qualified identity. */
        NOT_QUALIFIED(Severity.REFUSE),
        /** The identity is not qualified: PDFs leave, without the INS. */
        WITHOUT_INS(Severity.TELL),
        /** A document has no type, title or date yet. */
        METADATA_MISSING(Severity.REFUSE),
        /** Only PDF, pictures and CDA documents can be sent. */
        FORMAT_NOT_SENT(Severity.REFUSE),
        /** The patient must not see this document yet. */
        HIDDEN_FROM_PATIENT(Severity.REFUSE),
        /** This document is hidden from professionals. */
        HIDDEN_FROM_PROFESSIONALS(Severity.REFUSE),
        /** The sender's national number, name, specialty or structure is missing. */
        SENDER_INCOMPLETE(Severity.REFUSE),
        /** More than the recipient or our own operator takes: several letters are proposed. */
        TOO_LARGE(Severity.REFUSE),
        /** One document alone is more than the recipient takes. */
        DOCUMENT_TOO_LARGE(Severity.REFUSE),
        /** The words speak of something attached, and nothing is. */
        FORGOTTEN_ATTACHMENT(Severity.CONFIRM),
        /** An answer that goes to more than the one who wrote. */
        REPLY_TO_ALL(Severity.CONFIRM),
        /** The patient and others in one letter: each sees the address, and the INS in it. */
        PATIENT_AMONG_OTHERS(Severity.REFUSE),
        /** The address is outside the trust space: it may not arrive, or not safely. */
        OUTSIDE_TRUST_SPACE(Severity.CONFIRM),
        /** The directory showed this mailbox once and does not any more: it was closed, or is another one now. */
        ADDRESS_GONE(Severity.CONFIRM),
        /** Who wrote last said that they take no answer. */
        NO_ANSWER_TAKEN(Severity.CONFIRM),
        /** The same documents went to this recipient already. */
        SENT_BEFORE(Severity.CONFIRM);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    static Guard of(Kind kind) {
        return new Guard(kind, Optional.empty(), Optional.empty());
    }

    static Guard of(Kind kind, DocumentId document) {
        return new Guard(kind, Optional.of(document), Optional.empty());
    }

    static Guard of(Kind kind, MailAddress recipient) {
        return new Guard(kind, Optional.empty(), Optional.of(recipient));
    }

    public Severity severity() {
        return kind.severity();
    }
}
