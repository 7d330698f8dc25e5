package fr.havre.sync;

import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of {@code outbox} as the worker sees them. */
final class OutboxQueue {
    /** An item taken for an attempt, and how often in a row it failed before. */
    record Claimed(OutboxItem item, int failures) { }

    private OutboxQueue() { }

    /** Rows that a crash left in SENDING; {@code maybe_sent} stays, so the next attempt asks first. */
    static void recover(Transaction tx) {
        tx.run("""
                INSERT INTO own.outbox_history (item, at, state, reason)
                SELECT id, ?, 'QUEUED', 'INTERRUPTED' FROM own.outbox WHERE state = 'SENDING'""", tx.now());
        tx.run("""
                UPDATE own.outbox SET state = 'QUEUED', reason = 'INTERRUPTED', not_before = ?, since = ?
                 WHERE state = 'SENDING'""", tx.now(), tx.now());
    }

    /** Says of each item whose kind nothing serves, and of no other, that nothing serves it. */
    static void markUnserved(Transaction tx, Set<String> kinds) {
        String served = kinds.stream().map(kind -> "\"" + kind + "\"").collect(Collectors.joining(",", "[", "]"));
        OutboxRepository.announce(tx, tx.list("""
                UPDATE own.outbox SET reason = 'NO_HANDLER'
                 WHERE state IN ('QUEUED', 'IN_DOUBT') AND reason IS NOT 'NO_HANDLER'
                   AND kind NOT IN (SELECT value FROM json_each(?))
                RETURNING kind, subject, state""", OutboxRepository::changed, served));
        OutboxRepository.announce(tx, tx.list("""
                UPDATE own.outbox SET reason = NULL
                 WHERE state IN ('QUEUED', 'IN_DOUBT') AND reason = 'NO_HANDLER'
                   AND kind IN (SELECT value FROM json_each(?))
                RETURNING kind, subject, state""", OutboxRepository::changed, served));
    }

    static boolean anyWaiting(Transaction tx, Instant now) {
        return tx.number("""
                SELECT EXISTS (SELECT 1 FROM own.outbox
                                WHERE state IN ('QUEUED', 'IN_DOUBT') AND (not_before <= ? OR not_before > ?))""",
                now, now.plus(Backoff.LONGEST)) > 0;
    }

    static Optional<Instant> nextAfter(Transaction tx, Instant now) {
        return tx.first("""
                SELECT min(not_before) AS soonest FROM own.outbox
                 WHERE state IN ('QUEUED', 'IN_DOUBT') AND not_before > ?""",
                row -> row.optionalInstant("soonest"), now).flatMap(soonest -> soonest);
    }

    /**
     * Takes up to {@code limit} due items of one kind, so that no one else takes them, and commits to "maybe sent"
     * before the network is touched. Oldest first; to probe a remote that is down, the least tried first, so that
     * no single item can keep it looking down. A wait longer than any we give means the clock was set back: due.
     */
    static List<Claimed> claim(Transaction tx, String kind, int limit, boolean probing) {
        List<Claimed> due = tx.list("""
                SELECT o.id, o.kind, o.subject, o.version, o.content, o.maybe_sent, o.attempts, o.failures, o.added_at
                  FROM own.outbox o
                 WHERE o.kind = ? AND o.state IN ('QUEUED', 'IN_DOUBT') AND (o.not_before <= ? OR o.not_before > ?)
                   AND NOT\s""" + OutboxRepository.HELD_BACK
                + (probing ? " ORDER BY o.attempts, o.id LIMIT ?" : " ORDER BY o.id LIMIT ?"),
                OutboxQueue::claimed, kind, tx.now(), tx.now().plus(Backoff.LONGEST), limit);
        for (Claimed each : due) {
            tx.run("""
                    UPDATE own.outbox SET state = 'SENDING', maybe_sent = 1, attempts = attempts + 1, since = ?
                     WHERE id = ?""", tx.now(), each.item().id());
            OutboxRepository.remember(tx, each.item().id(), OutboxState.SENDING, Optional.empty(), Optional.empty());
            tx.announce(new OutboxChanged(kind, each.item().subject(), OutboxState.SENDING));
        }
        return due;
    }

    static void settle(Transaction tx, OutboxItem item, Verdict verdict) {
        tx.run("""
                UPDATE own.outbox
                   SET state = ?, maybe_sent = ?, failures = ?, not_before = ?, reason = ?, code = ?, explanation = ?,
                       remote_reference = coalesce(?, remote_reference), since = ?
                 WHERE id = ?""",
                verdict.state(), verdict.maybeSent(), verdict.failures(), tx.now().plus(verdict.delay()),
                verdict.reason(), verdict.code(), verdict.explanation(), verdict.reference(), tx.now(), item.id());
        OutboxRepository.remember(tx, item.id(), verdict.state(), verdict.reason(), verdict.code());
        tx.announce(new OutboxChanged(item.kind(), item.subject(), verdict.state()));
    }

    /** The remote is back: what waited for it alone is due now. A {@code Retry-After} is still honoured. */
    static void bringForward(Transaction tx, String kind) {
        OutboxRepository.announce(tx, tx.list("""
                UPDATE own.outbox SET not_before = ?, failures = 0
                 WHERE kind = ? AND state IN ('QUEUED', 'IN_DOUBT') AND reason IN ('UNREACHABLE', 'SIGN_IN_NEEDED')
                RETURNING kind, subject, state""", OutboxRepository::changed, tx.now(), kind));
    }

    private static Claimed claimed(Row row) throws SQLException {
        return new Claimed(new OutboxItem(row.number("id"), row.text("kind"), row.uuid("subject"),
                row.integer("version"), row.bytes("content"), row.flag("maybe_sent"),
                row.integer("attempts") + 1, row.instant("added_at")),
                row.integer("failures"));
    }
}
