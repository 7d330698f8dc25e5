package fr.havre.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * How far one source was read for one subject.
 *
 * @param value the source's own words, as it last returned them
 * @param pulledAt the last time a pull succeeded
 * @param fullAt the last time everything was compared; empty also after a restore
 * @param reason why the last pull failed, if it did
 * @param code the source's own code of a refusal
 * @param failures in a row
 * @param notBefore after a failure: not again before this
 */
public record PullCursor(Optional<String> value, Optional<Instant> pulledAt, Optional<Instant> fullAt,
        Optional<Reason> reason, Optional<String> code, int failures, Optional<Instant> notBefore) {
    /** Nothing was ever read. */
    public static final PullCursor START = new PullCursor(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), 0, Optional.empty());
}
