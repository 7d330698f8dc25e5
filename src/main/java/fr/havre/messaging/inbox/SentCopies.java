package fr.havre.messaging.inbox;

import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.transport.MailException;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Copies that are still owed to the folder of sent messages, of what has left: each look at a mailbox leaves those that are
 * due. A copy that is there is not left again. After {@value #MOST_TRIES} tries within two days it is given up, which stands
 * in what happened to the message.
 */
final class SentCopies {
    private static final System.Logger LOG = System.getLogger(SentCopies.class.getName());
    private static final int MOST_TRIES = 8;
    private static final int MOST_AT_ONCE = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(10);

    private final Database clinical;
    private final ContentStore contents;

    SentCopies(Database clinical, ContentStore contents) {
        this.clinical = clinical;
        this.contents = contents;
    }

    /** One that is owed. */
    private record Owed(MessageId id, String messageId, ContentId content, int tries) { }

    /**
     * Leaves those that are due. Each try is noted before it is made, so that a server that hangs up is not tried for ever.
     *
     * @return those that are there now, to be noted
     */
    List<MessageId> leave(MailboxId mailbox, MailSessions.Open open) {
        List<Owed> due = clinical.read(tx -> due(tx, mailbox));
        return due.stream().filter(each -> left(each, open)).map(Owed::id).toList();
    }

    private static List<Owed> due(Transaction tx, MailboxId mailbox) {
        return tx.list("""
                SELECT id, message_id, content, copy_tries FROM clin.message
                 WHERE mailbox = ? AND copy_due <= ? AND content IS NOT NULL AND message_id IS NOT NULL
                   AND (state IN ('SENT', 'DELIVERED', 'READ', 'REFUSED') OR (state = 'BOUNCED' AND handed_at IS NOT NULL))
                 ORDER BY copy_due LIMIT ?""", row -> new Owed(new MessageId(row.uuid("id")), row.text("message_id"),
                        new ContentId(row.uuid("content")), row.integer("copy_tries")), mailbox.value(), tx.now(), MOST_AT_ONCE);
    }

    private boolean left(Owed one, MailSessions.Open open) {
        byte[] bytes = clinical.write(tx -> {
            tried(tx, one);
            return contents.read(tx, one.content());
        });
        try {
            open.keepSent(bytes, one.messageId());
            return true;
        } catch (MailException e) {
            LOG.log(System.Logger.Level.INFO, "message {0}: try {1} of a copy among the sent ones: {2}", one.id(), one.tries() + 1,
                    e.code());
            if (one.tries() + 1 >= MOST_TRIES) clinical.write(tx -> givenUp(tx, one));
            return false;
        }
    }

    private static void tried(Transaction tx, Owed one) {
        tx.run("UPDATE clin.message SET copy_tries = copy_tries + 1, copy_due = ? WHERE id = ?",
                tx.now().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(one.tries(), MOST_TRIES))), one.id().value());
    }

    private static Void givenUp(Transaction tx, Owed one) {
        tx.run("UPDATE clin.message SET copy_due = NULL WHERE id = ?", one.id().value());
        MessageRows.event(tx, one.id(), Optional.empty(), MessageEvent.What.NO_COPY, Optional.empty(), Optional.empty());
        return null;
    }

    /** In the transaction of the look that left them. */
    static void there(Transaction tx, List<MessageId> left) {
        for (MessageId each : left) tx.run("UPDATE clin.message SET copy_due = NULL WHERE id = ?", each.value());
    }
}
