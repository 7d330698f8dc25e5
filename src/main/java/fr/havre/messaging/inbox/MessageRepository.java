package fr.havre.messaging.inbox;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Oddity;
import fr.havre.messaging.Signature;
import fr.havre.messaging.inbox.MessageLine.Keeping;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads messages as lists and screens show them. */
final class MessageRepository {
    private static final String COLUMNS = """
            m.id, m.place, m.mailbox, m.thread, m.lane, m.kind, m.outgoing, m.sender, m.sender_name, m.subject, m.arrived_at,
            m.read_at, m.attachments, m.keeping, m.patient, m.filing, m.filing_reason, m.assigned_to, m.done_at,
            m.answered_at, m.state, m.state_code,
            (SELECT group_concat(CASE r.name WHEN '' THEN r.address ELSE r.name END, ', ') FROM clin.message_recipient r
              WHERE m.outgoing = 1 AND r.message = m.id AND r.position < 3) AS recipients,
            (SELECT r.address FROM clin.message_recipient r
              WHERE m.outgoing = 1 AND r.message = m.id AND r.position = 0) AS recipient
            """;
    static final String LINE = "SELECT " + COLUMNS + " FROM clin.message m ";

    private MessageRepository() { }

    static MessageLine line(Row row) throws SQLException {
        boolean outgoing = row.flag("outgoing");
        String who = outgoing ? row.optionalText("recipients").orElse("") : row.text("sender_name");
        String address = outgoing ? row.optionalText("recipient").orElse("") : row.text("sender");
        return new MessageLine(new MessageId(row.uuid("id")), row.number("place"), new MailboxId(row.uuid("mailbox")),
                row.uuid("thread"), row.constant("lane", Lane.class), row.constant("kind", ReceivedMail.Kind.class), outgoing,
                who.isBlank() ? address : who, address, row.text("subject"), row.instant("arrived_at"),
                !outgoing && row.optionalNumber("read_at").isEmpty(), row.integer("attachments"),
                row.constant("keeping", Keeping.class), row.optionalUuid("patient").map(PatientId::new),
                row.constant("filing", FilingState.class), row.optionalText("filing_reason").map(TrayReason::valueOf),
                row.optionalUuid("assigned_to"), row.optionalNumber("done_at").isPresent(),
                row.optionalNumber("answered_at").isPresent(), row.optionalText("state").map(MessageState::valueOf),
                row.optionalText("state_code"));
    }

    static Optional<MessageLine> line(Transaction tx, MessageId id) {
        return tx.first(LINE + "WHERE m.id = ?", MessageRepository::line, id.value());
    }

    static Optional<MessageLine> lineAt(Transaction tx, long place) {
        return tx.first(LINE + "WHERE m.place = ?", MessageRepository::line, place);
    }

    static List<MessageLine> thread(Transaction tx, java.util.UUID thread) {
        return tx.list(LINE + "WHERE m.thread = ? ORDER BY m.place", MessageRepository::line, thread);
    }

    static MessageDetails details(Transaction tx, MessageLine line) {
        return tx.first("""
                SELECT m.message_id, m.written_at, m.oddities, m.signature, m.signer, m.refusal, m.last_word, m.answered_by,
                       m.done_by, m.written_by, coalesce(t.text, '') AS text
                  FROM clin.message m LEFT JOIN clin.message_text t ON t.place = m.place WHERE m.id = ?""", row ->
                new MessageDetails(line, row.optionalText("message_id"), row.optionalInstant("written_at"), row.text("text"),
                        recipients(tx, line.id()), parts(tx, line.id()), events(tx, line.id()), oddities(row.text("oddities")),
                        signature(row), row.optionalText("refusal").map(MailRefusedException.Code::valueOf),
                        row.flag("last_word"), row.optionalUuid("answered_by"), row.optionalUuid("done_by"),
                        row.optionalUuid("written_by")), line.id().value()).orElseThrow();
    }

    private static Optional<Signature> signature(Row row) throws SQLException {
        Optional<String> state = row.optionalText("signature");
        if (state.isEmpty()) return Optional.empty();
        return Optional.of(new Signature(Signature.State.valueOf(state.get()), row.optionalText("signer").orElse("")));
    }

    static Set<Oddity> oddities(String joined) {
        Set<Oddity> all = EnumSet.noneOf(Oddity.class);
        if (!joined.isEmpty()) for (String each : joined.split(" ", -1)) all.add(Oddity.valueOf(each));
        return all;
    }

    static List<MessageDetails.Recipient> recipients(Transaction tx, MessageId id) {
        return tx.list("SELECT address, name, state, code FROM clin.message_recipient WHERE message = ? ORDER BY position",
                row -> new MessageDetails.Recipient(row.text("address"), row.text("name"),
                        row.optionalText("state").map(MessageState::valueOf), row.optionalText("code")), id.value());
    }

    static List<MessagePart> parts(Transaction tx, MessageId id) {
        return tx.list("""
                SELECT position, within, name, type, size, document, outcome, code FROM clin.message_part
                 WHERE message = ? ORDER BY position""", MessageRepository::part, id.value());
    }

    private static MessagePart part(Row row) throws SQLException {
        Optional<Long> within = row.optionalNumber("within");
        return new MessagePart(row.integer("position"), within.isPresent() ? OptionalInt.of(within.get().intValue())
                : OptionalInt.empty(), row.text("name"), row.text("type"), row.number("size"),
                row.optionalUuid("document").map(DocumentId::new), row.constant("outcome", MessagePart.Outcome.class),
                row.optionalText("code"));
    }

    private static List<MessageEvent> events(Transaction tx, MessageId id) {
        return tx.list("SELECT at, person, what, code, words FROM clin.message_event WHERE message = ? ORDER BY id",
                row -> new MessageEvent(row.instant("at"), row.optionalUuid("person"),
                        row.constant("what", MessageEvent.What.class), row.optionalText("code"), row.optionalText("words")),
                id.value());
    }
}
