package fr.havre.sync;

import java.util.UUID;

/** Announced after the commit in which a conflict was found or decided. */
public record ConflictChanged(UUID conflict, UUID subject, boolean decided) { }
