package fr.havre.documents.writing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One step of a text's history.
 *
 * @param body the words as they were, where they were given to somebody else
 */
public record WritingEvent(Instant at, UUID person, What what, Optional<String> reason, Optional<String> body) {
    /** What was done. */
    public enum What { BEGUN, GIVEN, TAKEN_BACK, SENT_BACK, SIGNED }

    @Override public String toString() {
        return "WritingEvent[" + what + " " + at + "]";
    }
}
