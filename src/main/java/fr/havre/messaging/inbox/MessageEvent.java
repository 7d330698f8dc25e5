package fr.havre.messaging.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a message.
 *
 * @param person who did it; empty for Havre itself
 * @param code of a state or a reason; of {@link What#ASSIGNED} the person, empty for nobody
 * @param words of a note
 */
public record MessageEvent(Instant at, Optional<UUID> person, What what, Optional<String> code, Optional<String> words) {
    /** What it was; NO_COPY: none could be left among the sent ones. The window has a word for each. */
    public enum What { FILED, LEFT_UNFILED, ASSIGNED, NOTE, DONE, UNDONE, ANSWERED, STATE, NO_COPY }

    /** Notes are about patients. */
    @Override public String toString() {
        return "MessageEvent[" + what + " " + at + "]";
    }
}
