package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.patients.Ins;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/** Rows of the changes that were asked for on documents of the record. */
final class ChangeRepository {
    private static final String COLUMNS = "id, document, version, patient, entry, change, frozen";

    /** What never changes once it is queued: whose record, and the entry on which the decision was taken. */
    record Frozen(Ins patient, RemoteDocument seen) {
        @Override public String toString() {
            return "Frozen[" + seen + "]";
        }
    }

    /**
     * One change.
     *
     * @param id 0 while it has no row
     * @param entry {@link RecordEntry#id()}
     */
    record Asked(long id, DocumentId document, int version, PatientId patient, long entry, RecordChange change,
            Frozen frozen) { }

    private ChangeRepository() { }

    static void insert(Transaction tx, Asked asked) {
        tx.run("""
                INSERT INTO clin.record_change (document, version, patient, entry, change, frozen)
                VALUES (?, ?, ?, ?, ?, ?)""", asked.document().value(), asked.version(), asked.patient().value(),
                asked.entry(), asked.change(), FrozenJson.write(asked.frozen()));
    }

    static Optional<Asked> find(Transaction tx, DocumentId document, int version) {
        return tx.first("SELECT " + COLUMNS + " FROM clin.record_change WHERE document = ? AND version = ?",
                ChangeRepository::asked, document.value(), version);
    }

    static int lastVersion(Transaction tx, DocumentId document) {
        return (int) tx.number("SELECT max(version) FROM clin.record_change WHERE document = ?", document.value());
    }

    static Optional<PatientId> patientOf(Transaction tx, DocumentId document) {
        return tx.first("SELECT patient FROM clin.record_change WHERE document = ? ORDER BY version DESC LIMIT 1",
                row -> new PatientId(row.uuid("patient")), document.value());
    }

    static void delete(Transaction tx, DocumentId document) {
        tx.run("DELETE FROM clin.record_change WHERE document = ?", document.value());
    }

    /** It was made on version {@code from} of the entry and led to {@code to}. */
    static void made(Transaction tx, long id, Optional<String> from, Optional<String> to) {
        tx.run("UPDATE clin.record_change SET made_on = ?, led_to = ? WHERE id = ?", from, to, id);
    }

    /** The version that our own changes, and nobody else's, have made of {@code version}. */
    static Optional<String> madeOf(Transaction tx, DocumentId document, Optional<String> version) {
        return tx.first("""
                WITH RECURSIVE ours (version, step) AS (
                    SELECT ?, 0
                    UNION
                    SELECT c.led_to, o.step + 1 FROM ours o JOIN clin.record_change c
                        ON c.document = ? AND c.made_on = o.version AND c.led_to <> c.made_on
                     WHERE o.step < 1000)
                SELECT version FROM ours ORDER BY step DESC LIMIT 1""", row -> row.optionalText("version"), version,
                document.value()).flatMap(each -> each);
    }

    private static Asked asked(Row row) throws SQLException {
        return new Asked(row.number("id"), new DocumentId(row.uuid("document")), row.integer("version"),
                new PatientId(row.uuid("patient")), row.number("entry"), row.constant("change", RecordChange.class),
                FrozenJson.read(row.text("frozen"), Frozen.class));
    }
}
