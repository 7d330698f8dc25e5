package fr.havre.documents;

import java.nio.file.Path;

/** What became of one file of an import. */
public record FileOutcome(Path file, ImportOutcome outcome) {
    /** Names of files often name patients: never logged. */
    @Override public String toString() {
        return "FileOutcome[" + outcome.getClass().getSimpleName() + "]";
    }
}
