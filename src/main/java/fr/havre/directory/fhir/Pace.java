package fr.havre.directory.fhir;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** At most so many requests in any stretch of time, and none while the server asks us to wait. */
final class Pace {
    private final int most;
    private final long stretch;
    private final Deque<Long> booked = new ArrayDeque<>();
    private Instant heldUntil = Instant.MIN;

    Pace(int most, Duration stretch) {
        this.most = most;
        this.stretch = stretch.toNanos();
    }

    /**
     * Books the next request and says how long to wait before it is sent.
     *
     * @param now nanoseconds of a clock that never goes back
     */
    synchronized Duration book(long now) {
        long at = now;
        if (booked.size() == most) at = now + Math.max(0, booked.removeFirst() + stretch - now);
        booked.addLast(at);
        return Duration.ofNanos(at - now);
    }

    synchronized void hold(Instant until) {
        if (until.isAfter(heldUntil)) heldUntil = until;
    }

    /** How long no request may be sent, if at all. */
    synchronized Optional<Duration> held(Instant now) {
        return heldUntil.isAfter(now) ? Optional.of(Duration.between(now, heldUntil)) : Optional.empty();
    }
}
