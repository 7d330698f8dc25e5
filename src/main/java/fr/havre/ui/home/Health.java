package fr.havre.ui.home;

import fr.havre.sync.OutboxCount;
import fr.havre.sync.OutboxState;
import fr.havre.sync.SyncState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The queue and the network in numbers.
 *
 * @param now when this was read
 * @param clinical whether this session holds the key of what is sent; else the counts are those left at the last lock
 * @param connected whether a record is set up
 * @param waiting what leaves by itself
 * @param needy what waits for a person
 * @param since the oldest of those
 */
record Health(Instant now, boolean clinical, boolean connected, List<SyncState> remotes, long waiting, long needy,
        Optional<Instant> since) {
    Health {
        remotes = List.copyOf(remotes);
    }

    static Health of(Instant now, boolean clinical, boolean connected, List<SyncState> remotes,
            List<OutboxCount> counts) {
        long waiting = 0;
        long needy = 0;
        Optional<Instant> since = Optional.empty();
        for (OutboxCount each : counts) {
            if (each.state().settled()) continue;
            if (each.state() == OutboxState.BLOCKED || each.state() == OutboxState.CONFLICT) needy += each.items();
            else waiting += each.items();
            if (since.isEmpty() || each.since().isBefore(since.get())) since = Optional.of(each.since());
        }
        return new Health(now, clinical, connected, remotes, waiting, needy, since);
    }

    /** Since when the record does not answer; empty while it does. */
    Optional<Instant> downSince() {
        return remotes.stream().flatMap(each -> each.downSince().stream()).min(Instant::compareTo);
    }

    /** When it last answered; empty if it never did. */
    Optional<Instant> lastSuccess() {
        return remotes.stream().flatMap(each -> each.lastSuccess().stream()).max(Instant::compareTo);
    }
}
