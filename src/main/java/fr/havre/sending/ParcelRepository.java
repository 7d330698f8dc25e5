package fr.havre.sending;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of parcels: which letters one became, and what of it the record still has to be asked for. */
final class ParcelRepository {
    private ParcelRepository() { }

    /** A letter of a parcel. */
    record Part(DraftId draft, Optional<MessageId> message) { }

    static List<Part> parts(Transaction tx, UUID parcel) {
        return tx.list("SELECT draft, message FROM clin.parcel_letter WHERE parcel = ? ORDER BY position", row -> new Part(
                new DraftId(row.uuid("draft")), row.optionalUuid("message").map(MessageId::new)), parcel);
    }

    static void begin(Transaction tx, Parcel parcel, List<DraftId> letters, UUID person) {
        tx.run("DELETE FROM clin.parcel WHERE id = ?", parcel.id());        // with its letters
        tx.run("INSERT INTO clin.parcel (id, patient, prepared_by, begun_at, begun_by) VALUES (?, ?, ?, ?, ?)", parcel.id(),
                parcel.patient().value(), parcel.preparedBy(), tx.now(), person);
        for (int i = 0; i < letters.size(); i++) {
            tx.run("INSERT INTO clin.parcel_letter (parcel, position, draft) VALUES (?, ?, ?)", parcel.id(), i,
                    letters.get(i).value());
        }
        for (DocumentId each : parcel.record()) {
            tx.run("INSERT INTO clin.parcel_record (parcel, document) VALUES (?, ?) ON CONFLICT DO NOTHING", parcel.id(),
                    each.value());
        }
    }

    static void forget(Transaction tx, UUID parcel) {
        tx.run("DELETE FROM clin.parcel WHERE id = ?", parcel);
    }

    static void queued(Transaction tx, UUID parcel, List<MessageId> messages) {
        for (int i = 0; i < messages.size(); i++) {
            tx.run("UPDATE clin.parcel_letter SET message = ? WHERE parcel = ? AND position = ?", messages.get(i).value(), parcel, i);
        }
    }

    /** Those of queued parcels that the record was not asked to take yet. */
    static List<DocumentId> unpublished(Transaction tx) {
        return tx.list("""
                SELECT DISTINCT r.document FROM clin.parcel_record r
                  JOIN clin.parcel_letter l ON l.parcel = r.parcel AND l.message IS NOT NULL WHERE r.settled_at IS NULL""",
                row -> new DocumentId(row.uuid("document")));
    }

    static void published(Transaction tx, DocumentId document) {
        tx.run("UPDATE clin.parcel_record SET settled_at = ? WHERE document = ? AND settled_at IS NULL", tx.now(),
                document.value());
    }
}
