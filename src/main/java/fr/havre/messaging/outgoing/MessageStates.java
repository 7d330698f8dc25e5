package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.transport.MailException;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxState;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of messages after they left, as reports that arrive say. A report moves the message it is about by
 * Original-Message-ID, In-Reply-To or References, and that recipient's part of it; one about nothing of ours moves nothing.
 *
 * <p>Threads: any; in the caller's transaction.
 */
public final class MessageStates {
    private final Outbox outbox;

    public MessageStates(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Takes note of a receipt, a bounce or an integration error that arrived; any other message is left alone.
     *
     * @param incoming the row of the report, kept in the same transaction
     * @return the message of ours that it is about
     */
    public Optional<MessageId> reported(Transaction tx, ReceivedMail mail, MessageId incoming) {
        MessageState state;
        switch (mail.kind()) {
            case RECEIPT -> state = MessageState.DELIVERED;
            case BOUNCE -> state = MessageState.BOUNCED;
            case INTEGRATION_ERROR -> state = MessageState.REFUSED;
            default -> {
                return Optional.empty();
            }
        }
        Optional<MessageId> about = Stream.concat(mail.about().stream(), mail.references().reversed().stream())
                .flatMap(id -> OutgoingRepository.withMessageId(tx, id).stream()).findFirst();
        about.ifPresent(message -> moved(tx, message, state, mail.report(), incoming));
        return about;
    }

    private void moved(Transaction tx, MessageId message, MessageState state, Optional<String> code, MessageId report) {
        if (!state.laterThan(OutgoingRepository.state(tx, message))) return;
        OutgoingRepository.move(tx, message, state, code);
        outbox.find(tx, OutgoingRepository.KIND, message.value(), 1)
                .filter(line -> line.state() != OutboxState.SENDING)         // its outcome is kept first, then this
                .ifPresent(line -> outbox.confirm(tx, line.id(), report.toString()));
    }

    /** What waits because a server refused the sign-in is tried again with the new one. */
    public static void mailboxChanged(Transaction tx, MailboxId mailbox) {
        Outbox outbox = new Outbox();
        for (MessageId each : OutgoingRepository.blocked(tx, mailbox, MailException.Code.SIGN_IN_REFUSED.name())) {
            outbox.find(tx, OutgoingRepository.KIND, each.value(), 1).filter(line -> line.state() == OutboxState.BLOCKED)
                    .ifPresent(line -> outbox.retryNow(tx, line.id()));
            OutgoingRepository.move(tx, each, MessageState.QUEUED, Optional.empty());
        }
    }
}
