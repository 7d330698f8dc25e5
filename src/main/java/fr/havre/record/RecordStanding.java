package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import java.util.Optional;

/**
 * Where a document kept here stands towards its patient's record. A document without one was never sent nor received.
 *
 * @param item the last of ours about it that left or waits
 * @param entry what is known of it in the record: hidden from whom, archived, replaced
 */
public record RecordStanding(DocumentId document, Mark mark, Optional<OutboxLine> item, Optional<RecordEntry> entry) {
    /** One word for a list. */
    public enum Mark {
        QUEUED, SENDING, SENT, CONFIRMED, BLOCKED, IN_DOUBT, CONFLICT,
        /** It came from the record. */
        RECEIVED,
        /** It was there and is deleted there: it can be sent again. */
        WITHDRAWN;

        static Mark of(OutboxState state) {
            return switch (state) {
                case QUEUED -> QUEUED;
                case SENDING -> SENDING;
                case SENT -> SENT;
                case CONFIRMED -> CONFIRMED;
                case BLOCKED -> BLOCKED;
                case IN_DOUBT -> IN_DOUBT;
                case CONFLICT -> CONFLICT;
                case CANCELLED -> throw new IllegalArgumentException(state.name());
            };
        }
    }
}
