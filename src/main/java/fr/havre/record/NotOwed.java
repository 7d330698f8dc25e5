package fr.havre.record;

/** Why a document that could go to the national record is not to be sent: a person's decision, for the audit. */
public enum NotOwed {
    /** The patient does not want this one there. */
    PATIENT_OBJECTS,
    /** Its author, or another software, sends it. */
    SENT_BY_ANOTHER,
    /** Of no use to who treats the patient next. */
    NOT_USEFUL,
    /** A note for this practice, or not finished. */
    INTERNAL
}
