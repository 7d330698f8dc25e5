package fr.havre.messaging.inbox;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.PreparedFile;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.vault.content.NewContent;
import java.util.List;
import java.util.Optional;

/**
 * A message whose bytes are here, read and encrypted, and that only its head's row knows of yet.
 *
 * @param content absent where the bytes were not fetched: too many
 * @param mail absent where they cannot be read, for {@code refusal}
 */
record PreparedMessage(MessageId id, MailboxId mailbox, Optional<NewContent> content, Optional<ReceivedMail> mail,
        Optional<MailRefusedException.Code> refusal, List<File> files) {

    /**
     * A file of it.
     *
     * @param prepared empty for a readable copy, and for what is refused
     */
    record File(String name, String type, long sizeBytes, boolean copy, Optional<PreparedFile> prepared,
            Optional<DocumentRefusedException.Code> refusal) {
        @Override public String toString() {
            return "File[" + type + "]";
        }
    }

    @Override public String toString() {
        return "PreparedMessage[" + id + "]";
    }
}
