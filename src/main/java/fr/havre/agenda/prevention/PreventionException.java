package fr.havre.agenda.prevention;

/** Our own rules on prevention refuse. Holds a code and ids, never what was given to whom. */
public final class PreventionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        UNKNOWN_VACCINE, UNKNOWN_RULE, UNKNOWN_VACCINATION, BIRTH_DATE_MISSING, DATE_IMPOSSIBLE, REASON_MISSING, TEXT_TOO_LONG,
        ALREADY_NOTED, CODE_NOT_UNDERSTOOD, PRODUCT_EXPIRED, NO_REMINDERS_WANTED, REMINDED_LATELY, NOTHING_DUE,
        NOTHING_NOTED
    }

    private final Code code;

    /** @param about an id, a vaccine or a row of the rules */
    public PreventionException(Code code, String about) {
        super(code + " " + about);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
