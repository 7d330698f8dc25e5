package fr.havre.agenda.prevention;

/** What else than age decides about a vaccination. Pregnancy has a date and is said apart. */
public enum Risk {
    PREMATURE, IMMUNOCOMPROMISED,
    /** Chronic disease of heart or lungs. */
    CHRONIC_DISEASE,
    /** Of a newborn: the mother was vaccinated against RSV more than fourteen days before the birth. */
    MOTHER_VACCINATED
}
