package fr.havre.documents.writing;

/** What is being written. */
public enum WritingKind {
    LETTER,
    /** The patient's profile as a medical summary (VSM), with what is written as its remarks. */
    SUMMARY
}
