package fr.havre.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * How one other system is doing, as far as we have noticed.
 *
 * @param downSince it has not answered as it should since then; empty if it does or was never tried
 * @param reason what it last did instead of answering
 * @param lastSuccess the last time it answered
 * @param nextTry while it is taken for down: when it is tried again
 */
public record SyncState(String remote, Optional<Instant> downSince, Optional<Reason> reason,
        Optional<Instant> lastSuccess, Optional<Instant> nextTry) {
    public boolean down() {
        return downSince.isPresent();
    }
}
