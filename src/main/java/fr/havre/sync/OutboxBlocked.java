package fr.havre.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * How many items are blocked for one reason, and since when the oldest is.
 *
 * @param code the feature's own code of a refusal
 */
public record OutboxBlocked(Reason reason, Optional<String> code, long items, Instant since) { }
