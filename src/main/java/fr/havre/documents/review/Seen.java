package fr.havre.documents.review;

import java.time.Instant;
import java.util.UUID;

/**
 * That a professional has looked at it.
 *
 * @param word what they had to say, for instance that the patient is to be told; empty if nothing
 */
public record Seen(UUID by, Instant at, String word) {
    @Override public String toString() {
        return "Seen[" + by + " " + at + "]";
    }
}
