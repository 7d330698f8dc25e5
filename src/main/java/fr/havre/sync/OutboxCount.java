package fr.havre.sync;

import java.time.Instant;

/** How many items are in one state, and since when the oldest is. Holds no id: may be left for the front desk. */
public record OutboxCount(OutboxState state, long items, Instant since) { }
