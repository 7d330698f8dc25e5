package fr.havre.messaging.outgoing;

/** Why a document could not be taken into a patient's file, as the other side's program understands it (INS guide). */
public enum IntegrationCode {
    WRONG_VERSION("900", "Version à remplacer ou à supprimer incorrecte"),
    AUTHOR_NOT_ALLOWED("901", "Auteur non autorisé"),
    PATIENT_UNKNOWN("902", "Patient inconnu"),
    INS_MISSING("903", "INS absent"),
    INS_DIFFERS("904", "INS différent"),
    TRAITS_INCOMPLETE("905", "Traits d'identité incomplets"),
    OTHER("906", "Autre erreur");

    private final String number;
    private final String label;

    IntegrationCode(String number, String label) {
        this.number = number;
        this.label = label;
    }

    public String number() {
        return number;
    }

    /** For the other side: French, whatever the language here. */
    String label() {
        return label;
    }
}
