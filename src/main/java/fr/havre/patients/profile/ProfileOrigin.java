package fr.havre.patients.profile;

/** What a line was taken from. */
public enum ProfileOrigin {
    /** Somebody of the practice says so. */
    PRACTICE,
    /** The patient says so. */
    PATIENT,
    /** The patient answered so in a questionnaire. */
    QUESTIONNAIRE,
    /** A document of the chart. */
    DOCUMENT,
    /** A patient summary (IPS) from elsewhere, read from a file. */
    SUMMARY
}
