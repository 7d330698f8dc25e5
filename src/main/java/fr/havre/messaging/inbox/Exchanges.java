package fr.havre.messaging.inbox;

import fr.havre.messaging.MessageId;
import fr.havre.vault.db.Transaction;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which exchange messages belong to, by what they refer to and what refers to them, in whatever order they come: for many
 * messages at once, in one transaction that writes no other references meanwhile. A message's own identifier stands in its
 * row; only those that others refer to before they are here are noted apart.
 */
final class Exchanges {
    private static final int MOST_REFERENCES = 30;

    private final Transaction tx;
    private final Map<String, UUID> known = new HashMap<>();
    private final Map<UUID, UUID> united = new HashMap<>();
    private final Set<String> fresh = new LinkedHashSet<>();

    /** A message here, or one that is only referred to, and its exchange. */
    record Reference(String messageId, UUID thread) { }

    /**
     * For some messages.
     *
     * @param named all that {@link #named} gives for the messages it will be asked about, once each
     * @param here which of them are here, {@link #here}
     */
    Exchanges(Transaction tx, Set<String> named, List<Reference> here) {
        this.tx = tx;
        tx.listAmong("SELECT message_id, thread FROM clin.message_reference WHERE message_id IN",
                row -> new Reference(row.text("message_id"), row.uuid("thread")), named)
                .forEach(each -> known.put(each.messageId(), each.thread()));
        here.forEach(each -> known.put(each.messageId(), each.thread()));
    }

    /** Those of which there are messages here. */
    static List<Reference> here(Transaction tx, Set<String> named) {
        return tx.listAmong("SELECT message_id, thread FROM clin.message WHERE message_id IN",
                row -> new Reference(row.text("message_id"), row.uuid("thread")), named);
    }

    /** The identifiers by which a message belongs to an exchange. */
    static Set<String> named(String messageId, List<String> references) {
        Set<String> all = new LinkedHashSet<>();
        if (!messageId.isEmpty()) all.add(messageId);
        references.stream().skip(Math.max(0, references.size() - MOST_REFERENCES)).forEach(all::add);
        return all;
    }

    /**
     * Two exchanges that it joins become one.
     *
     * @param messageId its own, with angle brackets, which its row will have; empty if it has none
     */
    UUID of(MessageId message, String messageId, List<String> references) {
        Set<String> all = named(messageId, references);
        Set<UUID> met = new LinkedHashSet<>();
        for (String each : all) if (known.containsKey(each)) met.add(known.get(each));
        UUID thread = met.isEmpty() ? message.value() : met.iterator().next();
        met.stream().skip(1).forEach(other -> unite(thread, other));
        for (String each : all) if (known.putIfAbsent(each, thread) == null && !each.equals(messageId)) fresh.add(each);
        return thread;
    }

    private void unite(UUID thread, UUID other) {
        known.replaceAll((_, each) -> each.equals(other) ? thread : each);
        united.replaceAll((_, each) -> each.equals(other) ? thread : each);
        united.put(other, thread);
        tx.run("UPDATE clin.message SET thread = ? WHERE thread = ?", thread, other);
        tx.run("UPDATE clin.message_reference SET thread = ? WHERE thread = ?", thread, other);
    }

    /** What an exchange given before has become, for a message that is not written yet. */
    UUID now(UUID thread) {
        return united.getOrDefault(thread, thread);
    }

    /** Writes what was not known before. */
    void write() {
        tx.insert("INSERT INTO clin.message_reference (message_id, thread)",
                fresh.stream().<List<?>>map(each -> List.of(each, known.get(each))).toList());
        fresh.clear();
    }
}
