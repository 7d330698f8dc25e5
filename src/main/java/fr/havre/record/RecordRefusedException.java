package fr.havre.record;

/** Refused by our own rules, before anything was written or sent. The message holds the code only. */
public final class RecordRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        /** The address is neither https nor on this computer. */
        ADDRESS_NOT_SAFE,
        /** No connector of this kind is installed. */
        UNKNOWN_KIND,
        /** The certificate file holds none. */
        NO_CERTIFICATE,
        /** There is no credential yet and none was given. */
        TOKEN_MISSING,
        /** The practice's identifier, facility type or practice setting is missing or wrong. */
        PRACTICE_INCOMPLETE,
        /** The person's national identifier, name or specialty is missing or wrong. */
        AUTHOR_INCOMPLETE,
        /** Identity papers, insurance and forms (class 95) never go to the record. */
        IDENTITY_PAPER,
        /** The record takes no document of this type (JDV_J66). */
        TYPE_NOT_ACCEPTED,
        /** The document has no type, class, title or date yet. */
        METADATA_MISSING,
        /** Only PDF and CDA documents can be sent. */
        FORMAT_NOT_SENT,
        /** Its patient's identity inside is not the patient it is filed under. */
        OTHER_PATIENT,
        /** The patient has no record, as last asked. */
        NO_RECORD,
        /** The patient's record is closed, as last asked. */
        RECORD_CLOSED,
        /** There is no such entry in the patient's record, as far as known here. */
        NO_SUCH_ENTRY,
        /** Larger than the record takes. */
        TOO_LARGE,
        /** The document cannot be erased while its deletion in the record is on its way. */
        WITHDRAWAL_WAITS,
        /** The record does not take a document again under the number of one that was deleted there. */
        NUMBER_WITHDRAWN
    }

    private final Code code;

    public RecordRefusedException(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
