package fr.havre.agenda;

/** Our own rules on the agenda refuse. Holds a code and ids, never a name or a subject. */
public final class AgendaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        UNKNOWN_APPOINTMENT, TIME_IMPOSSIBLE, NOBODY_NAMED, TEXT_TOO_LONG, CALENDAR_NAME_MISSING, ADDRESS_NOT_SAFE, NOT_CONNECTED
    }

    private final Code code;

    public AgendaException(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
