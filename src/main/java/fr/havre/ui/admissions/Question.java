package fr.havre.ui.admissions;

/** What is asked in a few words before something is said of a piece or a signature. */
enum Question {
    /** Whom somebody asked for it. */
    WHOM,
    /** What is noted down of it. */
    NOTED,
    /** Why it is not needed. */
    WHY,
    /** Until when it is valid. */
    UNTIL,
    /** When somebody signed. */
    SIGNED,
    /** Who signed. */
    NAME,
    /** Until when a signature counts. */
    EXPIRES,
    /** To whom papers were given. */
    GIVEN,
    /** Whether a hospital is told that what it has counts no more. */
    CALL_OFF;

    /** Whether a yes is all that it asks for. */
    boolean yesOnly() {
        return this == CALL_OFF;
    }

    /** Whether nothing is an answer too. */
    boolean mayBeEmpty() {
        return this == UNTIL || this == EXPIRES || this == NAME;
    }
}
