package fr.havre.messaging.inbox;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.ErasureCertificate;
import fr.havre.vault.Compartment;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The bytes of a message that brought a document hold that document too: they go with it. What the sender wrote, and that
 * the message came, stays.
 */
public final class MessageTraces implements DocumentTraces {
    private final ContentStore contents;

    /** @param contents of the clinical compartment */
    public MessageTraces(ContentStore contents) {
        this.contents = contents;
    }

    /** The message stays whole, and what it brought opens from it. */
    @Override public void united(Transaction tx, DocumentId gone, DocumentId into) {
        if (tx.compartment() != Compartment.CLINICAL) return;
        tx.run("UPDATE clin.message_part SET document = ? WHERE document = ?", into.value(), gone.value());
    }

    @Override public Set<ErasureCertificate.Step> erase(Transaction tx, DocumentId document) {
        if (tx.compartment() != Compartment.CLINICAL) return Set.of();
        List<UUID> originals = tx.list("""
                SELECT DISTINCT m.content FROM clin.message_part p JOIN clin.message m ON m.id = p.message
                 WHERE p.document = ? AND m.outgoing = 0 AND m.content IS NOT NULL""", row -> row.uuid("content"),
                document.value());
        for (UUID each : originals) {
            tx.run("UPDATE clin.message SET content = NULL WHERE content = ?", each);
            contents.erase(tx, new ContentId(each));
        }
        return Set.of();
    }
}
