package fr.havre.messaging.inbox;

import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import java.util.List;

/** Announced when messages of a mailbox arrived or changed; none named: many of them. */
public record InboxChanged(MailboxId mailbox, List<MessageId> messages) {
    private static final int MOST_NAMED = 50;

    public InboxChanged {
        messages = messages.size() > MOST_NAMED ? List.of() : List.copyOf(messages);
    }
}
