package fr.havre.sending;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.sync.Reason;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What left this practice, in numbers: no name, no title, no identifier of anybody. Of documents and messages as they stand
 * now; what was erased is not counted any more.
 *
 * <p>Threads: any but the FX thread; some milliseconds for each thousand documents sent.
 */
public final class SendingNumbers {
    /** As far back as somebody may ask. */
    public static final int MOST_WEEKS = 104;
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final double MOST_OF_THEM = 0.9;

    /** By which way something left. */
    public enum Way { RECORD, MESSAGE }

    /**
     * How many of one type left in one week.
     *
     * @param monday its first day
     * @param type code of JDV_J07; empty for a message, or where nobody said
     */
    public record Left(LocalDate monday, Way way, String type, long count) { }

    /** What waits for a person, or for an answer, and why; {@code since} the oldest. */
    public record Blocked(String state, Optional<Reason> reason, long count, Instant since) { }

    /**
     * From being kept here to being in the record.
     *
     * @param median half of them took at most so long
     * @param nineInTen nine of ten took at most so long
     */
    public record Delay(long documents, Duration median, Duration nineInTen) { }

    /** Everything that is counted. */
    public record Numbers(List<Left> left, Optional<Delay> delay, List<Blocked> blocked) {
        public Numbers {
            left = List.copyOf(left);
            blocked = List.copyOf(blocked);
        }
    }

    private record Published(Instant at, Instant keptAt, String type) { }

    private final Database clinical;

    public SendingNumbers(Database clinical) {
        this.clinical = clinical;
    }

    /**
     * Counts the last {@code weeks} weeks, this one included.
     *
     * @throws IllegalArgumentException if that is none, or more than {@value #MOST_WEEKS}
     */
    public Numbers of(Session session, int weeks) {
        session.require(Permission.SEE_QUEUE);
        if (weeks < 1 || weeks > MOST_WEEKS) throw new IllegalArgumentException("weeks");
        return clinical.read(tx -> {
            Instant from = monday(tx.now()).minusWeeks(weeks - 1L).atStartOfDay(FRANCE).toInstant();
            List<Published> published = published(tx, from);
            List<Left> left = new ArrayList<>(counted(published));
            left.addAll(messages(tx, from));
            return new Numbers(left, delay(published), blocked(tx));
        });
    }

    /** When each version was first said to be there, which is when it was first sent where nobody confirmed. */
    private static List<Published> published(Transaction tx, Instant from) {
        return tx.list("""
                SELECT MIN(h.at) AS at, d.kept_at, d.type
                  FROM clin.outbox o
                  JOIN clin.outbox_history h ON h.item = o.id AND h.state IN ('SENT', 'CONFIRMED')
                  JOIN clin.document d ON d.id = o.subject
                 WHERE o.kind = 'record.publish' AND o.state IN ('SENT', 'CONFIRMED')
                 GROUP BY o.id, d.kept_at, d.type HAVING MIN(h.at) >= ?""", SendingNumbers::published, from);
    }

    private static Published published(Row row) throws SQLException {
        return new Published(row.instant("at"), row.instant("kept_at"), row.text("type"));
    }

    private static List<Left> counted(List<Published> published) {
        record Key(LocalDate monday, String type) { }
        Map<Key, Long> counts = new TreeMap<>(java.util.Comparator.comparing(Key::monday).thenComparing(Key::type));
        published.forEach(each -> counts.merge(new Key(monday(each.at()), each.type()), 1L, Long::sum));
        return counts.entrySet().stream().map(each -> new Left(each.getKey().monday(), Way.RECORD, each.getKey().type(),
                each.getValue())).toList();
    }

    private static List<Left> messages(Transaction tx, Instant from) {
        Map<LocalDate, Long> counts = new TreeMap<>();
        tx.list("""
                SELECT coalesce(handed_at, arrived_at) AS at FROM clin.message
                 WHERE outgoing = 1 AND state IN ('SENT', 'IN_DOUBT', 'DELIVERED', 'READ') AND coalesce(handed_at, arrived_at) >= ?""",
                row -> row.instant("at"), from).forEach(at -> counts.merge(monday(at), 1L, Long::sum));
        return counts.entrySet().stream().map(each -> new Left(each.getKey(), Way.MESSAGE, "", each.getValue())).toList();
    }

    private static Optional<Delay> delay(List<Published> published) {
        List<Duration> delays = published.stream().map(each -> Duration.between(each.keptAt(), each.at()))
                .filter(each -> !each.isNegative()).sorted().toList();
        if (delays.isEmpty()) return Optional.empty();
        return Optional.of(new Delay(delays.size(), at(delays, 0.5), at(delays, MOST_OF_THEM)));
    }

    /** The smallest that so many of them do not exceed. */
    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static List<Blocked> blocked(Transaction tx) {
        return tx.list("""
                SELECT state, reason, count(*) AS items, MIN(since) AS since FROM clin.outbox
                 WHERE state IN ('BLOCKED', 'CONFLICT', 'IN_DOUBT') GROUP BY state, reason ORDER BY count(*) DESC, state, reason""",
                row -> new Blocked(row.text("state"), row.optionalText("reason").map(Reason::valueOf), row.number("items"),
                        row.instant("since")));
    }

    private static LocalDate monday(Instant at) {
        return LocalDate.ofInstant(at, FRANCE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
