package fr.havre.vault;

/** Told now and then how far long work has come. Called on the thread that works. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (_, _) -> { };

    void at(long doneBytes, long totalBytes);
}
