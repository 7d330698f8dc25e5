package fr.havre.messaging.outgoing;

import fr.havre.messaging.MessageId;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code clin.message} that were written here. */
final class OutgoingRepository {
    /** Of the outbox's rows. */
    static final String KIND = "message.send";

    private OutgoingRepository() { }

    static Optional<MessageId> withMessageId(Transaction tx, String id) {
        return tx.first("SELECT id FROM clin.message WHERE message_id = ? AND outgoing = 1",
                row -> new MessageId(row.uuid("id")), id);
    }

    static MessageState state(Transaction tx, MessageId id) {
        return tx.first("SELECT state FROM clin.message WHERE id = ? AND outgoing = 1",
                row -> row.constant("state", MessageState.class), id.value()).orElseThrow();
    }

    static void move(Transaction tx, MessageId id, MessageState state, Optional<String> code) {
        tx.run("UPDATE clin.message SET state = ?, state_code = ?, state_at = ? WHERE id = ? AND outgoing = 1",
                state, code, tx.now(), id.value());
    }

    static void event(Transaction tx, MessageId id, Optional<UUID> person, String what, Optional<String> code) {
        tx.run("INSERT INTO clin.message_event (message, at, person, what, code) VALUES (?, ?, ?, ?, ?)", id.value(), tx.now(),
                person, what, code);
    }
}
