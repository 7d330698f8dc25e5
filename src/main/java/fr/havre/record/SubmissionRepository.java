package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of what was frozen to be published. */
final class SubmissionRepository {
    private static final String COLUMNS =
            "id, document, version, patient, content, unique_id, replaces, set_id, set_number, submission, entry_uuid, seen_at,"
                    + " after_entry";

    /**
     * One frozen version of a document.
     *
     * @param id 0 while it has no row
     * @param uniqueId {@code Identifier.value()}, as {@code replaces} and {@code setId}
     * @param afterEntry the entry that had this unique id and was deleted before: it is not what was submitted
     */
    record Frozen(long id, DocumentId document, int version, PatientId patient, ContentId content, String uniqueId,
            Optional<String> replaces, String setId, int setNumber, Submission submission, Optional<String> entryUuid,
            Optional<Instant> seenAt, Optional<String> afterEntry) { }

    private SubmissionRepository() { }

    static long insert(Transaction tx, Frozen frozen) {
        return tx.first("""
                INSERT INTO clin.record_submission (document, version, patient, content, unique_id, replaces, set_id, set_number,
                       submission, sha1, after_entry)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""", row -> row.number("id"), frozen.document().value(),
                frozen.version(), frozen.patient().value(), frozen.content().value(), frozen.uniqueId(),
                frozen.replaces(),
                frozen.setId(), frozen.setNumber(), FrozenJson.write(frozen.submission()),
                frozen.submission().document().sha1(), frozen.afterEntry()).orElseThrow();
    }

    static Optional<Frozen> find(Transaction tx, DocumentId document, int version) {
        return tx.first("SELECT " + COLUMNS + " FROM clin.record_submission WHERE document = ? AND version = ?",
                SubmissionRepository::frozen, document.value(), version);
    }

    /** The last version of a document that was frozen. */
    static Optional<Frozen> last(Transaction tx, DocumentId document) {
        return tx.first("SELECT " + COLUMNS + " FROM clin.record_submission WHERE document = ? ORDER BY version DESC LIMIT 1",
                SubmissionRepository::frozen, document.value());
    }

    static List<Frozen> unseen(Transaction tx, PatientId patient) {
        return tx.list("SELECT " + COLUMNS + " FROM clin.record_submission WHERE patient = ? AND seen_at IS NULL ORDER BY id",
                SubmissionRepository::frozen, patient.value());
    }

    static Optional<Frozen> withUniqueId(Transaction tx, PatientId patient, String uniqueId) {
        return tx.first("SELECT " + COLUMNS + " FROM clin.record_submission WHERE patient = ? AND unique_id = ?"
                + " ORDER BY id DESC LIMIT 1", SubmissionRepository::frozen, patient.value(), uniqueId);
    }

    static Optional<PatientId> patientOf(Transaction tx, DocumentId document) {
        return tx.first("SELECT patient FROM clin.record_submission WHERE document = ? ORDER BY version DESC LIMIT 1",
                row -> new PatientId(row.uuid("patient")), document.value());
    }

    static List<DocumentId> documentsOf(Transaction tx, PatientId patient) {
        return tx.list("SELECT DISTINCT document FROM clin.record_submission WHERE patient = ?",
                row -> new DocumentId(row.uuid("document")), patient.value());
    }

    static void seen(Transaction tx, long id, String entryUuid) {
        tx.run("UPDATE clin.record_submission SET entry_uuid = ?, seen_at = ? WHERE id = ?", entryUuid, tx.now(), id);
    }

    /** What was frozen of every version of a document; their bytes are the caller's part. */
    static List<ContentId> delete(Transaction tx, DocumentId document) {
        return tx.list("DELETE FROM clin.record_submission WHERE document = ? RETURNING content",
                row -> new ContentId(row.uuid("content")), document.value());
    }

    private static Frozen frozen(Row row) throws SQLException {
        return new Frozen(row.number("id"), new DocumentId(row.uuid("document")), row.integer("version"),
                new PatientId(row.uuid("patient")), new ContentId(row.uuid("content")), row.text("unique_id"),
                row.optionalText("replaces"), row.text("set_id"), row.integer("set_number"),
                FrozenJson.read(row.text("submission"), Submission.class), row.optionalText("entry_uuid"),
                row.optionalInstant("seen_at"), row.optionalText("after_entry"));
    }
}
