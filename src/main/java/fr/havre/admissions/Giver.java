package fr.havre.admissions;

/** Who has to give a piece. */
public enum Giver {
    PATIENT,
    /** A holder of parental authority. */
    HOLDER,
    GUARDIAN, DOCTOR, ANAESTHETIST, SURGEON, FRONT_DESK, HOSPITAL
}
