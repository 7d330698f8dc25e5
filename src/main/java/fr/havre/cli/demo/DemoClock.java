package fr.havre.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The computer's time, and the hours and days the demo lets pass between two steps. */
final class DemoClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override public Instant instant() {
        return Instant.now().plus(ahead);
    }

    /** Lets time pass at once. */
    void pass(Duration span) {
        ahead = ahead.plus(span);
    }
}
