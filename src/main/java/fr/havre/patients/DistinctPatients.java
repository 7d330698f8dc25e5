package fr.havre.patients;

import fr.havre.vault.Uuids;
import fr.havre.vault.db.Transaction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Which patients who look alike a person has found to be two. */
public final class DistinctPatients {
    /** Nobody has looked yet. */
    public static final DistinctPatients NONE = new DistinctPatients(Set.of());

    /** The smaller id first, as its bytes are compared. */
    private record Pair(UUID one, UUID other) {
        static Pair of(PatientId a, PatientId b) {
            boolean inOrder = Arrays.compareUnsigned(Uuids.bytes(a.value()), Uuids.bytes(b.value())) < 0;
            return inOrder ? new Pair(a.value(), b.value()) : new Pair(b.value(), a.value());
        }
    }

    private final Set<Pair> pairs;

    private DistinctPatients(Set<Pair> pairs) {
        this.pairs = pairs;
    }

    /** Whether somebody has decided that these are two persons. */
    public boolean are(PatientId a, PatientId b) {
        return pairs.contains(Pair.of(a, b));
    }

    static DistinctPatients read(Transaction tx) {
        Set<Pair> pairs = new HashSet<>();
        tx.list("SELECT one, other FROM adm.patient_distinct", row -> pairs.add(new Pair(row.uuid("one"), row.uuid("other"))));
        return new DistinctPatients(pairs);
    }

    /** Whether that is new. */
    static boolean decide(Transaction tx, PatientId a, PatientId b, boolean distinct, UUID person) {
        Pair pair = Pair.of(a, b);
        if (!distinct) {
            return tx.run("DELETE FROM adm.patient_distinct WHERE one = ? AND other = ?", pair.one(), pair.other()) > 0;
        }
        return tx.run("""
                INSERT INTO adm.patient_distinct (one, other, decided_at, decided_by) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING""", pair.one(), pair.other(), tx.now(), person) > 0;
    }
}
