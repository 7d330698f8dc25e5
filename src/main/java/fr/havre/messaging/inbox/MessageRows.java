package fr.havre.messaging.inbox;

import fr.havre.documents.search.IndexedDocument;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchIndex;
import fr.havre.messaging.MessageId;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What every row of a message needs, received or written here: its rank, its exchange, its words in the index. Inside a
 * transaction of the clinical compartment.
 */
public final class MessageRows {
    /** Messages of one second. */
    private static final int BITS_OF_A_SECOND = 7;
    private static final long LAST_SECOND = (1L << 32) - 1;
    private static final int MOST_REFERENCES = 30;

    private final SearchIndex index;
    private final MessageTexts texts = new MessageTexts();

    public MessageRows(SearchIndex index) {
        this.index = index;
    }

    /** A free place for what arrived then: the rank of the lists. */
    public static long place(Transaction tx, Instant at) {
        long second = Math.clamp(at.getEpochSecond(), 0, LAST_SECOND);
        for (long first = Places.BESIDE + (second << BITS_OF_A_SECOND);; first += 1L << BITS_OF_A_SECOND) {
            long next = first + (1L << BITS_OF_A_SECOND);
            long highest = tx.number("SELECT coalesce(max(place), -1) FROM clin.message WHERE place >= ? AND place < ?",
                    first, next);
            if (highest < next - 1) return highest < 0 ? first : highest + 1;
        }
    }

    /**
     * The exchange a message belongs to, by what it refers to and what refers to it, in whatever order they come. Two
     * exchanges that it joins become one.
     *
     * @param messageId its own, with angle brackets; empty if it has none
     */
    public static UUID thread(Transaction tx, MessageId message, String messageId, List<String> references) {
        Set<String> all = new LinkedHashSet<>();
        if (!messageId.isEmpty()) all.add(messageId);
        references.stream().skip(Math.max(0, references.size() - MOST_REFERENCES)).forEach(all::add);
        if (all.isEmpty()) return message.value();
        List<String> fresh = new ArrayList<>();
        Set<UUID> known = new LinkedHashSet<>();
        for (String each : all) {
            Optional<UUID> thread = tx.first("SELECT thread FROM clin.message_reference WHERE message_id = ?",
                    row -> row.uuid("thread"), each);
            if (thread.isPresent()) known.add(thread.get());
            else fresh.add(each);
        }
        UUID thread = known.isEmpty() ? message.value() : known.iterator().next();
        known.stream().skip(1).forEach(other -> unite(tx, thread, other));
        for (String each : fresh) {
            tx.run("INSERT INTO clin.message_reference (message_id, thread) VALUES (?, ?)", each, thread);
        }
        return thread;
    }

    private static void unite(Transaction tx, UUID thread, UUID other) {
        tx.run("UPDATE clin.message SET thread = ? WHERE thread = ?", thread, other);
        tx.run("UPDATE clin.message_reference SET thread = ? WHERE thread = ?", thread, other);
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
