package fr.havre.sync;

import fr.havre.vault.db.Transaction;
import java.time.Duration;

/** What one pull came to. */
public sealed interface Pulled {
    /** Keeps what was received, in the transaction that moves the cursor; on the scheduler thread, without network. */
    @FunctionalInterface
    interface Keep {
        void in(Transaction tx);
    }

    /**
     * Something, or nothing, was new.
     *
     * @param cursor where to go on next time, in the source's own words
     * @param full whether everything was compared
     * @param more whether to go on at once, because this was only a part
     */
    record Received(String cursor, boolean full, boolean more, Keep keep) implements Pulled { }

    /** It could not be asked now; not sooner than {@code atLeast}. */
    record TryLater(Reason reason, Duration atLeast) implements Pulled {
        public TryLater {
            if (atLeast.isNegative()) throw new IllegalArgumentException("atLeast " + atLeast);
        }

        public TryLater(Reason reason) {
            this(reason, Duration.ZERO);
        }
    }

    /** This subject cannot be had (no record, access blocked): asked again, ever more rarely. */
    record Refused(String code, String explanation) implements Pulled {
        @Override public String toString() {
            return "Refused[" + code + "]";
        }
    }
}
