package fr.havre.vault.audit;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.db.LentKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The file {@code heads} (vault-format (d)): two places of 4 KiB per compartment, written in turn, each under an HMAC
 * with the compartment's own key, so that who lacks the key cannot forge that half. Written without forcing: after a
 * power cut it may be behind the database, never ahead.
 */
final class HeadsFile implements AutoCloseable {
    static final int PLACE = 4096;
    private static final byte[] MAGIC = "HAVREHD1".getBytes(StandardCharsets.US_ASCII);
    private static final int BODY = 8 + 16 + 1 + 4 + 8 + 8 + 32 + 1;
    private static final int MAC = 32;

    private final Path file;
    private final UUID vault;
    private final FileChannel channel;
    private final Map<Compartment, Integer> nextTurn = new EnumMap<>(Compartment.class);

    /** Opens it, creating it where it is absent. */
    HeadsFile(Path file, UUID vault) {
        this.file = file;
        this.vault = vault;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new VaultException(Code.NOT_WRITABLE, "heads", e);
        }
    }

    /** The later of the two places that are genuine. */
    synchronized Optional<Head> read(Compartment compartment, LentKey key) {
        Optional<Head> first = place(compartment, 0, key);
        Optional<Head> second = place(compartment, 1, key);
        if (first.isEmpty() || second.isEmpty()) return first.or(() -> second);
        return isLater(second.get(), first.get()) ? second : first;
    }

    private static boolean isLater(Head a, Head b) {
        if (a.epoch() != b.epoch()) return a.epoch() > b.epoch();
        return a.commits() != b.commits() ? a.commits() > b.commits() : a.isClean();
    }

    /**
     * Whether anything but zeros stands where this compartment's places are: then {@link #read} should find something.
     */
    synchronized boolean isWritten(Compartment compartment) {
        for (int turn : List.of(0, 1)) {
            byte[] bytes = bytes(compartment, turn);
            for (byte each : bytes) if (each != 0) return true;
        }
        return false;
    }

    /** Whether both places are genuine or untouched. A torn write or a flipped bit leaves one. */
    synchronized boolean isWhole(Compartment compartment, LentKey key) {
        for (int turn : List.of(0, 1)) {
            byte[] bytes = bytes(compartment, turn);
            if (Arrays.equals(bytes, new byte[bytes.length])) continue;
            if (bytes.length < PLACE || place(compartment, turn, key).isEmpty()) return false;
            for (int i = BODY + MAC; i < PLACE; i++) if (bytes[i] != 0) return false;
        }
        return true;
    }

    /** Over the older place, so that a torn write leaves the newer one. */
    synchronized void write(Compartment compartment, LentKey key, Head head, boolean force) throws IOException {
        int turn = nextTurn.computeIfAbsent(compartment, c -> olderPlace(c, key));
        nextTurn.put(compartment, 1 - turn);
        byte[] body = body(compartment, head);
        byte[] mac = key.lend(k -> mac(k, body));
        ByteBuffer place = ByteBuffer.allocate(PLACE).put(body).put(mac);
        place.rewind();
        long at = position(compartment, turn);
        while (place.hasRemaining()) at += channel.write(place, at);
        if (force) channel.force(true);
    }

    private int olderPlace(Compartment compartment, LentKey key) {
        Optional<Head> first = place(compartment, 0, key);
        Optional<Head> second = place(compartment, 1, key);
        return first.isPresent() && (second.isEmpty() || isLater(first.get(), second.get())) ? 1 : 0;
    }

    private Optional<Head> place(Compartment compartment, int turn, LentKey key) {
        byte[] bytes = bytes(compartment, turn);
        if (bytes.length < BODY + MAC) return Optional.empty();
        byte[] body = Arrays.copyOf(bytes, BODY);
        byte[] mac = Arrays.copyOfRange(bytes, BODY, BODY + MAC);
        if (!MessageDigest.isEqual(mac, key.lend(k -> mac(k, body)))) return Optional.empty();
        ByteBuffer fields = ByteBuffer.wrap(body);
        byte[] magic = new byte[MAGIC.length];
        fields.get(magic);
        UUID ofVault = new UUID(fields.getLong(), fields.getLong());
        if (!Arrays.equals(magic, MAGIC) || !ofVault.equals(vault) || fields.get() != compartment.number()) {
            return Optional.empty();
        }
        int epoch = fields.getInt();
        long commits = fields.getLong();
        long seq = fields.getLong();
        byte[] hash = new byte[ChainLink.HASH_BYTES];
        fields.get(hash);
        return Optional.of(new Head(epoch, commits, seq, hash, fields.get() != 0));
    }

    private byte[] body(Compartment compartment, Head head) {
        return ByteBuffer.allocate(BODY).put(MAGIC).put(Uuids.bytes(vault)).put((byte) compartment.number())
                .putInt(head.epoch()).putLong(head.commits()).putLong(head.seq()).put(head.hash())
                .put((byte) (head.isClean() ? 1 : 0)).array();
    }

    private byte[] bytes(Compartment compartment, int turn) {
        ByteBuffer bytes = ByteBuffer.allocate(PLACE);
        long at = position(compartment, turn);
        try {
            while (bytes.hasRemaining()) {
                int got = channel.read(bytes, at + bytes.position());
                if (got < 0) break;
            }
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, "heads", e);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static long position(Compartment compartment, int turn) {
        return (2L * (compartment.number() - 1) + turn) * PLACE;
    }

    private static byte[] mac(byte[] key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }

    @Override public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, String.valueOf(file.getFileName()), e);
        }
    }
}
