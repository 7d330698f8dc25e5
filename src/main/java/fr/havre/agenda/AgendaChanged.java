package fr.havre.agenda;

/** Announced after a commit: some appointment was added or changed. */
public record AgendaChanged() { }
