package fr.havre.sync;

import java.util.UUID;

/** Announced after the commit in which an item came to {@code state}. */
public record OutboxChanged(String kind, UUID subject, OutboxState state) { }
