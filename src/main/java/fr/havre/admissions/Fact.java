package fr.havre.admissions;

/** What may be true of a stay; which pieces are needed follows from these. */
public enum Fact {
    /** Decided ahead: not an emergency. */
    SCHEDULED,
    SURGERY, ANAESTHESIA,
    /** Under eighteen on the day of admission. Follows from the birth date. */
    MINOR,
    /** Everybody else who decides for themselves. Follows from the birth date. */
    ADULT,
    /** An adult with a guardian or curator. */
    PROTECTED_ADULT,
    WORK_ACCIDENT, BIRTH,
    /** Insured in France. Follows where neither of the next two was said. */
    FRENCH_COVER,
    /** Insured elsewhere: European card, or another insurer. */
    FOREIGN_COVER,
    /** State medical aid (AME). */
    STATE_AID,
    PUBLIC_HOSPITAL,
    /** The hospital asks for its questionnaire. */
    QUESTIONNAIRE,
    SINGLE_ROOM,
    /** Nobody is told that the patient is there. */
    CONFIDENTIAL;

    /** Whether it follows from others and is never said by a person. */
    boolean follows() {
        return this == MINOR || this == ADULT || this == FRENCH_COVER;
    }
}
