package fr.havre.sending;

/** Where documents can go. */
public enum Target {
    /** The national record. */
    RECORD,
    /** Professionals and structures, by secure mail. */
    COLLEAGUES,
    /** The patient's own secure address, in Mon espace santé. */
    PATIENT
}
