package fr.havre.documents.review;

/** Which reports a list shows. */
public enum Whose {
    /** Addressed to the person signed in, to somebody they cover today, or to nobody of this vault. */
    MINE,
    ALL
}
