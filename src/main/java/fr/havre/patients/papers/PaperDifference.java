package fr.havre.patients.papers;

/** What a paper and a patient do not agree upon, or what speaks against the paper. */
public enum PaperDifference {
    BIRTH_NAME,
    /** It gives the name in use where the birth name is wanted. */
    USED_NAME,
    GIVEN_NAMES,
    /** It gives some of them, or more than are known here. */
    GIVEN_NAMES_PARTLY,
    BIRTH_DATE, SEX,
    /** Its last day is over. */
    EXPIRED,
    /** Its check digits do not fit: it was read badly, or is not what it seems. */
    CHECK_DIGITS
}
