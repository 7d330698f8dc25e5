package fr.havre.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One item as screens list it.
 *
 * @param reason why it is in this state; {@code EARLIER_FIRST} if it is held back by another item
 * @param code the feature's own code of a refusal
 * @param reference what the other side calls it, once taken
 * @param nextTry when it is tried again by itself; empty if it waits for a person or another item
 * @param since in this state since
 */
public record OutboxLine(long id, String kind, UUID subject, int version, OutboxState state, Optional<Reason> reason,
        Optional<String> code, Optional<String> reference, boolean maybeSent, int attempts, Optional<Instant> nextTry,
        Instant since, Instant addedAt) { }
