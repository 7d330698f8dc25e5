package fr.havre.sync;

import java.time.Instant;
import java.util.Optional;

/** One change of state in an item's history. */
public record OutboxEvent(Instant at, OutboxState state, Optional<Reason> reason, Optional<String> code) { }
