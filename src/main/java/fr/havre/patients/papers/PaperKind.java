package fr.havre.patients.papers;

/** What a paper says it is. */
public enum PaperKind { IDENTITY_CARD, PASSPORT, RESIDENCE_PERMIT, OTHER }
