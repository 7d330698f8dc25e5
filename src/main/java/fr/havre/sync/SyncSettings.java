package fr.havre.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How eagerly the workers use the network.
 *
 * @param parallel items, and as many pulls, on the network at the same time
 * @param backoff waiting times after failures
 * @param random spreads them
 */
public record SyncSettings(int parallel, Backoff backoff, RandomGenerator random) {
    public SyncSettings {
        if (parallel < 1) throw new IllegalArgumentException("parallel " + parallel);
    }

    /** Four at a time; 5 seconds to an hour between tries. */
    public static SyncSettings standard() {
        return new SyncSettings(4, Backoff.STANDARD, RandomGenerator.of("L64X128MixRandom"));
    }

    Duration delay(int failures, Reason reason, Duration atLeast) {
        return backoff.delay(failures, reason, atLeast, random);
    }
}
