package fr.havre.admissions;

/** Our own rules on admissions refuse. Holds a code and ids, never a name or a reason. */
public final class AdmissionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        UNKNOWN_ADMISSION, UNKNOWN_PIECE, CHANGED_MEANWHILE, CLOSED, HOSPITAL_MISSING, TEXT_TOO_LONG, DATES_IMPOSSIBLE,
        CONTRADICTION, REASON_MISSING, NOT_A_DOCUMENT, DOCUMENT_OF_ANOTHER, ARCHIVE
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
