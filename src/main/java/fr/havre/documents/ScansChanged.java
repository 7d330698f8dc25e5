package fr.havre.documents;

/** Announced after the commit: something was put into the letterbox, or taken over from it. */
public record ScansChanged() { }
