package fr.havre.documents;

import java.util.UUID;

/** A document of this vault (UUID version 7). Means nothing outside; may be logged. */
public record DocumentId(UUID value) {
    public DocumentId {
        if (value == null) throw new IllegalArgumentException("a document id is needed");
    }

    /** From its text form; an IllegalArgumentException if it is none. */
    public static DocumentId of(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @Override public String toString() {
        return value.toString();
    }
}
