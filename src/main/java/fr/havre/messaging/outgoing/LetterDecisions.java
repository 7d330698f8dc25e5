package fr.havre.messaging.outgoing;

import fr.havre.access.Session;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.MessageId;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a person decides about a letter that is queued, each in one transaction. Permission was asked for; errors as {@link Letters} says them. */
final class LetterDecisions {
    private final Database clinical;
    private final Outbox outbox;

    LetterDecisions(Database clinical, Outbox outbox) {
        this.clinical = clinical;
        this.outbox = outbox;
    }

    @FunctionalInterface
    private interface Decision<R> {
        R in(Transaction tx, long item);
    }

    Optional<Draft> takeBack(Session session, Set<UUID> mine, MessageId message) {
        return decide(mine, message, (tx, item) -> {
            Optional<DraftId> draft = DraftRepository.of(tx, message);
            outbox.cancel(tx, item);                                        // and with it the message, and its draft is back
            OutgoingRepository.takenBack(tx, message, session.person());
            return draft.flatMap(id -> DraftRepository.find(tx, id));
        });
    }

    void sendAgain(Set<UUID> mine, MessageId message) {
        decide(mine, message, (tx, item) -> {
            outbox.sendAgain(tx, item);
            OutgoingRepository.handed(tx, message, false);
            OutgoingRepository.move(tx, message, MessageState.QUEUED, Optional.empty());
            return null;
        });
    }

    void arrived(Set<UUID> mine, MessageId message) {
        decide(mine, message, (tx, item) -> {
            outbox.confirm(tx, item, "");
            OutgoingRepository.others(tx, message, MessageState.SENT);
            OutgoingRepository.move(tx, message, MessageState.SENT, Optional.empty());
            DraftRepository.left(tx, message);
            return null;
        });
    }

    void retry(Set<UUID> mine, MessageId message) {
        decide(mine, message, (tx, item) -> {
            outbox.retryNow(tx, item);
            if (outbox.line(tx, item).state() == OutboxState.QUEUED) {
                OutgoingRepository.move(tx, message, MessageState.QUEUED, Optional.empty());
            }
            return null;
        });
    }

    private <R> R decide(Set<UUID> mine, MessageId message, Decision<R> decision) {
        return clinical.write(tx -> {
            boolean known = OutgoingRepository.find(tx, message).filter(each -> mine.contains(each.mailbox().value()))
                    .isPresent();
            OutboxLine line = outbox.find(tx, OutgoingRepository.KIND, message.value(), 1).filter(_ -> known)
                    .orElseThrow(() -> new MailRefusedException(Code.UNKNOWN_MESSAGE));
            return decision.in(tx, line.id());
        });
    }
}
