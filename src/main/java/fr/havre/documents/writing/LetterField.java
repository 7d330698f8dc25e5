package fr.havre.documents.writing;

/** What a text can ask for, in braces. */
public enum LetterField {
    TODAY("today"),
    PATIENT_NAME("patient.name"),
    PATIENT_BIRTH_NAME("patient.birthName"),
    PATIENT_GIVEN_NAME("patient.givenName"),
    PATIENT_BIRTH_DATE("patient.birthDate"),
    PATIENT_AGE("patient.age"),
    ADDRESSEE("addressee"),
    SIGNER_NAME("signer.name"),
    SIGNER_SPECIALTY("signer.specialty"),
    PRACTICE_NAME("practice.name"),
    ALLERGIES("profile.allergies"),
    TREATMENTS("profile.treatments"),
    HISTORY("profile.history"),
    IMPLANTS("profile.implants"),
    /** The last reports of the chart. */
    RESULTS("results.last"),
    HOSPITAL("admission.hospital"),
    SERVICE("admission.service"),
    ADMISSION_DAY("admission.day"),
    REASON("admission.reason");

    private final String spelling;

    LetterField(String spelling) {
        this.spelling = spelling;
    }

    /** Without its braces. */
    public String spelling() {
        return spelling;
    }
}
