package fr.havre.record;

import java.time.Duration;

/**
 * How often and how much is looked at.
 *
 * @param every while nothing is wrong
 * @param fullEvery the whole list is compared at least this often
 * @param overlap of the quick look with the one before: clocks differ, sets are filed late
 * @param watchedFor after a patient was last opened
 * @param batch entries read and documents fetched at a time
 * @param fetchedAtOnce documents on their way at the same time, of all patients together
 * @param askedOneByOne documents that are no longer listed, at most so many a look
 */
public record PullSettings(Duration every, Duration fullEvery, Duration overlap, Duration watchedFor, int batch,
        int fetchedAtOnce, int askedOneByOne) {
    public static PullSettings usual() {
        return new PullSettings(Duration.ofMinutes(15), Duration.ofHours(24), Duration.ofHours(1), Duration.ofDays(3),
                20, 4, 100);
    }
}
