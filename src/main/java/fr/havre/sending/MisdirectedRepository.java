package fr.havre.sending;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.vault.db.Database;
import java.util.Optional;

/** Which letter tells the recipients of a message that it was about the wrong person. */
final class MisdirectedRepository {
    private MisdirectedRepository() { }

    static Optional<DraftId> noted(Database clinical, MessageId message) {
        return clinical.read(tx -> tx.first("SELECT draft FROM clin.misdirected WHERE message = ?",
                row -> new DraftId(row.uuid("draft")), message.value()));
    }

    static void note(Database clinical, MessageId message, DocumentId document, DraftId draft) {
        clinical.write(tx -> tx.run("INSERT INTO clin.misdirected (message, document, draft, at) VALUES (?, ?, ?, ?)",
                message.value(), document.value(), draft.value(), tx.now()));
    }
}
