package fr.havre.vault;

import fr.havre.vault.Finding.Kind;
import fr.havre.vault.audit.AuditTrail;
import fr.havre.vault.audit.Head;
import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The last act of a session: the heads of the open chains, in each of them, so that neither can be cut behind this
 * point without contradicting the other (vault-format (e)). As subjects: for each its compartment and number as one id,
 * then the hash as two.
 */
final class ChainSeals {
    private static final int IDS = 3;

    private ChainSeals() { }

    static UUID[] subjects(Map<Compartment, Head> heads) {
        List<UUID> ids = new ArrayList<>();
        heads.forEach((compartment, head) -> {
            ids.add(new UUID(compartment.number(), head.seq()));
            ids.addAll(AuditTrail.asIds(head.hash()));
        });
        return ids.toArray(UUID[]::new);
    }

    /** Whether each seal in {@code tx}'s chain names links that are there, in both chains where both can be read. */
    static void check(Transaction tx, Consumer<Finding> found) {
        boolean both = tx.number("SELECT count(*) FROM pragma_database_list WHERE name = ?",
                tx.compartment().other().schema()) > 0;
        record Closing(long seq, List<UUID> subjects) { }
        for (Closing each : tx.list("SELECT seq, subjects FROM own.audit WHERE act = 'vault.closed' ORDER BY seq",
                row -> new Closing(row.number("seq"), AuditTrail.ids(row.bytes("subjects"))))) {
            boolean right = each.subjects().size() % IDS == 0;
            for (int i = 0; right && i < each.subjects().size(); i += IDS) {
                right = isLink(tx, each.subjects().subList(i, i + IDS), both);
            }
            if (!right) {
                found.accept(new Finding(Kind.AUDIT_SEAL_DIFFERS, tx.compartment().schema() + " " + each.seq()));
            }
        }
    }

    private static boolean isLink(Transaction tx, List<UUID> seal, boolean both) {
        boolean own = seal.getFirst().getMostSignificantBits() == tx.compartment().number();
        long seq = seal.getFirst().getLeastSignificantBits();
        if ((!own && !both) || seq == 0) return true;
        String schema = own ? "own" : tx.compartment().other().schema();
        return tx.first("SELECT hash FROM " + schema + ".audit WHERE seq = ?", row -> row.bytes("hash"), seq)
                .filter(hash -> AuditTrail.asIds(hash).equals(seal.subList(1, IDS))).isPresent();
    }
}
