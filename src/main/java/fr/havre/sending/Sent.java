package fr.havre.sending;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.DraftId;
import java.util.List;
import java.util.Map;

/**
 * What an act came to: everything here waits in the queue, and can be taken back until it leaves.
 *
 * @param record those queued for the record
 * @param messages the letters queued: more than one to a target where one would be too large
 * @param refused the first reason why something did not go there; the rest went
 * @param drafts the letters that were refused, and wait among the drafts until they are sent or thrown away
 */
public record Sent(List<DocumentId> record, List<MessageId> messages, Map<Target, RuntimeException> refused,
        Map<Target, List<DraftId>> drafts) {
    public Sent {
        record = List.copyOf(record);
        messages = List.copyOf(messages);
        refused = Map.copyOf(refused);
        drafts = Map.copyOf(drafts);
    }

    public boolean nothing() {
        return record.isEmpty() && messages.isEmpty();
    }
}
