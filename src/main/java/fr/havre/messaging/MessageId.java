package fr.havre.messaging;

import java.util.UUID;

/** A message of this vault, received or sent (UUID version 7). Means nothing outside; may be logged. */
public record MessageId(UUID value) {
    public MessageId {
        if (value == null) throw new IllegalArgumentException("a message id is needed");
    }

    /** From its text form; an IllegalArgumentException if it is none. */
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override public String toString() {
        return value.toString();
    }
}
