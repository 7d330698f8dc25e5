package fr.havre.messaging.outgoing;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.WrittenMail;
import fr.havre.patients.PatientId;
import fr.havre.vault.content.NewContent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message whose bytes will not change any more, to be queued in a transaction.
 *
 * @param read what its bytes say
 * @param documents what its readable files show, in their order
 * @param references what it refers to, the oldest first
 * @param answers the message here that it answers
 */
record FrozenLetter(MessageId id, Mailbox mailbox, String senderName, WrittenMail written, ReceivedMail read, NewContent content,
        Optional<PatientId> patient, List<Recipient> recipients, List<DocumentId> documents, List<String> references,
        Optional<MessageId> answers, boolean receipt, boolean lastWord, Optional<UUID> person) {
    FrozenLetter {
        recipients = List.copyOf(recipients);
        documents = List.copyOf(documents);
        references = List.copyOf(references);
    }

    @Override public String toString() {
        return "FrozenLetter[" + id + "]";
    }
}
