package fr.havre.sync;

import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code outbox} and its history, as people and features see them; the worker's: {@link OutboxQueue}. */
final class OutboxRepository {
    static final String OPEN = "('QUEUED', 'SENDING', 'BLOCKED', 'IN_DOUBT', 'CONFLICT')";

    /**
     * True of {@code o} if another item has to go first: an open one of its subject, or an earlier one of its order
     * that moves by itself, which one behind a blocked item of its own subject does not.
     */
    static final String HELD_BACK = """
            (EXISTS (SELECT 1 FROM own.outbox e
                      WHERE e.subject = o.subject AND e.id < o.id
                        AND e.state IN ('QUEUED', 'SENDING', 'BLOCKED', 'IN_DOUBT', 'CONFLICT'))
             OR EXISTS (SELECT 1 FROM own.outbox e
                         WHERE e.order_key = o.order_key AND e.id <> o.id
                           AND e.state IN ('QUEUED', 'SENDING', 'BLOCKED', 'IN_DOUBT', 'CONFLICT')
                           AND (e.state = 'SENDING'
                                OR e.id < o.id AND e.state IN ('QUEUED', 'IN_DOUBT')
                                   AND coalesce(e.reason, '') NOT IN ('CANNOT_BE_ASKED', 'NO_HANDLER')
                                   AND NOT EXISTS (SELECT 1 FROM own.outbox b
                                     WHERE b.subject = e.subject AND b.id < e.id
                                       AND b.state IN ('QUEUED', 'SENDING', 'BLOCKED', 'IN_DOUBT', 'CONFLICT')
                                       AND (b.state IN ('BLOCKED', 'CONFLICT')
                                            OR b.reason IN ('CANNOT_BE_ASKED', 'NO_HANDLER'))))))
            """;

    private static final String LINES = """
            SELECT o.id, o.kind, o.subject, o.version, o.state, o.code, o.remote_reference, o.maybe_sent, o.attempts,
                   o.not_before, o.since, o.added_at,
                   CASE WHEN o.state IN ('QUEUED', 'IN_DOUBT') AND\s""" + HELD_BACK + """
                        THEN 'EARLIER_FIRST' ELSE o.reason END AS shown_reason
              FROM own.outbox o WHERE\s""";

    /** Subjects asked for by one statement, which is then prepared once; the last is repeated to fill it. */
    private static final int AT_A_TIME = 100;
    private static final String LAST = """
            o.id IN (SELECT max(id) FROM own.outbox WHERE kind = ? AND state <> 'CANCELLED' AND subject IN (%s)
                      GROUP BY subject)""".formatted(String.join(", ", Collections.nCopies(AT_A_TIME, "?")));

    private OutboxRepository() { }

    static Optional<Long> find(Transaction tx, String kind, UUID subject, int version) {
        return tx.first("""
                SELECT id FROM own.outbox
                 WHERE kind = ? AND subject = ? AND version = ? AND state <> 'CANCELLED'""",
                row -> row.number("id"), kind, subject, version);
    }

    static boolean hasLaterVersion(Transaction tx, String kind, UUID subject, int version) {
        return tx.number("""
                SELECT count(*) FROM own.outbox
                 WHERE kind = ? AND subject = ? AND version > ? AND state <> 'CANCELLED'""",
                kind, subject, version) > 0;
    }

    static long insert(Transaction tx, String kind, UUID subject, int version, byte[] content, UUID orderKey,
            Instant notBefore) {
        long id = tx.list("""
                INSERT INTO own.outbox (kind, subject, order_key, version, content, state, not_before, since, added_at)
                VALUES (?, ?, ?, ?, ?, 'QUEUED', ?, ?, ?) RETURNING id""", row -> row.number("id"),
                kind, subject, orderKey, version, content, notBefore, tx.now(), tx.now()).getFirst();
        remember(tx, id, OutboxState.QUEUED, Optional.empty(), Optional.empty());
        return id;
    }

    static void remember(Transaction tx, long item, OutboxState state, Optional<Reason> reason, Optional<String> code) {
        tx.run("INSERT INTO own.outbox_history (item, at, state, reason, code) VALUES (?, ?, ?, ?, ?)",
                item, tx.now(), state, reason, code);
    }

    static List<OutboxLine> lines(Transaction tx, String condition, Object... parameters) {
        return tx.list(LINES + condition + " ORDER BY o.id", OutboxRepository::line, parameters);
    }

    static List<OutboxLine> settledLines(Transaction tx, int limit) {
        return tx.list(LINES + "o.state IN ('SENT', 'CONFIRMED', 'CANCELLED') ORDER BY o.since DESC, o.id DESC LIMIT ?",
                OutboxRepository::line, limit);
    }

    static Map<UUID, OutboxLine> last(Transaction tx, String kind, Collection<UUID> subjects) {
        List<UUID> distinct = subjects.stream().distinct().toList();
        Map<UUID, OutboxLine> found = new HashMap<>();
        for (int from = 0; from < distinct.size(); from += AT_A_TIME) {
            Object[] parameters = new Object[AT_A_TIME + 1];
            parameters[0] = kind;
            for (int i = 0; i < AT_A_TIME; i++) parameters[i + 1] = distinct.get(Math.min(from + i, distinct.size() - 1));
            lines(tx, LAST, parameters).forEach(line -> found.put(line.subject(), line));
        }
        return found;
    }

    static List<OutboxBlocked> blocked(Transaction tx) {
        return tx.list("""
                SELECT reason, code, count(*) AS items, min(since) AS oldest FROM own.outbox
                 WHERE state = 'BLOCKED' GROUP BY reason, code ORDER BY items DESC, reason, code""",
                row -> new OutboxBlocked(row.constant("reason", Reason.class), row.optionalText("code"),
                        row.number("items"), row.instant("oldest")));
    }

    static Optional<byte[]> content(Transaction tx, long item) {
        return tx.first("SELECT content FROM own.outbox WHERE id = ?", row -> row.bytes("content"), item);
    }

    static List<OutboxEvent> history(Transaction tx, long item) {
        return tx.list("SELECT at, state, reason, code FROM own.outbox_history WHERE item = ? ORDER BY id",
                row -> new OutboxEvent(row.instant("at"), row.constant("state", OutboxState.class),
                        row.optionalText("reason").map(Reason::valueOf), row.optionalText("code")), item);
    }

    static List<OutboxCount> counts(Transaction tx) {
        return tx.list("""
                SELECT state, count(*) AS items, min(since) AS oldest FROM own.outbox GROUP BY state ORDER BY state""",
                row -> new OutboxCount(row.constant("state", OutboxState.class), row.number("items"),
                        row.instant("oldest")));
    }

    static List<OutboxCount> countsElsewhere(Transaction tx) {
        return tx.list("SELECT state, items, since FROM own.outbox_elsewhere ORDER BY state", row -> new OutboxCount(
                row.constant("state", OutboxState.class), row.number("items"), row.instant("since")));
    }

    static void leaveCounts(Transaction tx, List<OutboxCount> counts) {
        tx.run("DELETE FROM own.outbox_elsewhere");
        for (OutboxCount each : counts) {
            tx.run("INSERT INTO own.outbox_elsewhere (state, items, since) VALUES (?, ?, ?)", each.state(), each.items(),
                    each.since());
        }
    }

    /** Due at once, with its waiting time starting again from the shortest. */
    static void requeue(Transaction tx, OutboxLine line, OutboxState state, Reason reason) {
        tx.run("UPDATE own.outbox SET not_before = ?, failures = 0 WHERE id = ?", tx.now(), line.id());
        move(tx, line, state, Optional.of(reason));
    }

    static void move(Transaction tx, OutboxLine line, OutboxState state, Optional<Reason> reason) {
        tx.run("UPDATE own.outbox SET state = ?, reason = ?, code = NULL, explanation = NULL, since = ? WHERE id = ?",
                state, reason, line.state() == state ? line.since() : tx.now(), line.id());
        remember(tx, line.id(), state, reason, Optional.empty());
        tx.announce(new OutboxChanged(line.kind(), line.subject(), state));
    }

    static void reference(Transaction tx, long item, String remoteReference) {
        tx.run("UPDATE own.outbox SET remote_reference = ? WHERE id = ?", remoteReference, item);
    }

    static void forgetDoubt(Transaction tx, long item) {
        tx.run("UPDATE own.outbox SET maybe_sent = 0 WHERE id = ?", item);
    }

    static void makeAllDue(Transaction tx) {
        announce(tx, tx.list("""
                UPDATE own.outbox SET not_before = ?, failures = 0
                 WHERE state IN ('QUEUED', 'IN_DOUBT') AND not_before > ?
                RETURNING kind, subject, state""", OutboxRepository::changed, tx.now(), tx.now()));
    }

    static OutboxChanged changed(Row row) throws SQLException {
        return new OutboxChanged(row.text("kind"), row.uuid("subject"), row.constant("state", OutboxState.class));
    }

    /** Reason or next try is another: lists show both. */
    static void announce(Transaction tx, List<OutboxChanged> changes) {
        changes.forEach(tx::announce);
    }

    static void delete(Transaction tx, UUID subject) {
        tx.run("DELETE FROM own.outbox WHERE subject = ?", subject);
    }

    static void doubtAll(Transaction tx) {
        tx.run("""
                UPDATE own.outbox
                   SET maybe_sent = 1, not_before = ?, failures = 0,
                       reason = CASE WHEN state IN ('QUEUED', 'SENDING') THEN 'RESTORED' ELSE reason END,
                       state = CASE state WHEN 'SENDING' THEN 'QUEUED' ELSE state END
                 WHERE state NOT IN ('CONFIRMED', 'CANCELLED')""", tx.now());
        tx.run("""
                INSERT INTO own.outbox_history (item, at, state, reason)
                SELECT id, ?, state, 'RESTORED' FROM own.outbox WHERE state NOT IN ('CONFIRMED', 'CANCELLED')""",
                tx.now());
    }

    private static OutboxLine line(Row row) throws SQLException {
        OutboxState state = row.constant("state", OutboxState.class);
        Optional<Reason> reason = row.optionalText("shown_reason").map(Reason::valueOf);
        boolean goesByItself = (state == OutboxState.QUEUED || state == OutboxState.IN_DOUBT)
                && reason.filter(r -> r == Reason.EARLIER_FIRST || r == Reason.NO_HANDLER).isEmpty();
        Optional<Instant> nextTry = goesByItself ? row.optionalInstant("not_before") : Optional.empty();
        return new OutboxLine(row.number("id"), row.text("kind"), row.uuid("subject"), row.integer("version"), state,
                reason, row.optionalText("code"), row.optionalText("remote_reference"), row.flag("maybe_sent"),
                row.integer("attempts"), nextTry, row.instant("since"), row.instant("added_at"));
    }
}
