package fr.havre.messaging.inbox;

import fr.havre.documents.search.IndexedDocument;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchIndex;
import fr.havre.messaging.MessageId;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every row of a message needs, received or written here: its rank, its exchange, its words in the index. Inside a
 * transaction of the clinical compartment.
 */
public final class MessageRows {
    /** Messages of one second. */
    private static final int BITS_OF_A_SECOND = 7;
    private static final long LAST_SECOND = (1L << 32) - 1;

    private final SearchIndex index;
    private final MessageTexts texts = new MessageTexts();

    public MessageRows(SearchIndex index) {
        this.index = index;
    }

    /** A free place for what arrived then: the rank of the lists. */
    public static long place(Transaction tx, Instant at) {
        return place(tx, at, new HashMap<>());
    }

    /** @param highest {@link #highest} of this transaction */
    static long place(Transaction tx, Instant at, Map<Long, Long> highest) {
        for (long first = firstOf(at);; first += 1L << BITS_OF_A_SECOND) {
            long next = first + (1L << BITS_OF_A_SECOND);
            long last = highest.computeIfAbsent(first, from -> tx.number(
                    "SELECT coalesce(max(place), ? - 1) FROM clin.message WHERE place >= ? AND place < ?", from, from, next));
            if (last == next - 1) continue;
            highest.put(first, last + 1);
            return last + 1;
        }
    }

    private static long firstOf(Instant at) {
        return Places.BESIDE + (Math.clamp(at.getEpochSecond(), 0, LAST_SECOND) << BITS_OF_A_SECOND);
    }

    /** The highest place that is taken of each of these seconds, by its first; one less than that where none is. */
    static Map<Long, Long> highest(Transaction tx, Stream<Instant> seconds) {
        record Second(long first, long highest) { }

        Map<Long, Long> highest = new HashMap<>();
        String firsts = seconds.map(each -> Long.toString(firstOf(each))).distinct().collect(Collectors.joining(",", "[", "]"));
        tx.list("""
                SELECT value AS first, coalesce((SELECT max(place) FROM clin.message WHERE place >= value AND place < value + ?),
                       value - 1) AS highest
                  FROM json_each(?)""", row -> new Second(row.number("first"), row.number("highest")),
                1L << BITS_OF_A_SECOND, firsts).forEach(each -> highest.put(each.first(), each.highest()));
        return highest;
    }

    /**
     * The exchange a message belongs to, by what it refers to and what refers to it, in whatever order they come. Two
     * exchanges that it joins become one.
     *
     * @param messageId its own, with angle brackets, which its row will have; empty if it has none
     */
    public static UUID thread(Transaction tx, MessageId message, String messageId, List<String> references) {
        Set<String> named = Exchanges.named(messageId, references);
        Exchanges exchanges = new Exchanges(tx, named, Exchanges.here(tx, named));
        UUID thread = exchanges.of(message, messageId, references);
        exchanges.write();
        return thread;
    }

    /** The words of a row that was just written, its recipients and parts too. */
    public void index(Transaction tx, long place) {
        texts.at(tx, place).ifPresent(each -> index.add(tx, each));
    }

    /** As {@link #index(Transaction, long)} where the words are at hand. */
    void index(Transaction tx, IndexedDocument words) {
        index.add(tx, words);
    }

    /** Runs a change of what is searched of a message: its words, or whose it is. */
    public void changing(Transaction tx, MessageId message, Runnable change) {
        Optional<Long> place = tx.first("SELECT place FROM clin.message WHERE id = ?", row -> row.number("place"),
                message.value());
        place.flatMap(each -> texts.at(tx, each)).ifPresent(before -> index.remove(tx, before));
        change.run();
        place.ifPresent(each -> index(tx, each));
    }

    /** Notes what happened to a message. */
    public static void event(Transaction tx, MessageId message, Optional<UUID> person, MessageEvent.What what,
            Optional<String> code, Optional<String> words) {
        tx.run("INSERT INTO clin.message_event (message, at, person, what, code, words) VALUES (?, ?, ?, ?, ?, ?)",
                message.value(), tx.now(), person, what, code, words);
    }
}
