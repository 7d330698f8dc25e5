package fr.havre.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: doubling from {@code first} to {@code cap}, each time somewhere between half of
 * that and all of it, so that many clinics do not come back in the same second.
 */
public record Backoff(Duration first, Duration cap) {
    /** What another system may make us wait at most, whatever it says: also the bound that reveals a clock set back. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** Items and pulls: 5 seconds, then up to an hour. */
    public static final Backoff STANDARD = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1));

    /** While the network itself seems down: cheap to try, and a person waits for its return. */
    static final Duration UNREACHABLE_CAP = Duration.ofMinutes(5);

    public Backoff {
        if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0 || cap.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(first + " to " + cap);
        }
    }

    /**
     * The time to wait.
     *
     * @param failures in a row, 1 for the first
     * @param atLeast what the other side asked for ({@code Retry-After})
     */
    Duration delay(int failures, Reason reason, Duration atLeast, RandomGenerator random) {
        Duration most = reason == Reason.UNREACHABLE && cap.compareTo(UNREACHABLE_CAP) > 0 ? UNREACHABLE_CAP : cap;
        long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), 20);
        long whole = Math.min(doubled, most.toMillis());
        long jittered = whole / 2 + random.nextLong(whole / 2 + 1);
        long asked = Math.min(atLeast.toMillis(), LONGEST.toMillis() * 9 / 10);
        long spread = asked > jittered ? asked + random.nextLong(asked / 10 + 1) : jittered;
        return Duration.ofMillis(Math.min(spread, LONGEST.toMillis()));
    }
}
