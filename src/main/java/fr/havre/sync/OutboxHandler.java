package fr.havre.sync;

import fr.havre.vault.db.Transaction;
import java.util.Optional;

/**
 * Sends the items of one kind. {@link #send} and {@link #ask} run on a virtual thread, outside any transaction, for
 * different items at the same time; both bound their own time and give up when interrupted. An exception they throw
 * counts as {@link Outcome.Unknown}; after a few of them the item is blocked.
 */
public interface OutboxHandler {
    /** E.g. {@code record.publish}; stands in the rows for ever. */
    String kind();

    /** The other system it talks to: handlers and pull sources that share it share the knowledge that it is down. */
    default String remote() {
        return kind();
    }

    /** Sends the frozen bytes. Called only when the item surely is not at the other side. */
    Outcome send(OutboxItem item);

    /**
     * Asks by identifier whether an earlier attempt arrived.
     *
     * @return empty if the other side surely does not have it (it is then sent, identical); {@link Outcome.Done} or
     *     {@link Outcome.Confirmed} if it has it; {@link Outcome.Unknown} if it cannot say (mail)
     */
    Optional<Outcome> ask(OutboxItem item);

    /**
     * Tells the outcome of each attempt, in the transaction that keeps it, so that the feature's rows follow. Called on
     * the scheduler thread; no network. If it throws, nothing of it is kept and the item is blocked, still maybe sent.
     */
    void settled(Transaction tx, OutboxItem item, Outcome outcome);
}
