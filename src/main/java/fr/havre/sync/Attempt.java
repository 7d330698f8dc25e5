package fr.havre.sync;

import java.time.Instant;

/**
 * One attempt that is over.
 *
 * @param sent whether {@link OutboxHandler#send} was begun; false if asking was enough
 */
record Attempt(OutboxQueue.Claimed claimed, Outcome outcome, boolean sent, Instant startedAt) {
    OutboxItem item() {
        return claimed.item();
    }
}
