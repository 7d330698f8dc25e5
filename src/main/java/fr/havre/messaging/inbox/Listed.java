package fr.havre.messaging.inbox;

import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.List;

/**
 * A message of which only the head is here, and where the rest is.
 *
 * @param tries in vain, to take it whole
 */
record Listed(MessageId id, String folder, long validity, long uid, long size, int tries) {

    /** The newest first; those that were tried in vain last. */
    static List<Listed> of(Transaction tx, MailboxId mailbox, int most, int mostTries) {
        return tx.list("""
                SELECT id, folder, validity, uid, size, min(tries, ?) AS tries FROM clin.message
                 WHERE mailbox = ? AND keeping = 'LISTED' ORDER BY message.tries, place DESC LIMIT ?""", row ->
                new Listed(new MessageId(row.uuid("id")), row.text("folder"), row.number("validity"), row.number("uid"),
                        row.number("size"), row.integer("tries")), mostTries, mailbox.value(), most);
    }

    /** Noted before it is read: whatever happens then, it is not tried for ever. */
    static void tried(Database clinical, List<Listed> messages) {
        clinical.write(tx -> {
            for (Listed each : messages) tx.run("UPDATE clin.message SET tries = tries + 1 WHERE id = ?", each.id().value());
            return null;
        });
    }
}
