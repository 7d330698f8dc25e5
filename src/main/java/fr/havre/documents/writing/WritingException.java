package fr.havre.documents.writing;

/** Our own rules on letters refuse. Holds a code and ids, never words of a letter. */
public final class WritingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        UNKNOWN_WRITING, TEXT_TOO_LONG, TYPE_UNKNOWN, REASON_MISSING,
        /** Somebody else changed it, or what it shows of the chart changed, since it was looked at. */
        CHANGED_MEANWHILE,
        /** It is a document of the chart: corrected by another one only. */
        ALREADY_SIGNED,
        /** It waits for nobody's signature. */
        NOT_TO_SIGN,
        /** Nothing is written. */
        TEXT_MISSING, TITLE_MISSING,
        /** A field in braces is still to be filled. */
        FIELD_LEFT,
        /** Nothing is known of the patient that a summary could say. */
        PROFILE_EMPTY,
        /** Who is asked to sign may not. */
        SIGNER_MAY_NOT,
        UNKNOWN_TEMPLATE, TEMPLATE_NAME_TAKEN, TEMPLATE_NOT_VALID
    }

    private final Code code;

    public WritingException(Code code) {
        this(code, "-");
    }

    /** Of which text, or another id. */
    public WritingException(Code code, String about) {
        super(code + " (" + about + ")");
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
