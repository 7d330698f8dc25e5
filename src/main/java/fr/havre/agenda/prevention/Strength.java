package fr.havre.agenda.prevention;

/** How strongly a rule asks. */
public enum Strength {
    MANDATORY, RECOMMENDED,
    /** It may be offered. */
    OFFERED
}
