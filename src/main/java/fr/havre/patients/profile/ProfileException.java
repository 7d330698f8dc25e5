package fr.havre.patients.profile;

/** Our own rules on the profile refuse. Holds a code and ids, never what a line says. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        UNKNOWN_LINE, TEXT_MISSING, TEXT_TOO_LONG, DATES_REVERSED, DATE_IMPOSSIBLE, DATE_UNREADABLE, ALREADY_THERE, LINES_EXIST, NOT_CURRENT,
        NOT_PROPOSED, OTHER_KIND, TOO_MANY_LINES, NOT_STRUCTURED, NOT_FILED
    }

    private final Code code;

    /** @param about an id or a constant */
    public ProfileException(Code code, String about) {
        super(code + " " + about);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
