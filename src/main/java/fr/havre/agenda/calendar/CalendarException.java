package fr.havre.agenda.calendar;

/** A file is not taken as a calendar. */
public final class CalendarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code { NOT_A_CALENDAR, TOO_LARGE }

    private final Code code;

    public CalendarException(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
