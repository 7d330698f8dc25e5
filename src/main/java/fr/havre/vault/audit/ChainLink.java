package fr.havre.vault.audit;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;

/** The bytes that are hashed and signed for one row of {@code audit}; this is the format. */
final class ChainLink {
    static final int HASH_BYTES = 32;
    private static final byte[] SIGNED = "havre/1/audit".getBytes(StandardCharsets.US_ASCII);

    private ChainLink() { }

    /**
     * SHA-256 of the previous row's hash, then each field behind its length (4 bytes). The first row follows 32 zeros.
     */
    static byte[] hash(byte[] previous, AuditRow row) {
        MessageDigest digest = sha256();
        digest.update(previous);
        field(digest, ByteBuffer.allocate(8).putLong(row.seq()).array());
        field(digest, ByteBuffer.allocate(8).putLong(row.at().toEpochMilli()).array());
        field(digest, Uuids.bytes(row.person()));
        field(digest, Uuids.bytes(row.session()));
        field(digest, row.act().getBytes(StandardCharsets.UTF_8));
        field(digest, subjects(row.subjects()));
        return digest.digest();
    }

    private static void field(MessageDigest digest, byte[] value) {
        digest.update(ByteBuffer.allocate(4).putInt(value.length).array());
        digest.update(value);
    }

    /** What the person signs: "havre/1/audit", vault, compartment, number, hash. */
    static byte[] signed(UUID vault, Compartment compartment, long seq, byte[] hash) {
        return ByteBuffer.allocate(SIGNED.length + 16 + 1 + 8 + HASH_BYTES).put(SIGNED).put(Uuids.bytes(vault))
                .put((byte) compartment.number()).putLong(seq).put(hash).array();
    }

    static byte[] subjects(List<UUID> ids) {
        ByteBuffer all = ByteBuffer.allocate(16 * ids.size());
        ids.forEach(id -> all.put(Uuids.bytes(id)));
        return all.array();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
