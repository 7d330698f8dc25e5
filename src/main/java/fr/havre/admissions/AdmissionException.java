package fr.havre.admissions;

/** Our own rules on admissions refuse. Holds a code and ids, never a name or a reason. */
public final class AdmissionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        UNKNOWN_ADMISSION, UNKNOWN_PIECE, CHANGED_MEANWHILE, CLOSED, PATIENT_MISSING, HOSPITAL_MISSING, TEXT_TOO_LONG,
        DATES_IMPOSSIBLE, CONTRADICTION, REASON_MISSING, NOT_A_DOCUMENT, DOCUMENT_OF_ANOTHER, ARCHIVE,
        /** This piece does not wait for the signature of that person. */
        UNKNOWN_SIGNER,
        /** No mail address. */
        ADDRESS_NOT_VALID,
        /** A mail address outside the trust space: identity papers do not go there. */
        ADDRESS_NOT_SECURE,
        /** No piece with a document: there is nothing to send. */
        NOTHING_TO_SEND,
        /** A piece that is to be sent has no document here. */
        PIECE_NOT_THERE,
        UNKNOWN_SUBMISSION,
        /** It is on its way, or over: it cannot be withdrawn any more. */
        NOT_PREPARED,
        /** The hospital does not have it: there is nothing to call off. */
        NOT_THERE,
        /** It waits for no yes of a professional. */
        NOTHING_TO_CONFIRM
    }

    private final Code code;

    public AdmissionException(Code code) {
        this(code, "-");
    }

    /** @param about an id, or a piece of the checklist */
    public AdmissionException(Code code, String about) {
        super(code + " " + about);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
