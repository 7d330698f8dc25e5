package fr.havre.sending;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.vault.db.Database;
import java.util.Optional;

/** Which letter tells the recipients of a message that it was about the wrong person. */
final class MisdirectedRepository {
    private MisdirectedRepository() { }

    /** A letter begun, and what it became. */
    record Noted(DraftId draft, Optional<MessageId> told) { }

    static Optional<Noted> noted(Database clinical, MessageId message) {
        return clinical.read(tx -> tx.first("SELECT draft, told FROM clin.misdirected WHERE message = ?",
                row -> new Noted(new DraftId(row.uuid("draft")), row.optionalUuid("told").map(MessageId::new)), message.value()));
    }

    static void note(Database clinical, MessageId message, DocumentId document, DraftId draft) {
        clinical.write(tx -> tx.run("INSERT INTO clin.misdirected (message, document, draft, at) VALUES (?, ?, ?, ?)",
                message.value(), document.value(), draft.value(), tx.now()));
    }

    static void told(Database clinical, MessageId message, MessageId told) {
        clinical.write(tx -> tx.run("UPDATE clin.misdirected SET told = ? WHERE message = ?", told.value(), message.value()));
    }
}
