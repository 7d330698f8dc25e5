package fr.havre.vault.audit;

import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.Finding.Kind;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.Signatures;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Recomputes a whole chain and checks its signatures (vault-format (e)). About 10,000 signatures a second. */
public final class ChainCheck {
    private static final int PAGE = 1000;

    private final UUID vault;
    private final Compartment compartment;
    private final Consumer<Finding> found;
    private final Map<UUID, Map<UUID, Signer>> signers = new HashMap<>();
    private byte[] previous = new byte[ChainLink.HASH_BYTES];
    private long expected = 1;
    private boolean lastSigned = true;
    private Optional<UUID> unsignedBy = Optional.empty();

    private ChainCheck(UUID vault, Compartment compartment, Consumer<Finding> found) {
        this.vault = vault;
        this.compartment = compartment;
        this.found = found;
    }

    private static final class Signer {
        private final byte[] key;
        private final long fromSeq;
        private boolean named;

        Signer(byte[] key, long fromSeq) {
            this.key = key;
            this.fromSeq = fromSeq;
        }
    }

    private static final class Link {
        private final AuditRow row;
        private final byte[] previous;
        private final byte[] hash;
        private final Optional<byte[]> signature;

        Link(Row row) throws SQLException {
            this.row = AuditRow.read(row);
            this.previous = row.bytes("prev");
            this.hash = row.bytes("hash");
            this.signature = row.optionalBytes("signature");
        }
    }

    /** Findings of the chain of {@code tx}'s database; none if it is what its signers wrote. */
    public static void run(Transaction tx, UUID vault, Consumer<Finding> found) {
        ChainCheck check = new ChainCheck(vault, tx.compartment(), found);
        check.readSigners(tx);
        for (List<Link> page = check.page(tx); !page.isEmpty(); page = check.page(tx)) page.forEach(check::take);
        if (!check.lastSigned) check.tell(Kind.AUDIT_SIGNATURE_WRONG, check.expected - 1);
        check.signers.values().forEach(keys -> keys.values().stream().filter(signer -> !signer.named)
                .forEach(signer -> check.tell(Kind.AUDIT_SIGNER_UNKNOWN, signer.fromSeq)));
    }

    private void readSigners(Transaction tx) {
        record Known(UUID person, Signer signer) { }
        tx.list("SELECT sign_key, person, from_seq FROM own.signer",
                row -> new Known(row.uuid("person"), new Signer(row.bytes("sign_key"), row.number("from_seq"))))
                .forEach(known -> signers.computeIfAbsent(known.person(), _ -> new HashMap<>())
                        .put(AuditTrail.digest(known.signer().key), known.signer()));
    }

    private List<Link> page(Transaction tx) {
        return tx.list("""
                SELECT seq, at, person, session, act, subjects, prev, hash, signature
                  FROM own.audit WHERE seq >= ? ORDER BY seq LIMIT ?""", Link::new, expected, PAGE);
    }

    private void take(Link link) {
        if (link.row.seq() != expected) tell(Kind.AUDIT_GAP, expected);
        boolean chained = Arrays.equals(link.previous, previous) && Arrays.equals(link.hash,
                ChainLink.hash(link.previous, link.row));
        if (!chained) tell(Kind.AUDIT_CHAIN_BROKEN, link.row.seq());
        if (link.row.act().equals(AuditTrail.SIGNER_ADDED)) name(link.row);
        boolean another = unsignedBy.isPresent() && !unsignedBy.get().equals(link.row.person());
        // one person's signature under another's act
        if (another) tell(Kind.AUDIT_SIGNATURE_WRONG, link.row.seq() - 1);
        lastSigned = link.signature.isPresent();
        unsignedBy = lastSigned ? Optional.empty() : Optional.of(link.row.person());
        if (lastSigned && !isSigned(link)) tell(Kind.AUDIT_SIGNATURE_WRONG, link.row.seq());
        previous = link.hash;
        expected = link.row.seq() + 1;
    }

    private void name(AuditRow row) {
        if (row.subjects().size() != 2) return;
        Signer signer = signers.getOrDefault(row.subjects().get(0), Map.of()).get(row.subjects().get(1));
        if (signer != null && signer.fromSeq == row.seq()) signer.named = true;
    }

    private boolean isSigned(Link link) {
        byte[] message = ChainLink.signed(vault, compartment, link.row.seq(), link.hash);
        return signers.getOrDefault(link.row.person(), Map.of()).values().stream()
                .filter(signer -> signer.fromSeq <= link.row.seq())
                .anyMatch(signer -> Signatures.verify(signer.key, message, link.signature.orElseThrow()));
    }

    private void tell(Kind kind, long seq) {
        found.accept(new Finding(kind, compartment.schema() + " " + seq));
    }
}
