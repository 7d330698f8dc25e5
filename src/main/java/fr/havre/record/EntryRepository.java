package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.documents.Identifier;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordEntry.Keeping;
import fr.havre.record.RecordEntry.News;
import fr.havre.record.RecordEntry.Status;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of what is known of patients' records. */
final class EntryRepository {
    private static final String COLUMNS =
            "id, patient, unique_id, status, keeping, refusal, document, described, news";

    private EntryRepository() { }

    /** The unique id in the one spelling that is compared; an entry without one is known by its own id. */
    static String key(RemoteDocument document) {
        return document.uniqueId().flatMap(Identifier::parse).map(Identifier::value)
                .orElse("entry:" + document.entryUuid());
    }

    static List<RecordEntry> of(Transaction tx, PatientId patient) {
        return tx.list("SELECT " + COLUMNS + " FROM clin.record_entry WHERE patient = ? ORDER BY id",
                EntryRepository::entry, patient.value());
    }

    static Optional<RecordEntry> find(Transaction tx, PatientId patient, String uniqueId) {
        return tx.first("SELECT " + COLUMNS + " FROM clin.record_entry WHERE patient = ? AND unique_id = ?",
                EntryRepository::entry, patient.value(), uniqueId);
    }

    static Optional<RecordEntry> find(Transaction tx, long id) {
        return tx.first("SELECT " + COLUMNS + " FROM clin.record_entry WHERE id = ?", EntryRepository::entry, id);
    }

    static Optional<RecordEntry> withEntryUuid(Transaction tx, String entryUuid) {
        return tx.first("SELECT " + COLUMNS + " FROM clin.record_entry WHERE entry_uuid = ?", EntryRepository::entry,
                entryUuid);
    }

    static List<RecordEntry> ofDocument(Transaction tx, DocumentId document) {
        return tx.list("SELECT " + COLUMNS + " FROM clin.record_entry WHERE document = ? ORDER BY id",
                EntryRepository::entry, document.value());
    }

    static List<RecordEntry> wanted(Transaction tx, PatientId patient, int limit) {
        return tx.list("SELECT " + COLUMNS + " FROM clin.record_entry WHERE patient = ? AND keeping = 'WANTED'"
                + " ORDER BY tries, id LIMIT ?", EntryRepository::entry, patient.value(), limit);
    }

    static long insert(Transaction tx, PatientId patient, RemoteDocument document, Keeping keeping,
            Optional<DocumentId> kept, Optional<News> news) {
        return tx.first("""
                INSERT INTO clin.record_entry (patient, unique_id, entry_uuid, logical_id, version, status, keeping, document,
                       described, news, first_seen, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""", row -> row.number("id"), patient.value(),
                key(document), document.entryUuid(), document.logicalId(), document.version(), status(document),
                keeping,
                kept.map(DocumentId::value), FrozenJson.write(document), news, tx.now(), tx.now()).orElseThrow();
    }

    /** By the index of news: those in force of which only the list is known. */
    static Map<PatientId, Long> newOnes(Transaction tx) {
        Map<PatientId, Long> counts = new LinkedHashMap<>();
        tx.list("""
                SELECT patient, count(*) AS entries FROM clin.record_entry
                 WHERE news IS NOT NULL AND keeping = 'LISTED' AND status = 'CURRENT' GROUP BY patient ORDER BY max(changed_at) DESC""",
                row -> counts.put(new PatientId(row.uuid("patient")), row.number("entries")));
        return counts;
    }

    /** The entry as the record describes it now; news that were not told yet stay unless there are newer ones. */
    static void update(Transaction tx, long id, RemoteDocument document, Optional<News> news) {
        tx.run("""
                UPDATE clin.record_entry SET entry_uuid = ?, logical_id = ?, version = ?, status = ?, described = ?,
                       news = coalesce(?, news), changed_at = ?
                 WHERE id = ?""", document.entryUuid(), document.logicalId(), document.version(), status(document),
                FrozenJson.write(document), news, tx.now(), id);
    }

    static void status(Transaction tx, long id, Status status, News news) {
        tx.run("UPDATE clin.record_entry SET status = ?, news = ?, changed_at = ? WHERE id = ?", status, news,
                tx.now(), id);
    }

    /** Deleted by ourselves: no news. */
    static void gone(Transaction tx, long id) {
        tx.run("UPDATE clin.record_entry SET status = 'GONE', changed_at = ? WHERE id = ?", tx.now(), id);
    }

    /** Replaced by ourselves: no news. */
    static void superseded(Transaction tx, long id) {
        tx.run("UPDATE clin.record_entry SET status = 'SUPERSEDED', changed_at = ? WHERE id = ?", tx.now(), id);
    }

    static void want(Transaction tx, long id) {
        tx.run("""
                UPDATE clin.record_entry SET keeping = 'WANTED', refusal = NULL, tries = 0
                 WHERE id = ? AND keeping IN ('LISTED', 'REFUSED')""", id);
    }

    static void kept(Transaction tx, long id, DocumentId document) {
        tx.run("UPDATE clin.record_entry SET keeping = 'KEPT', refusal = NULL, document = ? WHERE id = ?",
                document.value(), id);
    }

    /** Its bytes came from the record, now. */
    static void fetched(Transaction tx, long id, DocumentId document) {
        kept(tx, id, document);
        tx.run("UPDATE clin.record_entry SET fetched_at = ? WHERE id = ?", tx.now(), id);
    }

    /** Its bytes were erased here: listed, and not fetched by itself. */
    static void erased(Transaction tx, long id, String refusal) {
        tx.run("""
                UPDATE clin.record_entry SET keeping = 'REFUSED', refusal = ?, document = NULL, fetched_at = NULL, news = NULL
                 WHERE id = ?""", refusal, id);
    }

    static void delete(Transaction tx, long id) {
        tx.run("DELETE FROM clin.record_entry WHERE id = ?", id);
    }

    static long receivedSince(Transaction tx, Instant since) {
        return tx.number("SELECT count(*) FROM clin.record_entry WHERE fetched_at >= ?", since);
    }

    static void refused(Transaction tx, long id, String code) {
        tx.run("UPDATE clin.record_entry SET keeping = 'REFUSED', refusal = ?, tries = tries + 1 WHERE id = ?", code,
                id);
    }

    /** Goes to the end of those that wait; after {@code most} tries it waits no more. */
    static void triedInVain(Transaction tx, long id, int most, String code) {
        tx.run("""
                UPDATE clin.record_entry SET tries = tries + 1, keeping = CASE WHEN tries + 1 >= ? THEN 'REFUSED' ELSE keeping END,
                       refusal = CASE WHEN tries + 1 >= ? THEN ? ELSE refusal END
                 WHERE id = ?""", most, most, code, id);
    }

    static void told(Transaction tx, PatientId patient) {
        tx.run("UPDATE clin.record_entry SET news = NULL WHERE patient = ? AND news IS NOT NULL", patient.value());
    }

    static void told(Transaction tx, PatientId patient, long id) {
        tx.run("UPDATE clin.record_entry SET news = NULL WHERE id = ? AND patient = ?", id, patient.value());
    }

    static Status status(RemoteDocument document) {
        return Status.valueOf(document.status().name());
    }

    private static RecordEntry entry(Row row) throws SQLException {
        return new RecordEntry(row.number("id"), new PatientId(row.uuid("patient")), row.text("unique_id"),
                row.constant("status", Status.class), row.constant("keeping", Keeping.class),
                row.optionalText("refusal"),
                row.optionalUuid("document").map(DocumentId::new),
                FrozenJson.read(row.text("described"), RemoteDocument.class),
                row.optionalText("news").map(News::valueOf));
    }
}
