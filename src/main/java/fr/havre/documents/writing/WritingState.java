package fr.havre.documents.writing;

/** How far a text has come. */
public enum WritingState {
    DRAFT,
    /** Waits for a professional. */
    TO_SIGN,
    /** A professional did not sign it, and said why. */
    SENT_BACK,
    /** A document of the chart; its words no longer change. */
    SIGNED
}
