package fr.havre.sync;

import fr.havre.sync.SyncException.Code;
import fr.havre.vault.Uuids;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What changed on both sides, in the compartment of the transaction given. Neither side is ever dropped: a person
 * chooses, and the choice is audited. What the choice does to the feature's rows is the feature's part, in the same
 * transaction.
 */
public final class Conflicts {
    private static final String COLUMNS = "id, kind, subject, ours, theirs, found_at, choice, chosen_by, chosen_at";

    /** Keeps both sides; the same pair found again while undecided is the same conflict. */
    public UUID record(Transaction tx, String kind, UUID subject, byte[] ours, byte[] theirs) {
        Optional<UUID> known = tx.first("""
                SELECT id FROM own.conflict
                 WHERE subject = ? AND kind = ? AND ours = ? AND theirs = ? AND choice IS NULL""",
                row -> row.uuid("id"), subject, kind, ours, theirs);
        if (known.isPresent()) return known.get();
        UUID id = tx.newId();
        tx.run("INSERT INTO own.conflict (id, kind, subject, ours, theirs, found_at) VALUES (?, ?, ?, ?, ?, ?)",
                id, kind, subject, ours, theirs, tx.now());
        tx.audit("conflict.found", subject, id);
        tx.announce(new ConflictChanged(id, subject, false));
        return id;
    }

    /** Undecided ones, oldest first. */
    public List<Conflict> open(Transaction tx) {
        return tx.list("SELECT " + COLUMNS + " FROM own.conflict WHERE choice IS NULL ORDER BY found_at, id",
                Conflicts::conflict);
    }

    /** All of one subject, decided ones included, oldest first. */
    public List<Conflict> of(Transaction tx, UUID subject) {
        return tx.list("SELECT " + COLUMNS + " FROM own.conflict WHERE subject = ? ORDER BY found_at, id",
                Conflicts::conflict, subject);
    }

    public Optional<Conflict> find(Transaction tx, UUID conflict) {
        return tx.first("SELECT " + COLUMNS + " FROM own.conflict WHERE id = ?", Conflicts::conflict, conflict);
    }

    /**
     * Records what {@code person} chose.
     *
     * @throws SyncException {@code UNKNOWN_CONFLICT}, {@code ALREADY_CHOSEN}
     */
    public void choose(Transaction tx, UUID conflict, Conflict.Choice choice, UUID person) {
        Conflict found = find(tx, conflict).orElseThrow(() -> new SyncException(Code.UNKNOWN_CONFLICT, conflict));
        if (found.decision().isPresent()) throw new SyncException(Code.ALREADY_CHOSEN, conflict);
        tx.run("UPDATE own.conflict SET choice = ?, chosen_by = ?, chosen_at = ? WHERE id = ?",
                choice, person, tx.now(), conflict);
        tx.audit("conflict.chosen." + choice.name(), found.subject(), conflict);
        tx.announce(new ConflictChanged(conflict, found.subject(), true));
    }

    /** Removes what concerns a subject that is being erased, or has its id on either side. */
    public void forget(Transaction tx, UUID subject) {
        tx.list("DELETE FROM own.conflict WHERE subject = ? OR ours = ? OR theirs = ? RETURNING id, subject, choice",
                row -> row.optionalText("choice").isPresent() ? Optional.<ConflictChanged>empty()
                        : Optional.of(new ConflictChanged(row.uuid("id"), row.uuid("subject"), true)),
                subject, Uuids.bytes(subject), Uuids.bytes(subject))
                .forEach(undecided -> undecided.ifPresent(tx::announce));
    }

    private static Conflict conflict(Row row) throws SQLException {
        Optional<Conflict.Decision> decision = row.optionalText("choice").isEmpty() ? Optional.empty()
                : Optional.of(new Conflict.Decision(row.constant("choice", Conflict.Choice.class),
                        row.uuid("chosen_by"), row.instant("chosen_at")));
        return new Conflict(row.uuid("id"), row.text("kind"), row.uuid("subject"), row.bytes("ours"),
                row.bytes("theirs"), row.instant("found_at"), decision);
    }
}
