package fr.havre.documents.writing;

import java.util.UUID;

/** A text being written in this vault (UUID version 7). Means nothing outside; may be logged. */
public record WritingId(UUID value) {
    public WritingId {
        if (value == null) throw new IllegalArgumentException("an id is needed");
    }

    @Override public String toString() {
        return value.toString();
    }
}
