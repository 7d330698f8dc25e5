package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MessageId;
import fr.havre.vault.db.Transaction;
import java.util.Optional;

/**
 * What became of one message, for services of the clinical compartment that follow their own; whoever is signed in.
 *
 * @param answered somebody it went to wrote back
 */
public record Fate(MessageState state, Optional<Advice> advice, boolean answered) {
    /** Empty if there is no such message. */
    public static Optional<Fate> of(Transaction tx, MessageId id) {
        return tx.first("""
                SELECT m.state, m.state_code, EXISTS (
                    SELECT 1 FROM clin.message a JOIN clin.message_recipient r ON r.message = m.id
                     WHERE a.thread = m.thread AND a.outgoing = 0 AND a.place > m.place
                       AND a.kind IN ('ORDINARY', 'DOCUMENTS', 'CLOSING') AND a.sender = r.address COLLATE NOCASE) AS answered
                  FROM clin.message m WHERE m.id = ? AND m.outgoing = 1""", row -> {
            MessageState state = row.constant("state", MessageState.class);
            return new Fate(state, Advice.of(state, row.optionalText("state_code"), false), row.flag("answered"));
        }, id.value());
    }

    /** Whether a letter of ours has gone to this mailbox before, and did not come back. */
    public static boolean wroteTo(Transaction tx, MailAddress address) {
        return tx.number("""
                SELECT count(*) FROM clin.message_recipient r JOIN clin.message m ON m.id = r.message AND m.outgoing = 1
                 WHERE r.address = ? COLLATE NOCASE AND m.state IN ('SENT', 'DELIVERED', 'READ')
                   AND (r.state IS NULL OR r.state NOT IN ('BOUNCED', 'REFUSED'))""", address.value()) > 0;
    }
}
