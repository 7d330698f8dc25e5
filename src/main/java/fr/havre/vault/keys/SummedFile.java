package fr.havre.vault.keys;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A small file kept twice, ending in the SHA-256 of what stands before (vault-format (a.2)). The sum proves nothing: it
 * tells a damaged file from a wrong passphrase. {@code .bak} holds the same bytes, written second, never older ones.
 */
final class SummedFile {
    static final int MAX_BYTES = 64 * 1024;
    static final int SUM_BYTES = 32;

    private static final byte[] BEFORE_SUM = ",\"sum\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER_SUM = "\"}\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SUFFIX_BYTES = BEFORE_SUM.length + 2 * SUM_BYTES + AFTER_SUM.length;

    private SummedFile() { }

    /** The whole file: {@code body} is its JSON object without the closing brace. */
    static byte[] bytes(String body) {
        return bytes(body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(byte[] before) {
        byte[] sum = HexFormat.of().formatHex(sha256(before)).getBytes(StandardCharsets.US_ASCII);
        return Derivation.concat(before, BEFORE_SUM, sum, AFTER_SUM);
    }

    /** The sum that {@code file} carries, if it is the sum of its bytes; empty for a damaged file. */
    static Optional<byte[]> sum(byte[] file) {
        if (file.length <= SUFFIX_BYTES || file.length > MAX_BYTES) return Optional.empty();
        byte[] sum = sha256(Arrays.copyOf(file, file.length - SUFFIX_BYTES));
        byte[] hex = HexFormat.of().formatHex(sum).getBytes(StandardCharsets.US_ASCII);
        byte[] suffix = Derivation.concat(BEFORE_SUM, hex, AFTER_SUM);
        byte[] found = Arrays.copyOfRange(file, file.length - SUFFIX_BYTES, file.length);
        return Arrays.equals(suffix, found) ? Optional.of(sum) : Optional.empty();
    }

    static Path backupOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".bak");
    }

    /**
     * Its bytes, whatever they are; empty if there is no such file, or it is no file, or too large to be one of ours.
     */
    static Optional<byte[]> read(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(bytes);
        } catch (IOException e) {
            throw failed(e, file);
        }
    }

    /** On disk, both copies, when it returns. A crash at any point leaves the old file or the new one, whole. */
    static void write(Path file, byte[] bytes) {
        try {
            replace(file, bytes);
            replace(backupOf(file), bytes);
        } catch (IOException e) {
            throw failed(e, file);
        }
    }

    /**
     * Leaves nothing that opens, not even the rest of a write that did not finish. The backup goes before the file: a
     * crash between must not leave only a file that would be read in place of the other.
     */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(unfinished(file));
            Files.deleteIfExists(unfinished(backupOf(file)));
            Files.deleteIfExists(backupOf(file));
            forceFolder(file);
            Files.deleteIfExists(file);
            forceFolder(file);
        } catch (IOException e) {
            throw failed(e, file);
        }
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path written = unfinished(file);
        try (FileChannel out = FileChannel.open(written, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) out.write(rest);
            out.force(true);
        }
        try {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);      // some network drives
        }
        forceFolder(file);
    }

    /** Windows has no such call on a folder and needs none. */
    private static void forceFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (AccessDeniedException e) {
            if (!System.getProperty("os.name").startsWith("Windows")) throw e;
        }
    }

    private static VaultException failed(IOException e, Path file) {
        String message = String.valueOf(e.getMessage());
        boolean full = message.contains("No space left") || message.contains("not enough space");
        boolean refused = e instanceof AccessDeniedException || e.getCause() instanceof ReadOnlyFileSystemException
                || message.contains("Read-only");
        return new VaultException(full ? Code.DISK_FULL : refused ? Code.NOT_WRITABLE : Code.STORE_FAILED,
                String.valueOf(file.getFileName()), e);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
