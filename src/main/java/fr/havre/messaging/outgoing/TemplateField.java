package fr.havre.messaging.outgoing;

/** What a template can ask for, in braces. */
public enum TemplateField {
    PATIENT_NAME("patient.name"),
    PATIENT_BIRTH_NAME("patient.birthName"),
    PATIENT_GIVEN_NAME("patient.givenName"),
    PATIENT_BIRTH_DATE("patient.birthDate"),
    PATIENT_AGE("patient.age"),
    RECIPIENT_NAME("recipient.name"),
    SENDER_NAME("sender.name"),
    SENDER_SPECIALTY("sender.specialty"),
    PRACTICE_NAME("practice.name"),
    DOCUMENT_TITLE("document.title"),
    DOCUMENT_DATE("document.date"),
    TODAY("today");

    private final String spelling;

    TemplateField(String spelling) {
        this.spelling = spelling;
    }

    /** Without its braces. */
    public String spelling() {
        return spelling;
    }
}
