package fr.havre.ui.admissions;

/** What is asked in a few words before something is said of a piece. */
enum Question {
    /** Whom somebody asked for it. */
    WHOM,
    /** What is noted down of it. */
    NOTED,
    /** Why it is not needed. */
    WHY,
    /** Until when it is valid. */
    UNTIL
}
