package fr.havre.sync;

/** Announced when another system went down or came back, or is down for another reason. */
public record SyncStateChanged(SyncState state) { }
