package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Sender;
import fr.havre.vault.db.Transaction;
import java.util.UUID;

/** Who signs what leaves from a mailbox: as they are described for the national record. */
@FunctionalInterface
public interface Senders {
    /** Never fails: what nobody has described is missing in the answer. */
    Sender of(Transaction clinical, UUID person, MailAddress from);
}
