package fr.havre.documents;

/** Is told of each file of an import, in order, on the importing thread; stops it when asked. */
public interface ImportProgress {
    /** {@code done} of {@code total} files have ended; this is the latest. */
    void ended(FileOutcome outcome, int done, int total);

    /** Asked before each file. What was taken in before is still filed. */
    default boolean cancelled() {
        return false;
    }
}
