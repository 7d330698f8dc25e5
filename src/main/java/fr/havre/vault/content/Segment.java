package fr.havre.vault.content;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;

/**
 * One append-only file (vault-format (a)): 64 bytes of header, a hint only, then records with no clear boundary. Bytes no
 * row names may lie at its end; they are overwritten only by the session that wrote them. Guarded by its store.
 */
final class Segment implements AutoCloseable {
    static final int HEADER = 64;
    private static final byte[] MAGIC = "HAVRESG1".getBytes(StandardCharsets.US_ASCII);

    private final long number;
    private final Path file;
    private final FileChannel channel;
    private long end;
    private volatile boolean forced;
    private byte[] sha256;

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
            segment.append(header);
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
    long end() {
        return end;
    }

    /** Nothing has moved when this throws. */
    void append(byte[]... parts) throws IOException {
        long at = end;
        for (byte[] part : parts) {
            ByteBuffer bytes = ByteBuffer.wrap(part);
            while (bytes.hasRemaining()) at += channel.write(bytes, at);
        }
        end = at;
        forced = false;
    }

    void force() throws IOException {
        if (forced) return;
        forced = true;
        try {
            channel.force(false);
        } catch (IOException e) {
            forced = false;
            throw e;
        }
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

    /** Empty while it is written to. */
    java.util.Optional<byte[]> sha256() {
        return java.util.Optional.ofNullable(sha256).map(byte[]::clone);
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
        try {
            channel.close();
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, "closing segment " + number, e);
        }
    }
}
