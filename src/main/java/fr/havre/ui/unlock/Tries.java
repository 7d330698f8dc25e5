package fr.havre.ui.unlock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Wrong passphrases in a row make the next try wait: the third 2 s, then twice as long each time, at most a minute. */
final class Tries {
    private static final int FREE = 2;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final InstantSource time;
    private int wrong;
    private Instant next = Instant.MIN;

    Tries(InstantSource time) {
        this.time = time;
    }

    void wrong() {
        wrong++;
        if (wrong <= FREE) return;
        Duration wait = Duration.ofSeconds(1L << Math.min(wrong - FREE, 6));
        next = time.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    void right() {
        wrong = 0;
        next = Instant.MIN;
    }

    /** Whole seconds until the next try, 0 when it may be made. */
    int secondsToWait() {
        Duration left = Duration.between(time.instant(), next);
        if (next.equals(Instant.MIN) || left.isNegative() || left.compareTo(LONGEST) > 0) return 0;
        return (int) (left.toMillis() + 999) / 1000;
    }
}
