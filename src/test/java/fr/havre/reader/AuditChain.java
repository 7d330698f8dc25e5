package fr.havre.reader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The audit of one database (vault-format (e)): each row hashed onto the one before, the last of a transaction signed.
 */
final class AuditChain {
    private final byte[] vault;
    private final int compartment;
    private final List<List<String>> rows;
    private final List<List<String>> signers;

    private AuditChain(byte[] vault, int compartment, List<List<String>> rows, List<List<String>> signers) {
        this.vault = vault;
        this.compartment = compartment;
        this.rows = rows;
        this.signers = signers;
    }

    static AuditChain read(Path plainDatabase, int compartment) throws SQLException {
        byte[] vault = hex(OpenedCompartment.rows(plainDatabase, "SELECT hex(id) FROM vault").getFirst().getFirst());
        return new AuditChain(vault, compartment, OpenedCompartment.rows(plainDatabase, """
                SELECT seq, at, hex(person), hex(session), act, hex(subjects), hex(prev), hex(hash), hex(signature)
                  FROM audit ORDER BY seq"""), OpenedCompartment.rows(plainDatabase,
                "SELECT hex(person), hex(sign_key), from_seq FROM signer"));
    }

    long length() {
        return rows.size();
    }

    byte[] lastHash() {
        return hex(rows.getLast().get(7));
    }

    /** The number of the first row that is not what its signer wrote; empty for a whole chain. */
    Optional<Long> firstWrongRow() throws GeneralSecurityException {
        byte[] previous = new byte[32];
        long expected = 1;
        String unsignedBy = "";
        for (List<String> row : rows) {
            byte[] hash = hash(previous, row);
            boolean right = Long.parseLong(row.get(0)) == expected && Arrays.equals(previous, hex(row.get(6)))
                    && Arrays.equals(hash, hex(row.get(7))) && namesItsSigners(row);
            boolean mustBeSigned = expected == rows.size();
            boolean signed = !row.get(8).isEmpty();
            if (!unsignedBy.isEmpty() && !unsignedBy.equals(row.get(2))) return Optional.of(expected - 1);
            if (!right || (mustBeSigned && !signed) || (signed && !isSigned(row, expected, hash))) {
                return Optional.of(expected);
            }
            unsignedBy = signed ? "" : row.get(2);
            previous = hash;
            expected++;
        }
        return Optional.empty();
    }

    /** A key counts from the row that names it; one that its row does not name was slipped in. */
    private boolean namesItsSigners(List<String> row) throws GeneralSecurityException {
        for (List<String> signer : signers) {
            if (!signer.get(2).equals(row.get(0))) continue;
            byte[] digest = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(hex(signer.get(1))), 16);
            byte[] named = Primitives.concat(hex(signer.get(0)), digest);
            if (!row.get(4).equals("signer.added") || !Arrays.equals(named, hex(row.get(5)))) return false;
        }
        return true;
    }

    private static byte[] hash(byte[] previous, List<String> row) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(Primitives.concat(previous, field(u64(row.get(0))),
                field(u64(row.get(1))), field(hex(row.get(2))), field(hex(row.get(3))),
                field(row.get(4).getBytes(StandardCharsets.UTF_8)), field(hex(row.get(5)))));
    }

    private boolean isSigned(List<String> row, long seq, byte[] hash) {
        byte[] message = Primitives.concat("havre/1/audit".getBytes(StandardCharsets.US_ASCII), vault,
                new byte[] {(byte) compartment}, u64(row.get(0)), hash);
        for (List<String> signer : signers) {
            if (!signer.get(0).equals(row.get(2)) || Long.parseLong(signer.get(2)) > seq) continue;
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(hex(signer.get(1))));
            verifier.update(message, 0, message.length);
            if (verifier.verifySignature(hex(row.get(8)))) return true;
        }
        return false;
    }

    private static byte[] field(byte[] value) {
        return Primitives.concat(ByteBuffer.allocate(4).putInt(value.length).array(), value);
    }

    private static byte[] u64(String number) {
        return ByteBuffer.allocate(8).putLong(Long.parseLong(number)).array();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
