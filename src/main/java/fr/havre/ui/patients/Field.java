package fr.havre.ui.patients;

/** What a person types of a patient, in its order. */
public enum Field {
    BIRTH_NAME, GIVEN_NAMES, BIRTH_DATE, SEX, BIRTH_PLACE, USED_NAME, USED_GIVEN_NAME, PHONE, EMAIL, ADDRESS;

    /** Whether it is one of the five traits of the national identity. */
    boolean trait() {
        return compareTo(BIRTH_PLACE) <= 0;
    }

    /** Key of its name. */
    String words() {
        return "identity.field." + name();
    }
}
