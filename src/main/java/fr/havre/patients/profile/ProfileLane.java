package fr.havre.patients.profile;

/** Where a line stands: what the practice holds to be so, or what waits beside it. */
public enum ProfileLane {
    PRACTICE,
    /** Entered or told by the patient, a questionnaire included. */
    PATIENT,
    /** From a document or a summary of somebody else. */
    ELSEWHERE
}
