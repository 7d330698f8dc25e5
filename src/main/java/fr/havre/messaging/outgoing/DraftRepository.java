package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code clin.message_draft}. One that was sent stays, unseen: whole until its message has left. */
final class DraftRepository {
    private static final String DRAFTS = "SELECT id, written, started_by, changed_at FROM clin.message_draft WHERE ";

    private DraftRepository() { }

    static void put(Transaction tx, DraftId id, MessageDraft draft, UUID person) {
        tx.run("""
                INSERT INTO clin.message_draft (id, mailbox, patient, written, started_by, changed_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET mailbox = excluded.mailbox, patient = excluded.patient,
                       written = excluded.written, changed_at = excluded.changed_at""",
                id.value(), draft.mailbox().map(MailboxId::value), draft.patient().map(PatientId::value),
                DraftJson.write(draft), person, tx.now());
    }

    /** One that is being written. */
    static Optional<Draft> find(Transaction tx, DraftId id) {
        return tx.first(DRAFTS + "id = ? AND sent_as IS NULL", DraftRepository::draft, id.value());
    }

    static List<Draft> all(Transaction tx) {
        return tx.list(DRAFTS + "sent_as IS NULL ORDER BY changed_at DESC, id DESC", DraftRepository::draft);
    }

    static List<Draft> of(Transaction tx, PatientId patient) {
        return tx.list(DRAFTS + "sent_as IS NULL AND patient = ? ORDER BY changed_at DESC, id DESC", DraftRepository::draft,
                patient.value());
    }

    /** One that this person has begun, and that says exactly this. */
    static Optional<DraftId> same(Transaction tx, MessageDraft draft, UUID person) {
        return tx.first("""
                SELECT id FROM clin.message_draft WHERE sent_as IS NULL AND started_by = ? AND written = ?
                 ORDER BY id LIMIT 1""", row -> new DraftId(row.uuid("id")), person, DraftJson.write(draft));
    }

    static Optional<MessageId> sentAs(Transaction tx, DraftId id) {
        return tx.first("SELECT sent_as FROM clin.message_draft WHERE id = ?", row -> row.optionalUuid("sent_as"), id.value())
                .flatMap(each -> each).map(MessageId::new);
    }

    static void sentAs(Transaction tx, DraftId id, MessageId message) {
        tx.run("UPDATE clin.message_draft SET sent_as = ? WHERE id = ?", message.value(), id.value());
    }

    /** What a message was written as. */
    static Optional<DraftId> of(Transaction tx, MessageId message) {
        return tx.first("SELECT id FROM clin.message_draft WHERE sent_as = ?", row -> new DraftId(row.uuid("id")),
                message.value());
    }

    /** Its words are in the message now; that it was sent is remembered, for who asks again. */
    static void left(Transaction tx, MessageId message) {
        tx.run("UPDATE clin.message_draft SET written = '{}', mailbox = NULL, patient = NULL WHERE sent_as = ?", message.value());
    }

    static void delete(Transaction tx, DraftId id) {
        tx.run("DELETE FROM clin.message_draft WHERE id = ? AND sent_as IS NULL", id.value());
    }

    private static Draft draft(Row row) throws SQLException {
        return new Draft(new DraftId(row.uuid("id")), DraftJson.read(row.text("written")), row.uuid("started_by"),
                row.instant("changed_at"));
    }
}
