package fr.havre.messaging.transport;

import java.time.Duration;

/**
 * How long a server may take.
 *
 * @param connect until it answers the call
 * @param read until the next piece of an answer
 * @param write for a message to be taken, beside what its size needs at {@value #SLOWEST} bytes a second
 */
public record TimeLimits(Duration connect, Duration read, Duration write) {
    /** The slowest line that is worth waiting for. */
    static final int SLOWEST = 20_000;

    /** 15 seconds, one minute, two minutes. */
    public static TimeLimits usual() {
        return new TimeLimits(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    Duration forBytes(int size) {
        return write.plusSeconds(size / SLOWEST);
    }
}
