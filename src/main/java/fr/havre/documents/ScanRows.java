package fr.havre.documents;

import fr.havre.vault.db.Transaction;
import java.util.Optional;

/** Rows of scans: those whose words wait to be read, and what came of the others. */
final class ScanRows {
    private ScanRows() { }

    static void await(Transaction tx, DocumentId id) {
        tx.run("INSERT INTO own.document_scan (document, state) VALUES (?, 'WAITING')", id.value());
    }

    static long waiting(Transaction tx) {
        return tx.number("SELECT count(*) FROM own.document_scan WHERE state = 'WAITING'");
    }

    static boolean waits(Transaction tx, DocumentId id) {
        return tx.number("SELECT count(*) FROM own.document_scan WHERE document = ? AND state = 'WAITING'", id.value()) > 0;
    }

    /** The newest: somebody may be looking for it. */
    static Optional<DocumentId> next(Transaction tx) {
        return tx.first("SELECT document FROM own.document_scan WHERE state = 'WAITING' ORDER BY document DESC LIMIT 1",
                row -> new DocumentId(row.uuid("document")));
    }

    static void settle(Transaction tx, DocumentId id, ScanReading.Result result) {
        tx.run("UPDATE own.document_scan SET state = ? WHERE document = ?", result, id.value());
    }

    static long tryAgain(Transaction tx) {
        return tx.run("UPDATE own.document_scan SET state = 'WAITING' WHERE state = 'FAILED'");
    }
}
