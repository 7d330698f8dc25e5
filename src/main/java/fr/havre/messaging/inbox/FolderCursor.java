package fr.havre.messaging.inbox;

import java.time.Instant;

/**
 * How far one folder of a mailbox was read.
 *
 * @param validity UIDVALIDITY: with another one all begins anew, and what is here is met again by its identifiers
 * @param top the highest UID whose head is kept
 * @param low heads from here up to {@code top} are kept; 0 once there is nothing older to fetch
 * @param modSeq up to where changes of marks are known (RFC 7162); 0 where the server does not say
 * @param comparedAt when all marks were last compared, epoch milliseconds; 0: never
 */
record FolderCursor(long validity, long top, long low, long modSeq, long comparedAt) {
    static FolderCursor begin(long validity) {
        return new FolderCursor(validity, 0, 0, 0, 0);
    }

    boolean hasOlder() {
        return low > 0;
    }

    FolderCursor upTo(long newTop) {
        return new FolderCursor(validity, newTop, low, modSeq, comparedAt);
    }

    /** @param newLow 0 if nothing is left below */
    FolderCursor downTo(long newLow) {
        return new FolderCursor(validity, top, newLow, modSeq, comparedAt);
    }

    FolderCursor marked(long newModSeq, Instant at) {
        return new FolderCursor(validity, top, low, newModSeq, at.toEpochMilli());
    }
}
