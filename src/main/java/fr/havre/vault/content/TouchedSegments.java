package fr.havre.vault.content;

import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The segments that records of the transaction that is writing lie in: forced once each before its commit. One
 * transaction of a compartment runs at a time, so this is its thread's.
 */
final class TouchedSegments {
    private final Segments segments;
    private final Map<Segment, Long> ends = new LinkedHashMap<>();
    private Transaction keeping;

    TouchedSegments(Segments segments) {
        this.segments = segments;
    }

    void add(Transaction tx, Segment segment, long end) {
        if (keeping != tx) {
            keeping = tx;
            ends.clear();
            tx.beforeCommit(() -> note(tx));
            tx.lastBeforeCommit(this::force);
        }
        if (!ends.containsKey(segment)) {
            segment.forceSoon();                        // while the rows are written
            tx.run("INSERT INTO own.segment (number, length) VALUES (?, ?) ON CONFLICT (number) DO NOTHING",
                    segment.number(), Segment.HEADER);
        }
        ends.merge(segment, end, Math::max);
    }

    /** How far each segment reaches. Hashes of segments that were sealed meanwhile go into their rows. */
    private void note(Transaction tx) {
        ends.forEach((segment, end) -> tx.run("UPDATE own.segment SET length = max(length, ?) WHERE number = ?", end,
                segment.number()));
        for (Segment sealed : segments.sealed()) {
            int known = tx.run("UPDATE own.segment SET sha256 = ?, length = ? WHERE number = ? AND sha256 IS NULL",
                    sealed.sha256(), sealed.end(), sealed.number());
            if (known > 0) tx.afterCommit(() -> segments.release(sealed));
        }
    }

    /** One force per segment and transaction: the disk has begun with the transaction's first record. */
    private void force() {
        ends.forEach(this::force);
    }

    private void force(Segment segment, Long end) {
        try {
            segment.force(end);
        } catch (IOException e) {
            throw Segment.failure(segments.folder(), e);
        }
    }
}
