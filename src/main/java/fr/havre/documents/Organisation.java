package fr.havre.documents;

import java.util.Optional;

/** An organisation as a document names it. An empty name was not said. */
public record Organisation(Optional<Identifier> id, String name) {
    public static final Organisation NONE = new Organisation(Optional.empty(), "");

    @Override public String toString() {
        return "Organisation[" + (id.isPresent() ? "with id" : "without id") + "]";
    }
}
