package fr.havre.documents;

import java.time.Duration;

/** Ends the reading of a document that takes longer than any real one. Any thread. */
public final class Deadline {
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /**
     * Does nothing while there is time.
     *
     * @throws DocumentRefusedException {@code TOO_SLOW} once the time is over
     */
    public void check(String where) {
        if (passed()) throw new DocumentRefusedException(DocumentRefusedException.Code.TOO_SLOW, where);
    }

    public boolean passed() {
        return System.nanoTime() - endNanos > 0;
    }
}
