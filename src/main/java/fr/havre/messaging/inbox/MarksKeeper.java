package fr.havre.messaging.inbox;

import fr.havre.messaging.MessageId;
import fr.havre.messaging.transport.FetchedFolder.Marks;
import fr.havre.vault.db.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Read and answered, in both directions: what was decided here and not yet said to the server wins. */
final class MarksKeeper {
    private static final int MOST_AT_ONCE = 200;

    private MarksKeeper() { }

    /** What the server is to be told of a message. */
    record Due(MessageId id, Marks marks) { }

    private record Row(MessageId id, boolean read, boolean answered) { }

    /** What was decided here of messages in this folder. */
    static List<Due> due(Transaction tx, HeadKeeper.Place place) {
        return tx.list("""
                SELECT id, uid, read_at, answered_at FROM clin.message
                 WHERE mailbox = ? AND flags_due = 1 AND folder = ? AND validity = ? LIMIT ?""",
                row -> new Due(new MessageId(row.uuid("id")), new Marks(row.number("uid"),
                        row.optionalNumber("read_at").isPresent(), row.optionalNumber("answered_at").isPresent())),
                place.mailbox().value(), place.folder(), place.validity(), MOST_AT_ONCE);
    }

    /** The server knows; unless it was decided otherwise meanwhile. */
    static void told(Transaction tx, List<Due> told) {
        for (Due each : told) {
            tx.run("""
                    UPDATE clin.message SET flags_due = 0
                     WHERE id = ? AND (read_at IS NOT NULL) = ? AND (answered_at IS NOT NULL) = ?""", each.id().value(),
                    each.marks().seen(), each.marks().answered());
        }
    }

    /** What the server says now. @return whose marks differ from what was known here */
    static List<MessageId> heard(Transaction tx, HeadKeeper.Place place, List<Marks> marks) {
        if (marks.isEmpty()) return List.of();
        Map<Long, Row> known = new HashMap<>();
        long from = marks.stream().mapToLong(Marks::uid).min().orElseThrow();
        long to = marks.stream().mapToLong(Marks::uid).max().orElseThrow();
        tx.list("""
                SELECT id, uid, read_at, answered_at FROM clin.message
                 WHERE mailbox = ? AND folder = ? AND validity = ? AND uid BETWEEN ? AND ? AND flags_due = 0""",
                row -> known.put(row.number("uid"), new Row(new MessageId(row.uuid("id")),
                        row.optionalNumber("read_at").isPresent(), row.optionalNumber("answered_at").isPresent())),
                place.mailbox().value(), place.folder(), place.validity(), from, to);
        return marks.stream().filter(each -> Optional.ofNullable(known.get(each.uid())).filter(row ->
                        row.read() != each.seen() || (each.answered() && !row.answered())).isPresent())
                .map(each -> {
                    MessageId id = known.get(each.uid()).id();
                    apply(tx, id, each);
                    return id;
                }).toList();
    }

    /** That it was answered elsewhere is kept; who did is not known. */
    static void apply(Transaction tx, MessageId id, Marks marks) {
        tx.run("""
                UPDATE clin.message SET read_at = CASE WHEN ? THEN coalesce(read_at, ?) END,
                       answered_at = CASE WHEN ? THEN coalesce(answered_at, ?) ELSE answered_at END
                 WHERE id = ? AND flags_due = 0""", marks.seen(), tx.now(), marks.answered(), tx.now(), id.value());
    }
}
