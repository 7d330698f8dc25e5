package fr.havre.messaging.inbox;

import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.ReceivedMail;
import fr.havre.patients.PatientId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message as a list shows it.
 *
 * @param place its rank by arrival: the {@code before} of the next page
 * @param thread the same for all messages of one exchange
 * @param who the sender's name, else the address; of a message written here, to whom
 * @param address of the sender; of a message written here, of the first recipient
 * @param at when it arrived, or was queued here
 * @param attachments how many files; of a head that only promises some, 1
 * @param keeping whether it is here whole
 * @param patient whose exchange it is
 * @param reason of {@link FilingState#TRAY}
 * @param assigned to which person
 * @param state of a message written here
 * @param stateCode of a refusal or bounce
 */
public record MessageLine(MessageId id, long place, MailboxId mailbox, UUID thread, Lane lane, ReceivedMail.Kind kind,
        boolean outgoing, String who, String address, String subject, Instant at, boolean unread, int attachments,
        Keeping keeping, Optional<PatientId> patient, FilingState filing, Optional<TrayReason> reason,
        Optional<UUID> assigned, boolean done, boolean answered, Optional<MessageState> state, Optional<String> stateCode) {

    /** How much of it is here. */
    public enum Keeping {
        /** Its head; the rest is being fetched. */
        LISTED,
        KEPT,
        /** Its head; the rest cannot be read, and {@link MessageDetails#refusal} says why. */
        REFUSED
    }

    /** People and subjects name patients. */
    @Override public String toString() {
        return "MessageLine[" + id + " " + kind + "]";
    }
}
