package fr.havre.ui.send;

import fr.havre.access.AccessDeniedException;
import fr.havre.patients.ConsentException;
import fr.havre.record.RecordRefusedException;

/** What must be so before a document goes to the national record. */
enum Condition {
    /** The patient's identity is qualified, and the document is that patient's. */
    IDENTITY,
    /** The patient does not object. */
    CONSENT,
    /** The patient has a record that is open, as far as known. */
    RECORD,
    /** Type, format, title, date, size. */
    DOCUMENT,
    /** Who is signed in may send, and is known to the record. */
    RIGHT;

    /** Which condition a refusal is about. */
    static Condition of(RuntimeException obstacle) {
        return switch (obstacle) {
            case ConsentException _ -> CONSENT;
            case AccessDeniedException _ -> RIGHT;
            case RecordRefusedException e -> of(e.code());
            default -> IDENTITY;
        };
    }

    private static Condition of(RecordRefusedException.Code code) {
        return switch (code) {
            case IDENTITY_PAPER, TYPE_NOT_ACCEPTED, METADATA_MISSING, FORMAT_NOT_SENT, TOO_LARGE -> DOCUMENT;
            case OTHER_PATIENT -> IDENTITY;
            case NO_RECORD, RECORD_CLOSED, NO_SUCH_ENTRY, WITHDRAWAL_WAITS, NUMBER_WITHDRAWN -> RECORD;
            case PRACTICE_INCOMPLETE, AUTHOR_INCOMPLETE, ADDRESS_NOT_SAFE, UNKNOWN_KIND, NO_CERTIFICATE, TOKEN_MISSING -> RIGHT;
        };
    }
}
