package fr.havre.messaging.inbox;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.patients.PatientId;
import java.util.List;
import java.util.Optional;

/**
 * A message that was just kept whole.
 *
 * @param patient whose exchange it is, where that is certain
 * @param reason why a person decides where it belongs
 * @param documents what it brought that is kept, filed or not
 * @param refused why files of it could not be kept
 */
public record Arrival(MessageId message, MailboxId mailbox, ReceivedMail mail, Optional<PatientId> patient,
        FilingState filing, Optional<TrayReason> reason, List<DocumentId> documents,
        List<DocumentRefusedException.Code> refused) {

    /** Told of each message in the transaction that keeps it: reports are taken note of, receipts queued. */
    @FunctionalInterface
    public interface Listener {
        void arrived(fr.havre.vault.db.Transaction tx, Arrival arrival);
    }

    public Arrival {
        documents = List.copyOf(documents);
        refused = List.copyOf(refused);
    }

    @Override public String toString() {
        return "Arrival[" + message + " " + filing + "]";
    }
}
