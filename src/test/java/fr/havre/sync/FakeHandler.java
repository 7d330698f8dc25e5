package fr.havre.sync;

import fr.havre.vault.db.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A server that takes whatever comes, unless told otherwise, and keeps duplicates. */
final class FakeHandler implements OutboxHandler {
    private final String kind;
    final List<String> received = Collections.synchronizedList(new ArrayList<>());
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<Outcome> settled = new ArrayList<>();
    volatile Function<OutboxItem, Outcome> onSend = item -> take(item);
    volatile Function<OutboxItem, Optional<Outcome>> onAsk = item -> has(item);
    volatile Function<Transaction, Void> onSettled = _ -> null;

    FakeHandler(String kind) {
        this.kind = kind;
    }

    static String text(OutboxItem item) {
        return new String(item.content(), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Outcome take(OutboxItem item) {
        received.add(text(item));
        return new Outcome.Done("ref-" + text(item));
    }

    Optional<Outcome> has(OutboxItem item) {
        return received.contains(text(item)) ? Optional.of(new Outcome.Confirmed("ref-" + text(item)))
                : Optional.empty();
    }

    @Override public String kind() {
        return kind;
    }

    @Override public String remote() {
        return "record";
    }

    @Override public Outcome send(OutboxItem item) {
        return onSend.apply(item);
    }

    @Override public Optional<Outcome> ask(OutboxItem item) {
        asked.add(text(item));
        return onAsk.apply(item);
    }

    @Override public void settled(Transaction tx, OutboxItem item, Outcome outcome) {
        onSettled.apply(tx);
        settled.add(outcome);
    }
}
