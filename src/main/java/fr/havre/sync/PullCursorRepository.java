package fr.havre.sync;

import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code pull_cursor}. */
final class PullCursorRepository {
    private static final String COLUMNS = "cursor, pulled_at, full_at, reason, code, failures, not_before";

    private PullCursorRepository() { }

    static Map<UUID, PullCursor> all(Transaction tx, String source) {
        Map<UUID, PullCursor> found = new HashMap<>();
        tx.list("SELECT subject, " + COLUMNS + " FROM own.pull_cursor WHERE source = ?",
                row -> found.put(row.uuid("subject"), cursor(row)), source);
        return found;
    }

    static Optional<PullCursor> one(Transaction tx, String source, UUID subject) {
        return tx.first("SELECT " + COLUMNS + " FROM own.pull_cursor WHERE source = ? AND subject = ?",
                PullCursorRepository::cursor, source, subject);
    }

    static void received(Transaction tx, String source, UUID subject, String cursor, boolean full) {
        tx.run("""
                INSERT INTO own.pull_cursor (source, subject, cursor, pulled_at, full_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (source, subject) DO UPDATE
                   SET cursor = excluded.cursor, pulled_at = excluded.pulled_at,
                       full_at = coalesce(excluded.full_at, full_at), failures = 0, not_before = 0, reason = NULL,
                       code = NULL, explanation = NULL""",
                source, subject, cursor, tx.now(), full ? tx.now() : null);
    }

    static void failed(Transaction tx, String source, UUID subject, Failure failure, Duration delay) {
        tx.run("""
                INSERT INTO own.pull_cursor (source, subject, failures, not_before, reason, code, explanation)
                VALUES (?, ?, 1, ?, ?, ?, ?)
                ON CONFLICT (source, subject) DO UPDATE
                   SET failures = failures + 1, not_before = excluded.not_before, reason = excluded.reason,
                       code = excluded.code, explanation = excluded.explanation""",
                source, subject, tx.now().plus(delay), failure.reason(), failure.code(), failure.explanation());
    }

    record Failure(Reason reason, Optional<String> code, Optional<String> explanation) { }

    static void bringForward(Transaction tx, String source) {
        tx.run("""
                UPDATE own.pull_cursor SET not_before = 0, failures = 0
                 WHERE source = ? AND reason IN ('UNREACHABLE', 'SIGN_IN_NEEDED')""", source);
    }

    static void compareEverythingAgain(Transaction tx) {
        tx.run("UPDATE own.pull_cursor SET full_at = NULL, pulled_at = NULL, not_before = 0, failures = 0");
    }

    private static PullCursor cursor(Row row) throws SQLException {
        return new PullCursor(row.optionalText("cursor"), row.optionalInstant("pulled_at"),
                row.optionalInstant("full_at"), row.optionalText("reason").map(Reason::valueOf),
                row.optionalText("code"), row.integer("failures"),
                row.optionalInstant("not_before").filter(at -> at.toEpochMilli() > 0));
    }
}
