package fr.havre.access;

import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of {@code clin.absence}. Days are ISO texts: their order is that of time. */
final class AbsenceRepository {
    private static final String ALL = "SELECT id, person, cover, from_day, to_day, said_by, said_at FROM clin.absence ";

    void insert(Transaction tx, Absence absence) {
        tx.run("""
                INSERT INTO clin.absence (id, person, cover, from_day, to_day, said_by, said_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", absence.id(), absence.person(), absence.cover(), absence.from().toString(),
                absence.to().toString(), absence.saidBy(), absence.saidAt());
    }

    void delete(Transaction tx, UUID id) {
        tx.run("DELETE FROM clin.absence WHERE id = ?", id);
    }

    void endOn(Transaction tx, UUID id, LocalDate last) {
        tx.run("UPDATE clin.absence SET to_day = ? WHERE id = ?", last.toString(), id);
    }

    Optional<Absence> find(Transaction tx, UUID id) {
        return tx.first(ALL + "WHERE id = ?", AbsenceRepository::absence, id);
    }

    /** Those that last until {@code day} at least, the earliest first. */
    List<Absence> notOverBy(Transaction tx, LocalDate day) {
        return tx.list(ALL + "WHERE to_day >= ? ORDER BY from_day, to_day, id", AbsenceRepository::absence, day.toString());
    }

    /** One person's, with a day in common. */
    List<Absence> of(Transaction tx, UUID person, LocalDate from, LocalDate to) {
        return tx.list(ALL + "WHERE person = ? AND to_day >= ? AND from_day <= ?", AbsenceRepository::absence, person,
                from.toString(), to.toString());
    }

    /** Whom a person sees to on a day, those included whom the absent cover themselves. */
    List<UUID> coveredBy(Transaction tx, UUID cover, LocalDate day) {
        return tx.list("""
                WITH RECURSIVE covered (person) AS (
                    SELECT ?
                    UNION
                    SELECT a.person FROM covered c JOIN clin.absence a ON a.cover = c.person
                     WHERE a.from_day <= ? AND a.to_day >= ?)
                SELECT person FROM covered WHERE person <> ?""", row -> row.uuid("person"), cover, day.toString(),
                day.toString(), cover);
    }

    private static Absence absence(Row row) throws SQLException {
        return new Absence(row.uuid("id"), row.uuid("person"), row.uuid("cover"), LocalDate.parse(row.text("from_day")),
                LocalDate.parse(row.text("to_day")), row.uuid("said_by"), row.instant("said_at"));
    }
}
