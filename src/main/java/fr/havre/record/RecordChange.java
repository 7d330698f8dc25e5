package fr.havre.record;

/** What may be changed on a document of the record (TD3.3a to TD3.3d). */
public enum RecordChange {
    /** TD3.3a, code MASQUE_PS. */
    HIDE_FROM_PROFESSIONALS,
    /** TD3.3b, code INVISIBLE_PATIENT. */
    HIDE_FROM_PATIENT,
    /** TD3.3b, code INVISIBLE_REPRESENTANTS_LEGAUX. */
    HIDE_FROM_LEGAL_REPRESENTATIVES,
    /** Undoes the three above: confidentiality N. */
    SHOW_TO_ALL,
    /** TD3.3c, for the author only. */
    DELETE,
    /** TD3.3d. */
    ARCHIVE,
    UNARCHIVE
}
