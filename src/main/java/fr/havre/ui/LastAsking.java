package fr.havre.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whom another program asked for last, kept until somebody is in: for two minutes, so that it is still the same person who
 * waits for it. Whoever comes later opens nobody's chart in their own name without having asked. On the FX thread.
 */
final class LastAsking {
    static final Duration KEPT_FOR = Duration.ofMinutes(2);

    private final InstantSource time;
    private Optional<Asking> asking = Optional.empty();
    private Instant since = Instant.EPOCH;

    LastAsking(InstantSource time) {
        this.time = time;
    }

    void keep(Asking asked) {
        asking = Optional.of(asked);
        since = time.instant();
    }

    /** Once; nothing if it is older. */
    Optional<Asking> take() {
        Optional<Asking> taken = asking.filter(_ -> time.instant().isBefore(since.plus(KEPT_FOR)));
        forget();
        return taken;
    }

    void forget() {
        asking = Optional.empty();
    }
}
