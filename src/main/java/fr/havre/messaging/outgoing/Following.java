package fr.havre.messaging.outgoing;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.Followed.FollowedRecipient;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of what was sent: waiting, left, arrived, read, come back; and what nobody has read by the day it should have
 * been. Reports of our own (receipts, refusals) are not listed.
 *
 * <p>Threads: any but the FX thread; never the network.
 */
public final class Following {
    private static final String LINES = """
            SELECT m.id, m.mailbox, m.patient, m.subject, m.state, m.state_code, m.arrived_at, m.state_at, m.remind_at,
                   (SELECT o.not_before FROM clin.outbox o WHERE o.kind = 'message.send' AND o.subject = m.id
                       AND m.state = 'HELD' ORDER BY o.id DESC LIMIT 1) AS leaves_at
              FROM clin.message m
             WHERE m.outgoing = 1 AND m.kind NOT IN ('RECEIPT', 'BOUNCE', 'INTEGRATION_ERROR') AND\s""";
    private static final String OPEN = """
            m.done_at IS NULL AND (m.state IN ('HELD', 'QUEUED', 'IN_DOUBT', 'BLOCKED', 'BOUNCED', 'REFUSED')
                OR m.state = 'SENT' AND EXISTS (SELECT 1 FROM clin.message_recipient r
                                                 WHERE r.message = m.id AND r.state IN ('BOUNCED', 'REFUSED')))
             ORDER BY m.place DESC LIMIT ?""";
    private static final String DUE = """
            m.done_at IS NULL AND m.remind_at <= ? AND m.state NOT IN ('READ', 'TAKEN_BACK') ORDER BY m.remind_at, m.place""";

    private final Database clinical;
    private final Mailboxes mailboxes;

    public Following(Database clinical, Mailboxes mailboxes) {
        this.clinical = clinical;
        this.mailboxes = mailboxes;
    }

    /** What has not left, or did not arrive, and nobody has settled: newest first. */
    public List<Followed> open(Session session, int limit) {
        return lines(session, OPEN, limit);
    }

    /** Everything sent, newest first. */
    public List<Followed> all(Session session, int limit) {
        return lines(session, "1 = 1 ORDER BY m.place DESC LIMIT ?", limit);
    }

    /** Everything sent about one patient, newest first. */
    public List<Followed> ofPatient(Session session, PatientId patient) {
        return lines(session, "m.patient = ? ORDER BY m.place DESC", patient.value());
    }

    /** Everything sent with this document, newest first. */
    public List<Followed> ofDocument(Session session, DocumentId document) {
        return lines(session, "EXISTS (SELECT 1 FROM clin.message_part p WHERE p.message = m.id AND p.document = ?)"
                + " ORDER BY m.place DESC", document.value());
    }

    /** What should have been read by now and was not, the longest first. */
    public List<Followed> reminders(Session session, Instant now) {
        return lines(session, DUE, now);
    }

    /**
     * One message.
     *
     * @throws MailRefusedException {@code UNKNOWN_MESSAGE}
     */
    public Followed of(Session session, MessageId id) {
        return lines(session, "m.id = ?", id.value()).stream().findFirst()
                .orElseThrow(() -> new MailRefusedException(Code.UNKNOWN_MESSAGE));
    }

    /** Says it again after so many days, unless it is read by then; with 0, never. */
    public void remind(Session session, MessageId id, int days) {
        of(session, id);
        clinical.write(tx -> tx.run("UPDATE clin.message SET remind_at = ? WHERE id = ?",
                days == 0 ? Optional.empty() : Optional.of(tx.now().plus(Duration.ofDays(days))), id.value()));
    }

    /** A person has seen to it: it is told no more. */
    public void settled(Session session, MessageId id) {
        Followed followed = of(session, id);
        clinical.write(tx -> {
            tx.run("UPDATE clin.message SET done_at = ?, done_by = ?, remind_at = NULL WHERE id = ?", tx.now(), session.person(),
                    id.value());
            tx.announce(new MessageMoved(id, followed.state()));
            return null;
        });
    }

    private List<Followed> lines(Session session, String condition, Object... parameters) {
        session.require(Permission.READ_MESSAGE);
        Set<MailboxId> mine = mailboxes.names(session).keySet();
        return clinical.read(tx -> tx.list(LINES + condition, row -> line(tx, row), parameters)).stream()
                .filter(each -> mine.contains(each.mailbox())).toList();
    }

    private static Followed line(Transaction tx, Row row) throws SQLException {
        MessageId id = new MessageId(row.uuid("id"));
        MessageState state = row.constant("state", MessageState.class);
        Optional<String> code = row.optionalText("state_code");
        List<FollowedRecipient> recipients = recipients(tx, id);
        boolean patient = recipients.stream().anyMatch(each -> isPatient(each.address()));
        return new Followed(id, new MailboxId(row.uuid("mailbox")), row.optionalUuid("patient").map(PatientId::new),
                row.text("subject"), recipients, state, code, Advice.of(state, code, patient), row.instant("arrived_at"),
                row.instant("state_at"), row.optionalInstant("leaves_at"), row.optionalInstant("remind_at"));
    }

    private static List<FollowedRecipient> recipients(Transaction tx, MessageId id) {
        return tx.list("SELECT address, name, state, code FROM clin.message_recipient WHERE message = ? ORDER BY position", row -> {
            Optional<MessageState> state = row.optionalText("state").map(MessageState::valueOf);
            Optional<String> code = row.optionalText("code");
            String address = row.text("address");
            return new FollowedRecipient(address, row.text("name"), state, code,
                    state.flatMap(each -> Advice.of(each, code, isPatient(address))));
        }, id.value());
    }

    private static boolean isPatient(String address) {
        return MailAddress.parse(address).filter(MailAddress::isPatient).isPresent();
    }
}
