package fr.havre.messaging.outgoing;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentSource;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.WrittenMail;
import fr.havre.messaging.inbox.Arrival;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.MessageRows;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.messaging.mime.ReportWriter;
import fr.havre.messaging.mime.ReportWriter.Said;
import fr.havre.sync.Outbox;
import fr.havre.vault.Uuids;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Havre answers by itself to what arrives: that it was taken, or why it could not be (MSSanté; RFC 8098). One answer to
 * a message at most, queued in the transaction that keeps it; none to an answer, none where the address to answer is not the
 * one its operator would tell of a failure. While a person has to decide where a message belongs, nothing is said yet.
 *
 * <p>Threads: any but the FX thread; in the caller's transaction, save for {@link #refuse}.
 */
public final class Answers {
    /** Of a message sent back as it came. */
    private static final long MOST_RETURNED = 20L << 20;
    private static final String MARK = "XDM/1.0/DDM+";

    private final Database clinical;
    private final ContentStore contents;
    private final Mailboxes mailboxes;
    private final OutgoingRows rows;
    private final InstantSource time;

    public Answers(Database clinical, ContentStore contents, Mailboxes mailboxes, MessageRows rows, Outbox outbox,
            InstantSource time) {
        this.clinical = clinical;
        this.contents = contents;
        this.mailboxes = mailboxes;
        this.rows = new OutgoingRows(contents, rows, outbox);
        this.time = time;
    }

    /** A message was just kept: answers what can be answered without anybody. */
    public void arrived(Transaction tx, Arrival arrival) {
        if (arrival.filing() == FilingState.TRAY) return;
        boolean nothingTaken = !arrival.refused().isEmpty() && arrival.documents().isEmpty();
        answer(tx, arrival.message(), arrival.mail(), nothingTaken ? Optional.of(IntegrationCode.OTHER) : Optional.empty());
    }

    /** A person has filed a message that waited: who asked is told that it was taken. */
    public void filed(Transaction tx, MessageId message) {
        read(tx, message).ifPresent(mail -> answer(tx, message, mail, Optional.empty()));
    }

    /**
     * A person says why what a message brings cannot be taken: its sender is told.
     *
     * @return whether there is anybody to tell; not twice
     * @throws MailRefusedException {@code UNKNOWN_MESSAGE}
     */
    public boolean refuse(Session session, MessageId message, IntegrationCode why) {
        session.require(Permission.SEND_MESSAGE);
        return clinical.write(tx -> {
            ReceivedMail mail = read(tx, message).orElseThrow(() -> new MailRefusedException(Code.UNKNOWN_MESSAGE));
            tx.audit("message.refused_by_person", message.value());
            return answer(tx, message, mail, Optional.of(why));
        });
    }

    private Optional<ReceivedMail> read(Transaction tx, MessageId message) {
        return content(tx, message).map(bytes -> MessageReader.read(DocumentSource.of(bytes)));
    }

    private Optional<byte[]> content(Transaction tx, MessageId message) {
        return tx.first("SELECT content FROM clin.message WHERE id = ? AND outgoing = 0 AND content IS NOT NULL",
                row -> new ContentId(row.uuid("content")), message.value()).map(id -> contents.read(tx, id));
    }

    private boolean answer(Transaction tx, MessageId message, ReceivedMail mail, Optional<IntegrationCode> error) {
        Optional<Mailbox> mailbox = mailboxOf(tx, message);
        Optional<MailAddress> to = mailbox.isEmpty() ? Optional.empty() : addressee(mail, mailbox.get(), error);
        if (to.isEmpty() || mail.id().isEmpty() || answered(tx, message)) return false;
        boolean asked = mail.receiptTo().isPresent();
        Said said = said(mail, mailbox.get(), to.get(), error, asked);
        byte[] bytes = asked ? ReportWriter.receipt(said)
                : ReportWriter.error(said, content(tx, message).filter(each -> each.length <= MOST_RETURNED).orElse(new byte[0]));
        queue(tx, message, mailbox.get(), to.get(), said, bytes, mail);
        return true;
    }

    private Optional<Mailbox> mailboxOf(Transaction tx, MessageId message) {
        return tx.first("SELECT mailbox FROM clin.message WHERE id = ?", row ->
                new fr.havre.messaging.MailboxId(row.uuid("mailbox")), message.value()).flatMap(id -> mailboxes.find(tx, id));
    }

    /** Who asked for a receipt; for an error, else who wrote. */
    private static Optional<MailAddress> addressee(ReceivedMail mail, Mailbox mailbox, Optional<IntegrationCode> error) {
        boolean report = switch (mail.kind()) {
            case RECEIPT, BOUNCE, INTEGRATION_ERROR -> true;
            case ORDINARY, DOCUMENTS, CLOSING -> false;
        };
        Optional<String> wanted = mail.receiptTo().or(() -> error.map(_ -> mail.from()));
        return wanted.filter(_ -> !report).filter(each -> mail.returnPath().filter(each::equalsIgnoreCase).isPresent())
                .flatMap(MailAddress::parse).filter(each -> !each.equals(mailbox.address()));
    }

    private static boolean answered(Transaction tx, MessageId message) {
        return tx.number("""
                SELECT count(*) FROM clin.message
                 WHERE about = ? AND outgoing = 1 AND kind IN ('RECEIPT', 'INTEGRATION_ERROR')""", message.value()) > 0;
    }

    private Said said(ReceivedMail mail, Mailbox mailbox, MailAddress to, Optional<IntegrationCode> error, boolean asked) {
        Optional<String> code = error.map(each -> each.number() + "^" + each.label());
        String mark = mail.kind() == ReceivedMail.Kind.DOCUMENTS ? MARK : "";
        String subject = asked ? "Accusé de réception : " + mail.subject()
                : "[KO Intégration système !][" + error.orElseThrow().number() + "] " + mark + mail.subject();
        String text = error.map(each -> "Le message n'a pas pu être intégré : " + each.label() + " (" + each.number() + ").\n")
                .orElse("Le message a été intégré par le logiciel du destinataire.\n");
        List<String> references = new ArrayList<>(mail.references());
        references.remove(mail.id());
        references.add(mail.id());
        if (references.size() > 20) references.subList(1, references.size() - 19).clear();
        return new Said("<" + Uuids.newId(time.instant()) + "@" + mailbox.address().domain() + ">", time.instant(),
                mailbox.address(), mailbox.name(), to, subject, text, mail.id(), String.join("\r\n ", references), code);
    }

    private void queue(Transaction tx, MessageId about, Mailbox mailbox, MailAddress to, Said said, byte[] bytes, ReceivedMail mail) {
        WrittenMail written = new WrittenMail(said.id(), mailbox.address(), List.of(to), said.subject(), bytes);
        List<String> references = new ArrayList<>(mail.references());
        references.add(mail.id());
        FrozenLetter letter = new FrozenLetter(new MessageId(tx.newId()), mailbox, mailbox.name(), written,
                MessageReader.read(DocumentSource.of(bytes)), contents.put(bytes, Encoding.PLAIN), Optional.empty(),
                List.of(Recipient.of(to)), List.of(), references, Optional.empty(), false, false, Optional.empty());
        rows.queue(tx, letter, tx.now(), OptionalInt.empty());
        tx.run("UPDATE clin.message SET about = ?, report = ? WHERE id = ?", about.value(),
                said.error().map(each -> each.split("\\^", 2)[0]), letter.id().value());
        tx.audit("message.answered", about.value());
    }
}
