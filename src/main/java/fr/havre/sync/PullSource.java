package fr.havre.sync;

import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Something that may have arrived elsewhere: a patient's record, a mailbox. {@link #pull} runs on a virtual thread,
 * outside any transaction, for different subjects at the same time; it bounds its own time.
 */
public interface PullSource {
    /** A subject to be looked at, and how often while nothing is wrong. */
    record Wish(UUID subject, Duration every) {
        public Wish {
            if (every.isNegative() || every.isZero()) throw new IllegalArgumentException("every " + every);
        }
    }

    /** E.g. {@code record.pull}; stands in the rows for ever. */
    String name();

    /** The other system it talks to; see {@link OutboxHandler#remote()}. */
    default String remote() {
        return name();
    }

    /** What is to be looked at, the most urgent first. In a reading transaction. */
    List<Wish> wishes(Transaction tx);

    /**
     * Fetches what is new since {@code since}, quickly or by comparing everything, as the source decides from the times
     * in the cursor (the fast path can miss: PDSm has no "changed since").
     */
    Pulled pull(UUID subject, PullCursor since);
}
