package fr.havre.patients.profile;

/** What was done to a line. */
public enum ProfileAct {
    ADDED, PROPOSED, CHANGED, ENDED, MISTAKEN, ACCEPTED, LEFT,
    /** It had ended, been left or been called a mistake, and stands again. */
    REOPENED
}
