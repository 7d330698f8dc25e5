package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of {@code clin.message} that were written here. */
final class OutgoingRepository {
    /** Of the outbox's rows. */
    static final String KIND = "message.send";

    /**
     * A message as it leaves.
     *
     * @param messageId with its angle brackets
     * @param handed whether all but its end was given to a server
     */
    record Frozen(MessageId id, MailboxId mailbox, String messageId, ContentId content, MessageState state, boolean handed) { }

    /** One recipient; {@code state} is empty until a server has said something. */
    record To(int position, MailAddress address, Optional<MessageState> state, Optional<String> code) {
        boolean waits() {
            return state.isEmpty();
        }
    }

    private OutgoingRepository() { }

    static Optional<MessageId> withMessageId(Transaction tx, String id) {
        return tx.first("SELECT id FROM clin.message WHERE message_id = ? AND outgoing = 1",
                row -> new MessageId(row.uuid("id")), id);
    }

    static Optional<Frozen> find(Transaction tx, MessageId id) {
        return tx.first("""
                SELECT id, mailbox, message_id, content, state, handed_at IS NOT NULL AS handed FROM clin.message
                 WHERE id = ? AND outgoing = 1""", OutgoingRepository::frozen, id.value());
    }

    private static Frozen frozen(Row row) throws SQLException {
        return new Frozen(new MessageId(row.uuid("id")), new MailboxId(row.uuid("mailbox")), row.text("message_id"),
                new ContentId(row.uuid("content")), row.constant("state", MessageState.class), row.flag("handed"));
    }

    static List<MessageId> blocked(Transaction tx, MailboxId mailbox, String code) {
        return tx.list("""
                SELECT id FROM clin.message WHERE outgoing = 1 AND state = 'BLOCKED' AND mailbox = ? AND state_code = ?
                 ORDER BY place""", row -> new MessageId(row.uuid("id")), mailbox.value(), code);
    }

    static List<To> recipients(Transaction tx, MessageId id) {
        return tx.list("SELECT position, address, state, code FROM clin.message_recipient WHERE message = ? ORDER BY position",
                row -> new To(row.integer("position"), new MailAddress(row.text("address")),
                        row.optionalText("state").map(MessageState::valueOf), row.optionalText("code")), id.value());
    }

    static MessageState state(Transaction tx, MessageId id) {
        return tx.first("SELECT state FROM clin.message WHERE id = ? AND outgoing = 1",
                row -> row.constant("state", MessageState.class), id.value()).orElseThrow();
    }

    /** Bytes as it travels. */
    static long size(Transaction tx, MessageId id) {
        return tx.number("SELECT size FROM clin.message WHERE id = ?", id.value());
    }

    /** From the first time on, a copy among the sent ones is owed once it has left. */
    static void handed(Transaction tx, MessageId id, boolean handed) {
        tx.run("UPDATE clin.message SET handed_at = ? WHERE id = ?", handed ? Optional.of(tx.now()) : Optional.empty(),
                id.value());
        if (handed) tx.run("UPDATE clin.message SET copy_due = ? WHERE id = ? AND copy_tries = 0", tx.now(), id.value());
    }

    /** Its copy lies among the sent ones. */
    static void copied(Transaction tx, MessageId id) {
        tx.run("UPDATE clin.message SET copy_due = NULL WHERE id = ?", id.value());
    }

    static void move(Transaction tx, MessageId id, MessageState state, Optional<String> code) {
        int moved = tx.run("""
                UPDATE clin.message SET state = ?, state_code = ?, state_at = ?
                 WHERE id = ? AND outgoing = 1 AND (state <> ? OR state_code IS NOT ?)""", state, code, tx.now(), id.value(),
                state, code);
        if (moved == 0) return;
        tx.run("INSERT INTO clin.message_event (message, at, what, code, words) VALUES (?, ?, 'STATE', ?, ?)", id.value(),
                tx.now(), state, code);
        tx.announce(new MessageMoved(id, state));
    }

    static void takenBack(Transaction tx, MessageId id, UUID person) {
        tx.run("INSERT INTO clin.message_event (message, at, person, what, code) VALUES (?, ?, ?, 'STATE', ?)", id.value(),
                tx.now(), person, MessageState.TAKEN_BACK);
        tx.announce(new MessageMoved(id, MessageState.TAKEN_BACK));
    }

    static void recipient(Transaction tx, MessageId id, MailAddress address, MessageState state, Optional<String> code) {
        tx.run("UPDATE clin.message_recipient SET state = ?, code = ? WHERE message = ? AND address = ? COLLATE NOCASE",
                state, code, id.value(), address.value());
    }

    /** Of all recipients of whom nothing was said yet. */
    static void others(Transaction tx, MessageId id, MessageState state) {
        tx.run("UPDATE clin.message_recipient SET state = ? WHERE message = ? AND state IS NULL", state, id.value());
    }

    /** Of those who were not refused just now. */
    static void othersBut(Transaction tx, MessageId id, Set<MailAddress> refused) {
        for (To each : recipients(tx, id)) {
            if (each.waits() && !refused.contains(each.address())) {
                recipient(tx, id, each.address(), MessageState.SENT, Optional.empty());
            }
        }
    }

    /** Whether something that came back proves that it left. */
    static boolean arrived(MessageState state) {
        return switch (state) {
            case DELIVERED, READ, REFUSED, BOUNCED -> true;
            case HELD, QUEUED, SENT, IN_DOUBT, BLOCKED, TAKEN_BACK -> false;
        };
    }

    /** Which copy of the vault this is: another one may have sent since. */
    static UUID instance(Transaction tx) {
        return tx.first("SELECT instance FROM clin.vault", row -> row.uuid("instance")).orElseThrow();
    }
}
