package fr.havre.access;

/** An absence that cannot be noted as it was said. */
public final class AbsenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        UNKNOWN_ABSENCE,
        /** Who covers must be somebody else. */
        COVERS_ONESELF,
        /** Holds no clinical key: nothing clinical is addressed to them, nor can they see to it. */
        NOT_CLINICAL,
        /** Ends before it begins, or is over. */
        WRONG_DAYS,
        /** That person is away in these days already. */
        AWAY_ALREADY,
        /** Who would cover is away in these days and covered by the very person. */
        COVER_AWAY
    }

    private final Code code;

    public AbsenceException(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
