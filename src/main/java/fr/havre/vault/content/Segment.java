package fr.havre.vault.content;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One append-only file (vault-format (a)): 64 bytes of header, a hint only, then records with no clear boundary. Bytes
 * no row names may lie at its end; they are overwritten only by the session that wrote them. Guarded by its store.
 */
final class Segment implements AutoCloseable {
    static final int HEADER = 64;
    private static final System.Logger LOG = System.getLogger(Segment.class.getName());
    private static final int WRITE_BACK = 1024 * 1024;
    private static final byte[] MAGIC = "HAVRESG1".getBytes(StandardCharsets.US_ASCII);

    private final long number;
    private final Path file;
    private volatile FileChannel channel;
    private volatile boolean closed;
    private long end;
    private long wanted;                            // somebody asked for these bytes to be forced
    private long durable;                           // these are
    private Optional<Thread> forcing = Optional.empty();
    private Optional<Thread> hashing = Optional.empty();
    private IOException failed;
    private volatile byte[] sha256;

    private Segment(long number, Path file, FileChannel channel, long end) {
        this.number = number;
        this.file = file;
        this.channel = channel;
        this.end = end;
    }

    static Path file(Path folder, long number) {
        return folder.resolve(number + ".seg");
    }

    /** What the first bytes of a segment are: magic, vault, compartment, number, zeros. */
    static byte[] header(UUID vault, Compartment compartment, long number) {
        return ByteBuffer.allocate(HEADER).put(MAGIC).put(Uuids.bytes(vault)).put((byte) compartment.number())
                .putLong(number).array();
    }

    /** A new file, its name durable when this returns. */
    static Segment create(Path folder, long number, byte[] header) throws IOException {
        Path file = file(folder, number);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Segment segment = new Segment(number, file, channel, 0);
        try {
            segment.append(ByteBuffer.wrap(header));
            Folders.force(folder);
            return segment;
        } catch (IOException | RuntimeException e) {
            segment.discard();
            throw e;
        }
    }

    /** Goes on behind whatever the file holds. */
    static Segment reopen(Path folder, long number) throws IOException {
        Path file = file(folder, number);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        return new Segment(number, file, channel, channel.size());
    }

    long number() {
        return number;
    }

    /** Where the next record begins. */
    synchronized long end() {
        return end;
    }

    /** Nothing has moved when this throws. */
    synchronized void append(ByteBuffer... parts) throws IOException {
        requireGood();
        long at = end;
        for (ByteBuffer part : parts) {
            long start = at - part.position();
            at += part.remaining();
            while (part.hasRemaining()) whateverInterrupts(on -> on.write(part, start + part.position()));
        }
        end = at;
        if (end - wanted >= WRITE_BACK) forceSoon();
    }

    private interface Work {
        void on(FileChannel channel) throws IOException;
    }

    /**
     * An interrupt closes a channel for everybody who uses it: opened again and done again at the same place. The thread
     * that was interrupted still is, afterwards.
     */
    private void whateverInterrupts(Work work) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    work.on(channel);
                    return;
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    openAgain();
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private synchronized void openAgain() throws IOException {
        if (closed) throw new ClosedChannelException();
        if (!channel.isOpen()) channel = FileChannel.open(file, StandardOpenOption.WRITE);
    }

    /** Lets the disk begin while the processor goes on: less is left to wait for when a transaction forces. */
    synchronized void forceSoon() {
        wanted = end;
        if (forcing.isEmpty() && durable < wanted) forcing = Optional.of(Thread.startVirtualThread(this::forceWanted));
    }

    /** The one thread that forces: nobody else could be told of a failure that it met. */
    private void forceWanted() {
        for (long target = next(); target >= 0; target = next()) {
            IOException problem = null;
            try {
                whateverInterrupts(on -> on.force(false));
            } catch (IOException e) {
                problem = e;
            }
            forced(target, problem);
        }
    }

    private synchronized long next() {
        if (durable < wanted && failed == null) return end;
        forcing = Optional.empty();
        return -1;
    }

    private synchronized void forced(long target, IOException problem) {
        if (problem == null) durable = target;
        else failed = problem;                      // a later force may succeed without these bytes: none may be believed
        notifyAll();
    }

    synchronized boolean isGood() {
        return failed == null;
    }

    private synchronized void requireGood() throws IOException {
        if (failed != null) throw new IOException("segment could not be forced", failed);
    }

    /**
     * Waits until all bytes before {@code upTo} are on disk; appending goes on meanwhile. Also when interrupted: it is the
     * disk's time, not a person's.
     */
    synchronized void force(long upTo) throws IOException {
        if (durable < upTo) forceSoon();
        boolean interrupted = false;
        while (durable < upTo && failed == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        requireGood();
    }

    /** No more will be appended: from now on one hash stands for all its bytes. */
    void seal() throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[256 * 1024];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) digest.update(buffer, 0, got);
        }
        sha256 = digest.digest();
    }

    /** The same, meanwhile. If it fails the segment stays unsealed, which costs a backup the time to copy it again. */
    synchronized void sealMeanwhile() {
        hashing = Optional.of(Thread.startVirtualThread(() -> {
            try {
                seal();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "segment {0} not hashed: {1}", number,
                        e.getClass().getSimpleName());
            }
        }));
    }

    void awaitSealing() {
        awaitQuietly(hashing);
    }

    /** Also when interrupted: it is the disk's time, not a person's. */
    private static void awaitQuietly(Optional<Thread> thread) {
        boolean interrupted = false;
        while (thread.filter(Thread::isAlive).isPresent()) {
            try {
                thread.get().join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Empty while it is written to. */
    Optional<byte[]> sha256() {
        return Optional.ofNullable(sha256).map(byte[]::clone);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    /** The record that needed a file of its own was not finished: no row can name it. */
    void discard() throws IOException {
        closed = true;
        channel.close();
        Files.deleteIfExists(file);
    }

    static VaultException failure(Path folder, IOException e) {
        Code code = isDiskFull(folder, e) ? Code.DISK_FULL : Code.STORE_FAILED;
        return new VaultException(code, "segment", e);
    }

    /** Java names no error code: the words of the three systems, or hardly anything left. */
    private static boolean isDiskFull(Path folder, IOException e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no space") || words.contains("not enough space") || words.contains("quota")) return true;
        try {
            return Files.getFileStore(folder).getUsableSpace() < RecordCipher.CHUNK;
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override public void close() {
        awaitSealing();
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, "closing segment " + number, e);
        }
    }
}
