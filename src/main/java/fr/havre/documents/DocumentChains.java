package fr.havre.documents;

import fr.havre.patients.PatientId;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Replacements (CDA relatedDocument RPLC, same setId): versions of one document in one patient's file, linked whatever the
 * order in which they arrive. The newest has no {@code replaced_by}. The {@code +} in the SQL keeps SQLite from reading all
 * of a patient's documents where the other indexes name the few.
 */
final class DocumentChains {
    private static final int LONGEST = 1000;

    private record Link(DocumentId id, Optional<String> uniqueId, Optional<String> setId, Optional<Long> version,
            Optional<String> replaces) { }

    /** Whether a document that says this of itself can be a version of another: it has a name that others may know. */
    static boolean mayLink(DocumentMetadata said) {
        return said.uniqueId().isPresent() || said.setId().isPresent() || said.replaces().isPresent();
    }

    /** Puts a document that was just kept or filed where it belongs; gives those whose links changed. */
    List<DocumentId> link(Transaction tx, DocumentId id, PatientId patient) {
        Link own = tx.first("SELECT id, unique_id, set_id, version, replaces FROM own.document WHERE id = ?", row -> new Link(
                new DocumentId(row.uuid("id")), row.optionalText("unique_id"), row.optionalText("set_id"),
                row.optionalNumber("version"), row.optionalText("replaces")), id.value()).orElseThrow();
        if (own.uniqueId().isEmpty() && own.setId().isEmpty() && own.replaces().isEmpty()) return List.of();
        List<DocumentId> older = older(tx, own, patient);
        newer(tx, own, patient).ifPresent(newest -> replacedBy(tx, id, newest));
        older.forEach(each -> replacedBy(tx, each, id));
        return older;
    }

    private static List<DocumentId> older(Transaction tx, Link own, PatientId patient) {
        return tx.list("""
                SELECT d.id FROM own.document d
                 WHERE +d.patient = ? AND d.id <> ? AND +d.replaced_by IS NULL
                   AND (d.unique_id = ? OR (d.set_id = ? AND d.version < ?))""", row -> new DocumentId(row.uuid("id")),
                patient.value(), own.id().value(), own.replaces(), own.setId(), own.version());
    }

    private static Optional<DocumentId> newer(Transaction tx, Link own, PatientId patient) {
        return tx.first("""
                SELECT d.id FROM own.document d
                 WHERE +d.patient = ? AND d.id <> ? AND (d.replaces = ? OR (d.set_id = ? AND d.version > ?))
                 ORDER BY d.replaces IS NOT ?, d.version, d.place DESC LIMIT 1""", row -> new DocumentId(row.uuid("id")),
                patient.value(), own.id().value(), own.uniqueId(), own.setId(), own.version(), own.uniqueId());
    }

    /** Does nothing where it would close a ring: two documents may claim to replace each other. */
    void replacedBy(Transaction tx, DocumentId older, DocumentId newer) {
        if (chainFrom(tx, newer).contains(older)) return;
        tx.run("UPDATE own.document SET replaced_by = ? WHERE id = ?", newer.value(), older.value());
    }

    private static List<DocumentId> chainFrom(Transaction tx, DocumentId id) {
        return tx.list("""
                WITH RECURSIVE chain (id, step) AS (
                    SELECT ?, 0
                    UNION
                    SELECT d.replaced_by, c.step + 1 FROM chain c JOIN own.document d ON d.id = c.id
                     WHERE d.replaced_by IS NOT NULL AND c.step < ?)
                SELECT id FROM chain ORDER BY step""", row -> new DocumentId(row.uuid("id")), id.value(), LONGEST);
    }

    /** Every version of the document, newest first, wherever in the chain it stands. */
    List<DocumentId> versions(Transaction tx, DocumentId id) {
        DocumentId newest = chainFrom(tx, id).getLast();
        return tx.list("""
                WITH RECURSIVE chain (id, step) AS (
                    SELECT ?, 0
                    UNION
                    SELECT d.id, c.step + 1 FROM chain c JOIN own.document d ON d.replaced_by = c.id WHERE c.step < ?)
                SELECT id FROM chain GROUP BY id ORDER BY min(step)""", row -> new DocumentId(row.uuid("id")),
                newest.value(), LONGEST);
    }

    /** Takes a document out: those it had replaced are replaced by its own successor, or current again. */
    void takeOut(Transaction tx, DocumentId id) {
        tx.run("""
                UPDATE own.document SET replaced_by = (SELECT e.replaced_by FROM own.document e WHERE e.id = ?)
                 WHERE replaced_by = ?""", id.value(), id.value());
    }
}
