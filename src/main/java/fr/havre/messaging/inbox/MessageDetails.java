package fr.havre.messaging.inbox;

import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.ReceivedMail.Oddity;
import fr.havre.messaging.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything known of one message but its bytes.
 *
 * @param messageId with its angle brackets; empty if it has none
 * @param writtenAt as its writer says
 * @param text its words; empty while only the head is here
 * @param signature S/MIME, if it is signed
 * @param refusal why it is not here whole
 * @param lastWord its sender takes no answer
 * @param answeredBy who of the practice answered
 * @param doneBy who of the practice was done with it
 */
public record MessageDetails(MessageLine line, Optional<String> messageId, Optional<Instant> writtenAt, String text,
        List<Recipient> recipients, List<MessagePart> parts, List<MessageEvent> events, Set<Oddity> oddities,
        Optional<Signature> signature, Optional<MailRefusedException.Code> refusal, boolean lastWord,
        Optional<UUID> answeredBy, Optional<UUID> doneBy, Optional<UUID> writtenBy) {

    /**
     * To whom.
     *
     * @param state of a sent message, where recipients fare differently
     * @param code of a refusal or bounce
     */
    public record Recipient(String address, String name, Optional<fr.havre.messaging.outgoing.MessageState> state,
            Optional<String> code) {
        @Override public String toString() {
            return "Recipient[" + state.map(Enum::name).orElse("-") + "]";
        }
    }

    public MessageDetails {
        recipients = List.copyOf(recipients);
        parts = List.copyOf(parts);
        events = List.copyOf(events);
        oddities = Set.copyOf(oddities);
    }

    @Override public String toString() {
        return "MessageDetails[" + line + "]";
    }
}
