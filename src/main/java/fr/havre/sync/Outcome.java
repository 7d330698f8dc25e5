package fr.havre.sync;

import java.time.Duration;

/** What one attempt to send, or to ask, came to. The worker, not the handler, decides when the next attempt is made. */
public sealed interface Outcome {
    /** The other side has taken it, and calls it {@code remoteReference}. */
    record Done(String remoteReference) implements Outcome { }

    /** Seen at the other side, by identifier and hash: more than a polite answer. */
    record Confirmed(String remoteReference) implements Outcome { }

    /**
     * It was surely <em>not</em> taken (connection refused, sign-in needed, 429): send again, not sooner than
     * {@code atLeast}. A 502, 503 or 504 may come from a gateway behind which it was taken: that is {@link Unknown}.
     */
    record TryLater(Reason reason, Duration atLeast) implements Outcome {
        public TryLater {
            if (atLeast.isNegative()) throw new IllegalArgumentException("atLeast " + atLeast);
        }

        public TryLater(Reason reason) {
            this(reason, Duration.ZERO);
        }
    }

    /**
     * Surely not taken, and trying again would not help: a person must act.
     *
     * @param code the feature's own, for which the window has a sentence
     * @param explanation what the other side wrote, without patient data where possible; kept encrypted, never logged
     */
    record Refused(String code, String explanation) implements Outcome {
        @Override public String toString() {
            return "Refused[" + code + "]";
        }
    }

    /** It may have arrived: ask before sending again, not sooner than {@code atLeast}. */
    record Unknown(Reason reason, Duration atLeast) implements Outcome {
        public Unknown {
            if (atLeast.isNegative()) throw new IllegalArgumentException("atLeast " + atLeast);
        }

        public Unknown() {
            this(Reason.ANSWER_LOST, Duration.ZERO);
        }
    }

    /** Surely not taken, because the other side has changed: {@code remoteVersion} is what it has now. */
    record Conflict(String remoteVersion) implements Outcome { }
}
