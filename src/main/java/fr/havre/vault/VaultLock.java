package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One program per vault: a lock of the operating system on the file {@code lock}, gone with the process. A program that
 * tries a second time is refused too, but on Linux the refused try may give back its first lock: a program opens a vault
 * once.
 */
final class VaultLock implements AutoCloseable {
    private final FileChannel channel;

    private VaultLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws VaultException {@code LOCKED_BY_ANOTHER_PROGRAM}, {@code NOT_WRITABLE} */
    static VaultLock take(Path folder) {
        FileChannel channel;
        try {
            channel = FileChannel.open(VaultFiles.lock(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new VaultException(Code.NOT_WRITABLE, "lock", e);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) return new VaultLock(channel);
            channel.close();
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new VaultException(Code.NOT_WRITABLE, "lock", e);
        }
        throw new VaultException(Code.LOCKED_BY_ANOTHER_PROGRAM, "lock");
    }

    void requireHeld() {
        if (!channel.isOpen()) throw new IllegalStateException("lock given back");
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing was taken: nothing to give back
        }
    }

    @Override public void close() {
        closeQuietly(channel);
    }
}
