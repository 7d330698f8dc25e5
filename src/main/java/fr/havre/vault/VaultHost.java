package fr.havre.vault;

import fr.havre.vault.keys.Stretcher;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a vault needs of the computer it is opened on.
 *
 * @param appData this user's folder for application data: remembers how far each vault had come (vault-format (d))
 * @param announce given the changes of each transaction after its commit, on the committing thread
 * @param beforeWork called first by what may take long (databases, contents, keys), on the thread that asks for it; may
 * throw on one that must not wait
 * @param stretcher makes passphrases slow to guess
 */
public record VaultHost(Path appData, InstantSource time, Consumer<List<Object>> announce, Runnable beforeWork,
        Stretcher stretcher) {
    /** Where every thread may wait. */
    public VaultHost(Path appData, InstantSource time, Consumer<List<Object>> announce) {
        this(appData, time, announce, () -> { }, Stretcher.ARGON2ID);
    }

    /** The same, its changes announced to {@code listener} instead. */
    public VaultHost announcingTo(Consumer<List<Object>> listener) {
        return new VaultHost(appData, time, listener, beforeWork, stretcher);
    }
}
