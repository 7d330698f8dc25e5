package fr.havre.documents.writing;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code clin.writing} and {@code clin.writing_event}. */
final class WritingRepository {
    private static final String COLUMNS = """
            SELECT id, version, patient, kind, type, title, addressee, body, large, signer, replaces, purpose, sent_to, state, reason,
                   started_by, changed_by, changed_at, given_by, given_at, signed_by, signed_at, document
              FROM clin.writing""";

    private WritingRepository() { }

    static void insert(Transaction tx, Writing writing) {
        Written said = writing.written();
        tx.run("""
                INSERT INTO clin.writing (id, version, patient, kind, type, title, addressee, body, large, signer, replaces, purpose,
                       sent_to, state, started_by, changed_by, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", writing.id().value(), writing.version(),
                said.patient().value(), said.kind(), said.type(), said.title(), said.addressee(), said.body(), said.large(),
                said.signer(), said.replaces().map(DocumentId::value), said.purpose(), Addressee.written(said.sentTo()),
                writing.state(), writing.startedBy(), writing.changedBy(), writing.changedAt());
    }

    static void update(Transaction tx, Writing writing) {
        Written said = writing.written();
        tx.run("""
                UPDATE clin.writing SET version = ?, kind = ?, type = ?, title = ?, addressee = ?, body = ?, large = ?, signer = ?,
                       replaces = ?, purpose = ?, sent_to = ?, state = ?, reason = ?, changed_by = ?, changed_at = ?, given_by = ?,
                       given_at = ?, signed_by = ?, signed_at = ?, document = ?
                 WHERE id = ?""", writing.version(), said.kind(), said.type(), said.title(), said.addressee(), said.body(),
                said.large(), said.signer(), said.replaces().map(DocumentId::value), said.purpose(),
                Addressee.written(said.sentTo()), writing.state(), writing.reason(), writing.changedBy(),
                writing.changedAt(), writing.givenBy(), writing.givenAt(), writing.signedBy(), writing.signedAt(), writing.document().map(DocumentId::value), writing.id().value());
    }

    static Optional<Writing> find(Transaction tx, WritingId id) {
        return tx.first(COLUMNS + " WHERE id = ?", WritingRepository::writing, id.value());
    }

    static List<Writing> of(Transaction tx, PatientId patient) {
        return tx.list(COLUMNS + " WHERE patient = ? ORDER BY changed_at DESC, id DESC", WritingRepository::writing, patient.value());
    }

    /** Everything that is not signed, the one changed last first. */
    static List<Writing> open(Transaction tx) {
        return tx.list(COLUMNS + " WHERE state IN ('DRAFT', 'TO_SIGN', 'SENT_BACK') ORDER BY changed_at DESC, id DESC",
                WritingRepository::writing);
    }

    /** What waits for a signature, the longest first. */
    static List<Writing> toSign(Transaction tx) {
        return tx.list(COLUMNS + " WHERE state = 'TO_SIGN' ORDER BY given_at, id", WritingRepository::writing);
    }

    static List<Writings.Begun> withPurpose(Transaction tx, String purpose) {
        return tx.list("SELECT id, state, document FROM clin.writing WHERE purpose = ? ORDER BY changed_at DESC, id DESC",
                row -> new Writings.Begun(new WritingId(row.uuid("id")), row.constant("state", WritingState.class),
                        row.optionalUuid("document").map(DocumentId::new)), purpose);
    }

    static int sentBack(Transaction tx) {
        return (int) tx.number("SELECT count(*) FROM clin.writing WHERE state = 'SENT_BACK'");
    }

    /** Those for this person, or for nobody in particular. */
    static int toSign(Transaction tx, UUID person) {
        return (int) tx.number("SELECT count(*) FROM clin.writing WHERE state = 'TO_SIGN' AND (signer IS NULL OR signer = ?)", person);
    }

    /** The text that a document was signed as. */
    static Optional<Writing> signedAs(Transaction tx, DocumentId document) {
        return tx.first(COLUMNS + " WHERE document = ?", WritingRepository::writing, document.value());
    }

    /** The documents of a patient that were written and signed here. */
    static List<DocumentId> signed(Transaction tx, PatientId patient) {
        return tx.list("SELECT document FROM clin.writing WHERE patient = ? AND document IS NOT NULL",
                row -> new DocumentId(row.uuid("document")), patient.value());
    }

    /** The correction of a document that somebody has begun and nobody signed. */
    static Optional<Writing> correcting(Transaction tx, PatientId patient, DocumentId document) {
        return tx.first(COLUMNS + " WHERE patient = ? AND replaces = ? AND state IN ('DRAFT', 'TO_SIGN', 'SENT_BACK')",
                WritingRepository::writing, patient.value(), document.value());
    }

    static List<WritingId> ofDocument(Transaction tx, DocumentId document) {
        return tx.list("SELECT id FROM clin.writing WHERE document = ?", row -> new WritingId(row.uuid("id")), document.value());
    }

    static void delete(Transaction tx, WritingId id) {
        tx.run("DELETE FROM clin.writing_event WHERE writing = ?", id.value());
        tx.run("DELETE FROM clin.writing WHERE id = ?", id.value());
    }

    static void addEvent(Transaction tx, WritingId id, WritingEvent event) {
        tx.run("""
                INSERT INTO clin.writing_event (writing, number, at, person, what, reason, body)
                SELECT ?, count(*) + 1, ?, ?, ?, ?, ? FROM clin.writing_event WHERE writing = ?""", id.value(), event.at(),
                event.person(), event.what(), event.reason(), event.body(), id.value());
    }

    /** Newest first. */
    static List<WritingEvent> events(Transaction tx, WritingId id) {
        return tx.list("SELECT at, person, what, reason, body FROM clin.writing_event WHERE writing = ? ORDER BY number DESC",
                row -> new WritingEvent(row.instant("at"), row.uuid("person"), row.constant("what", WritingEvent.What.class),
                        row.optionalText("reason"), row.optionalText("body")), id.value());
    }

    private static Writing writing(Row row) throws SQLException {
        Optional<UUID> replaces = row.optionalUuid("replaces");
        Written said = new Written(new PatientId(row.uuid("patient")), row.constant("kind", WritingKind.class), row.text("type"),
                row.text("title"), row.text("addressee"), row.text("body"), row.flag("large"), row.optionalUuid("signer"),
                replaces.map(DocumentId::new), row.optionalText("purpose"), Addressee.read(row.text("sent_to")));
        return new Writing(new WritingId(row.uuid("id")), row.integer("version"), said,
                row.constant("state", WritingState.class), row.optionalText("reason"), row.uuid("started_by"),
                row.uuid("changed_by"), row.instant("changed_at"), row.optionalUuid("given_by"), row.optionalInstant("given_at"),
                row.optionalUuid("signed_by"), row.optionalInstant("signed_at"), row.optionalUuid("document").map(DocumentId::new));
    }
}
