package fr.havre.messaging;

import java.util.UUID;

/** A mailbox of this vault (UUID version 7). Means nothing outside; may be logged. */
public record MailboxId(UUID value) {
    public MailboxId {
        if (value == null) throw new IllegalArgumentException("a mailbox id is needed");
    }

    /** From its text form; an IllegalArgumentException if it is none. */
    public static MailboxId of(String text) {
        return new MailboxId(UUID.fromString(text));
    }

    @Override public String toString() {
        return value.toString();
    }
}
