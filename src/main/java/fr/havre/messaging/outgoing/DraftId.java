package fr.havre.messaging.outgoing;

import java.util.UUID;

/** A letter being written (UUID version 7). Means nothing outside; may be logged. */
public record DraftId(UUID value) {
    public DraftId {
        if (value == null) throw new IllegalArgumentException("a draft id is needed");
    }

    /** From its text form; an IllegalArgumentException if it is none. */
    public static DraftId of(String text) {
        return new DraftId(UUID.fromString(text));
    }

    @Override public String toString() {
        return value.toString();
    }
}
