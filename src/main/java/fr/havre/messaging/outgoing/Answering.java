package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How an answer begins: from the mailbox it came to, to who wrote it, about the same patient. */
final class Answering {
    private Answering() { }

    /** A message that is answered. */
    private record Before(MailboxId mailbox, String own, boolean outgoing, String sender, String senderName, String subject,
            Optional<PatientId> patient) {
        /** Subjects name patients. */
        @Override public String toString() {
            return "Before[" + mailbox + "]";
        }
    }

    static MessageDraft begin(Transaction tx, MessageId message, boolean all, Set<UUID> mine) {
        Before before = tx.first("""
                SELECT m.mailbox, b.address AS own, m.outgoing, m.sender, m.sender_name, m.subject, m.patient
                  FROM clin.message m JOIN clin.mailbox b ON b.id = m.mailbox WHERE m.id = ?""", Answering::before,
                message.value()).filter(each -> mine.contains(each.mailbox().value()))
                .orElseThrow(() -> new MailRefusedException(Code.UNKNOWN_MESSAGE));
        List<Recipient> to = new ArrayList<>();
        if (!before.outgoing()) add(to, before.sender(), before.senderName(), before.own());
        if (all || before.outgoing()) {
            tx.list("SELECT address, name FROM clin.message_recipient WHERE message = ? ORDER BY position",
                    row -> new String[] {row.text("address"), row.text("name")}, message.value())
                    .forEach(each -> add(to, each[0], each[1], before.own()));
        }
        MessageDraft draft = MessageDraft.EMPTY.from(before.mailbox()).to(to)
                .saying(Optional.of(LetterFreezer.answering(before.subject())), "").answering(message);
        return before.patient().map(patient -> draft.about(patient, List.of())).orElse(draft);
    }

    private static Before before(Row row) throws SQLException {
        return new Before(new MailboxId(row.uuid("mailbox")), row.text("own"), row.flag("outgoing"), row.text("sender"),
                row.text("sender_name"), row.text("subject"), row.optionalUuid("patient").map(PatientId::new));
    }

    /** What is no address cannot be written to; nobody writes to themselves. */
    private static void add(List<Recipient> to, String address, String name, String own) {
        MailAddress.parse(address).filter(each -> !each.value().equalsIgnoreCase(own))
                .filter(each -> to.stream().noneMatch(known -> known.address().equals(each)))
                .ifPresent(each -> to.add(Recipient.of(each, name)));
    }
}
