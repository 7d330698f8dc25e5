package fr.havre.documents;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a document came from. A document that arrives again has one more.
 *
 * @param at when it arrived
 * @param reference the source's own name for it: a file's name, ids of the national record, a Message-ID
 * @param within what it was packed in, such as an XDM archive's name
 */
public record Origin(Kind kind, Instant at, String reference, Optional<String> within) {
    /** By which way. */
    public enum Kind { FILE, RECORD, MESSAGE, WRITTEN_HERE }

    /** Names of files often name patients: never logged. */
    @Override public String toString() {
        return "Origin[" + kind + " " + at + "]";
    }
}
