package fr.havre.ui.messages;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.messaging.MessageId;
import fr.havre.record.RecordStanding;
import fr.havre.sending.PaperSent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Something about a patient that came or went, by whatever way: one line of their exchanges.
 *
 * @param message of {@link Way#RECEIVED} and {@link Way#SENT}
 * @param document of the other ways
 * @param mark of {@link Way#TO_RECORD}: where it stands
 * @param paper of {@link Way#ON_PAPER}
 */
record Exchange(Way way, Instant at, Optional<MessageRow> message, Optional<DocumentLine> document,
        Optional<RecordStanding.Mark> mark, Optional<PaperSent> paper) {
    /** How it came or went. */
    enum Way { RECEIVED, SENT, FROM_RECORD, TO_RECORD, PAPER, ON_PAPER }

    static Exchange of(MessageRow row) {
        return new Exchange(row.line().outgoing() ? Way.SENT : Way.RECEIVED, row.line().at(), Optional.of(row), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** Of one day, it stands at its beginning. */
    static Exchange of(PaperSent paper, DocumentLine document, ZoneId zone) {
        return new Exchange(Way.ON_PAPER, paper.on().atStartOfDay(zone).toInstant(), Optional.empty(), Optional.of(document),
                Optional.empty(), Optional.of(paper));
    }

    static Exchange of(Way way, Instant at, DocumentLine document, Optional<RecordStanding.Mark> mark) {
        return new Exchange(way, at, Optional.empty(), Optional.of(document), mark, Optional.empty());
    }

    Optional<MessageId> messageId() {
        return message.map(row -> row.line().id());
    }

    Optional<DocumentId> documentId() {
        return document.map(DocumentLine::id);
    }

    @Override public String toString() {
        return "Exchange[" + way + "]";
    }
}
