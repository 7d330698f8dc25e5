package fr.havre.record;

import fr.havre.sync.OutboxBlocked;
import fr.havre.sync.OutboxCount;
import fr.havre.sync.OutboxState;
import fr.havre.sync.SyncState;
import java.util.List;

/**
 * The queue in numbers, for a line at the foot of a window. Holds no id.
 *
 * @param counts by state, those without items left out
 * @param blocked what waits for a person, by why
 * @param openConflicts documents that changed on both sides, undecided
 * @param remotes each other system, with its last success
 * @param received documents fetched from records since the time asked about
 */
public record QueueSummary(List<OutboxCount> counts, List<OutboxBlocked> blocked, long openConflicts,
        List<SyncState> remotes, long received) {
    public QueueSummary {
        counts = List.copyOf(counts);
        blocked = List.copyOf(blocked);
        remotes = List.copyOf(remotes);
    }

    public long items(OutboxState state) {
        return counts.stream().filter(each -> each.state() == state).mapToLong(OutboxCount::items).sum();
    }

    /** Everything that leaves by itself. */
    public long waiting() {
        return items(OutboxState.QUEUED) + items(OutboxState.SENDING) + items(OutboxState.IN_DOUBT);
    }

    public long blockedItems() {
        return blocked.stream().mapToLong(OutboxBlocked::items).sum();
    }
}
