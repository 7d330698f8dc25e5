package fr.havre.vault.audit;

import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.Finding.Kind;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.LentKey;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers, beside the databases and outside the vault's folder, how far each had come: so that yesterday's database,
 * a lost log or a whole older folder put back shows. Findings only, never a lock-out: care comes first.
 */
public final class Heads implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Heads.class.getName());

    private final HeadsFile inside;
    private final HeadsFile outside;

    /**
     * @param inside {@code heads} in the vault's folder
     * @param outside the same in this user's application data, named by the vault's instance
     */
    public Heads(Path inside, Path outside, UUID vault) {
        this.inside = new HeadsFile(inside, vault);
        try {
            this.outside = new HeadsFile(outside, vault);
        } catch (VaultException e) {
            this.inside.close();
            throw e;
        }
    }

    /** Compares what is remembered with the database as it is now. */
    public List<Finding> check(Transaction tx, LentKey key) {
        Compartment compartment = tx.compartment();
        List<Finding> findings = new ArrayList<>();
        Optional<Head> last = inside.read(compartment, key);
        Head now = AuditTrail.headIn(tx);
        if (now.commits() > 0 && last.isEmpty()) findings.add(new Finding(Kind.HEADS_MISSING, compartment.schema()));
        if (last.isPresent() && !inside.isWhole(compartment, key)) {
            findings.add(new Finding(Kind.HEADS_DAMAGED, compartment.schema()));
        }
        last.flatMap(head -> contradiction(tx, head, now)).ifPresent(findings::add);
        if (findings.isEmpty() && isClosed(tx, now) && !isSame(last, now)) {
            findings.add(new Finding(Kind.HEADS_OLDER, compartment.schema()));
        }
        if (outside.isWritten(compartment) && !outside.isWhole(compartment, key)) {
            findings.add(new Finding(Kind.HEADS_DAMAGED, compartment.schema() + " outside"));
        }
        outside.read(compartment, key).flatMap(head -> contradiction(tx, head, now))
                .filter(found -> !findings.contains(found)).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> contradiction(Transaction tx, Head then, Head now) {
        String where = tx.compartment().schema();
        if (then.epoch() > now.epoch()) return Optional.of(new Finding(Kind.ROLLED_BACK, where));
        if (then.epoch() < now.epoch()) return Optional.empty();
        if (then.seq() > now.seq() || then.commits() > now.commits()) {
            return Optional.of(new Finding(Kind.ROLLED_BACK, where));
        }
        boolean same = then.seq() == 0 || tx.first("SELECT hash FROM own.audit WHERE seq = ?",
                row -> row.bytes("hash"), then.seq())
                .filter(hash -> Arrays.equals(hash, then.hash())).isPresent();
        return same ? Optional.empty() : Optional.of(new Finding(Kind.ANOTHER_COPY_USED, where));
    }

    /**
     * Locking forces {@code heads} behind the last row: then an older one was put there. After a crash it is harmless.
     */
    private static boolean isClosed(Transaction tx, Head now) {
        return tx.first("SELECT act FROM own.audit WHERE seq = ?", row -> row.text("act"), now.seq())
                .filter(AuditTrail.CLOSED::equals).isPresent();
    }

    private static boolean isSame(Optional<Head> remembered, Head now) {
        return remembered.filter(head -> head.seq() == now.seq() && head.commits() == now.commits()).isPresent();
    }

    /** After a commit, without waiting for the disk. A failure is logged: the commit has happened. */
    void remember(Compartment compartment, LentKey key, Head head) {
        for (HeadsFile each : List.of(inside, outside)) {
            try {
                each.write(compartment, key, head, false);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "heads not written: {0}", e.getClass().getSimpleName());
            }
        }
    }

    /** When the vault is locked: on disk when this returns. */
    public void close(Compartment compartment, LentKey key, Head head) {
        for (HeadsFile each : List.of(inside, outside)) {
            try {
                each.write(compartment, key, head.asClean(), true);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "heads not written: {0}", e.getClass().getSimpleName());
            }
        }
    }

    @Override public void close() {
        inside.close();
        outside.close();
    }
}
