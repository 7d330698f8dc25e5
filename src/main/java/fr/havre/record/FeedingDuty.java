package fr.havre.record;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.Documents;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.HashMap;
import java.util.Map;

/**
 * The duty to feed the record, where a person decided that a document is not to be sent. The decision says why, is
 * audited, and can be taken back; sending the document ends it.
 *
 * <p>Threads: any but the FX thread; never touches the network.
 */
public final class FeedingDuty {
    private final Database clinical;
    private final Documents documents;

    public FeedingDuty(Database clinical, Documents documents) {
        this.clinical = clinical;
        this.documents = documents;
    }

    /**
     * Nobody is reminded of this document any more.
     *
     * @throws fr.havre.access.AccessDeniedException without {@code PUBLISH_DOCUMENT}
     * @throws fr.havre.documents.FilingException {@code UNKNOWN_DOCUMENT}, {@code NOT_FILED}
     */
    public void decline(Session session, DocumentId document, NotOwed reason) {
        session.require(Permission.PUBLISH_DOCUMENT);
        clinical.write(tx -> {
            tx.run("""
                    INSERT INTO clin.record_not_owed (document, reason, person, at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (document) DO UPDATE SET reason = excluded.reason, person = excluded.person, at = excluded.at""",
                    document.value(), reason, session.person(), tx.now());
            tx.audit("record.not_owed." + reason.name(), document.value(), documents.patientOf(tx, document).value());
            tx.announce(new RecordChanged(documents.patientOf(tx, document)));
            return null;
        });
    }

    /** Takes the decision back. Harmless where there is none. */
    public void owe(Session session, DocumentId document) {
        session.require(Permission.PUBLISH_DOCUMENT);
        clinical.write(tx -> {
            if (!forget(tx, document)) return null;
            tx.audit("record.owed_again", document.value(), documents.patientOf(tx, document).value());
            tx.announce(new RecordChanged(documents.patientOf(tx, document)));
            return null;
        });
    }

    /** Every document that is not to be sent, and why. */
    public Map<DocumentId, NotOwed> declined(Session session) {
        session.require(Permission.READ_DOCUMENT);
        Map<DocumentId, NotOwed> found = new HashMap<>();
        clinical.read(tx -> tx.list("SELECT document, reason FROM clin.record_not_owed",
                row -> found.put(new DocumentId(row.uuid("document")), row.constant("reason", NotOwed.class))));
        return Map.copyOf(found);
    }

    static boolean forget(Transaction tx, DocumentId document) {
        return tx.run("DELETE FROM clin.record_not_owed WHERE document = ?", document.value()) > 0;
    }
}
