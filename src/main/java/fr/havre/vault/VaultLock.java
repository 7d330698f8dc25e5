package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One program per vault: a lock of the operating system on the file {@code lock}, gone with the process. A program that
 * tries a second time is refused too, but on Linux the refused try may give back its first lock: a program opens a vault
 * once.
 */
final class VaultLock implements AutoCloseable {
    private final Optional<FileChannel> channel;

    private VaultLock(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /**
     * The same for who only reads, so that a folder in which nothing can be written may still be verified: there the lock
     * is taken if it can be, and otherwise nobody on this computer can be writing.
     *
     * @throws VaultException {@code LOCKED_BY_ANOTHER_PROGRAM}
     */
    static VaultLock takeForReading(Path folder) {
        try {
            return take(folder);
        } catch (VaultException e) {
            if (e.code() != Code.NOT_WRITABLE && e.code() != Code.DISK_FULL) throw e;
            return new VaultLock(Optional.empty());
        }
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
            if (lock != null) return new VaultLock(Optional.of(channel));
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
        if (channel.filter(each -> !each.isOpen()).isPresent()) throw new IllegalStateException("lock given back");
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing was taken: nothing to give back
        }
    }

    @Override public void close() {
        channel.ifPresent(VaultLock::closeQuietly);
    }
}
