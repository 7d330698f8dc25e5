package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.patients.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message written here and what became of it.
 *
 * @param code of its state: a server's status, an integration error's, or a constant of {@code MailException.Code}
 * @param advice why it did not arrive and what to do
 * @param at when it was queued
 * @param since in this state since
 * @param leavesAt while it is held
 * @param remindAt when it is said that nobody has read it
 */
public record Followed(MessageId id, MailboxId mailbox, Optional<PatientId> patient, String subject,
        List<FollowedRecipient> recipients, MessageState state, Optional<String> code, Optional<Advice> advice, Instant at,
        Instant since, Optional<Instant> leavesAt, Optional<Instant> remindAt) {

    /** One recipient: whose own state is said where recipients fare differently. */
    public record FollowedRecipient(String address, String name, Optional<MessageState> state, Optional<String> code,
            Optional<Advice> advice) {
        @Override public String toString() {
            return "FollowedRecipient[" + state + "]";
        }
    }

    public Followed {
        recipients = List.copyOf(recipients);
    }

    /** Whether {@link Letters#takeBack} may work. */
    public boolean canBeTakenBack() {
        return state == MessageState.HELD || state == MessageState.QUEUED || state == MessageState.BLOCKED;
    }

    /** Subjects name patients. */
    @Override public String toString() {
        return "Followed[" + id + " " + state + "]";
    }
}
