package fr.havre.messaging.inbox;

import fr.havre.access.Absences;
import fr.havre.access.Session;
import fr.havre.documents.search.Found;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchIndex;
import fr.havre.documents.search.SearchQuery;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.MessageFilter.Show;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Lists and counts of what one person may see. */
final class MessageLists {
    /** Looked at for one page of a search whose words are frequent and whose filter is narrow. */
    private static final int MOST_LOOKED_AT = 5000;

    private final SearchIndex index;
    private final Absences absences;

    MessageLists(SearchIndex index, Absences absences) {
        this.index = index;
        this.absences = absences;
    }

    /** What this person sees: the mailboxes, and whose messages are theirs now. */
    private record Sight(List<UUID> mailboxes, List<UUID> mine) { }

    private Sight sight(Transaction tx, Session session) {
        List<UUID> mailboxes = tx.list("SELECT id FROM clin.mailbox WHERE kind <> 'PER' OR owner = ?", row -> row.uuid("id"),
                session.person());
        List<UUID> mine = new ArrayList<>(absences.coveredBy(tx, session.person()));
        mine.addFirst(session.person());
        return new Sight(mailboxes, mine);
    }

    boolean sees(Transaction tx, Session session, MessageId message) {
        Sight sight = sight(tx, session);
        return tx.first("SELECT mailbox, assigned_to FROM clin.message WHERE id = ?", row ->
                sight.mailboxes().contains(row.uuid("mailbox"))
                        || row.optionalUuid("assigned_to").filter(sight.mine()::contains).isPresent(), message.value())
                .orElse(false);
    }

    boolean sees(Transaction tx, Session session, MailboxId mailbox) {
        return sight(tx, session).mailboxes().contains(mailbox.value());
    }

    /** Conditions and their values. */
    private record Where(String sql, List<Object> values) { }

    private static Where where(Sight sight, MessageFilter filter) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        boolean mine = filter.show() == Show.MINE;
        List<UUID> any = mine ? sight.mine() : sight.mailboxes();
        sql.append(mine ? "m.assigned_to" : "m.mailbox").append(" IN (")
                .append(String.join(", ", Collections.nCopies(any.size(), "?"))).append(")");
        values.addAll(any);
        sql.append(switch (filter.show()) {
            case ALL -> "";
            case OPEN -> " AND m.outgoing = 0 AND m.done_at IS NULL";
            case UNREAD -> " AND m.read_at IS NULL AND m.outgoing = 0 AND m.done_at IS NULL";
            case TRAY -> " AND m.filing = 'TRAY'";
            case MINE -> " AND m.done_at IS NULL";
            case DONE -> " AND m.outgoing = 0 AND m.done_at IS NOT NULL";
            case SENT -> " AND m.outgoing = 1";
        });
        filter.mailbox().ifPresent(each -> and(sql, values, "m.mailbox", each.value()));
        filter.lane().ifPresent(each -> and(sql, values, "m.lane", each));
        filter.patient().map(PatientId::value).ifPresent(each -> and(sql, values, "m.patient", each));
        return new Where(sql.toString(), values);
    }

    private static void and(StringBuilder sql, List<Object> values, String column, Object value) {
        sql.append(" AND ").append(column).append(" = ?");
        values.add(value);
    }

    MessagePage page(Transaction tx, Session session, MessageFilter filter, OptionalLong before, int limit) {
        Where where = where(sight(tx, session), filter);
        long below = before.orElse(Places.END);
        SearchQuery query = SearchQuery.parse(filter.words());
        if (!query.isEmpty()) return found(tx, query, filter, where, below, limit);
        List<Object> values = new ArrayList<>(where.values());
        values.add(below);
        values.add(limit);
        List<MessageLine> lines = tx.list(MessageRepository.LINE + "WHERE " + where.sql()
                + " AND m.place < ? ORDER BY m.place DESC LIMIT ?", MessageRepository::line, values.toArray());
        return new MessagePage(lines, lines.size() < limit ? OptionalLong.empty()
                : OptionalLong.of(lines.getLast().place()), true);
    }

    /** The index only points: what the filter promises is asked of the row itself. */
    private MessagePage found(Transaction tx, SearchQuery query, MessageFilter filter, Where where, long before, int limit) {
        List<MessageLine> lines = new ArrayList<>();
        long below = before;
        boolean complete = true;
        for (int looked = 0; looked < MOST_LOOKED_AT; ) {
            Found found = index.findBeside(tx, query, filter.patient().map(PatientId::value), below,
                    Math.max(limit, 100), () -> false);
            complete &= found.complete();
            for (long place : found.places()) {
                looked++;
                below = place;
                List<Object> values = new ArrayList<>(where.values());
                values.add(place);
                tx.first(MessageRepository.LINE + "WHERE " + where.sql() + " AND m.place = ?", MessageRepository::line,
                        values.toArray()).ifPresent(lines::add);
                if (lines.size() == limit) return new MessagePage(lines, OptionalLong.of(place), complete);
            }
            if (!found.more() || found.places().isEmpty()) return new MessagePage(lines, OptionalLong.empty(), complete);
        }
        return new MessagePage(lines, OptionalLong.of(below), complete);
    }

    MessageCounts counts(Transaction tx, Session session) {
        Sight sight = sight(tx, session);
        Map<Lane, Integer> unread = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) unread.put(lane, count(tx, sight, MessageFilter.of(Show.UNREAD).in(lane)));
        return new MessageCounts(unread, count(tx, sight, MessageFilter.of(Show.TRAY)),
                count(tx, sight, MessageFilter.of(Show.MINE)), count(tx, sight, MessageFilter.OPEN));
    }

    private static int count(Transaction tx, Sight sight, MessageFilter filter) {
        Where where = where(sight, filter);
        return (int) tx.number("SELECT count(*) FROM clin.message m WHERE " + where.sql(), where.values().toArray());
    }
}
