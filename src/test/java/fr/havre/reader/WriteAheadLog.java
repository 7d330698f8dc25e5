package fr.havre.reader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;

/** SQLite's -wal file: its header and frames are clear, the pages in the frames are encrypted like the database's. */
final class WriteAheadLog {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int PAGE = 4096;

    private final ByteBuffer log;

    WriteAheadLog(byte[] log) {
        this.log = ByteBuffer.wrap(log);
    }

    /** Puts the last committed version of each page over {@code pages}, and cuts them to the committed size. */
    void layOver(NavigableMap<Integer, byte[]> pages) {
        if (log.capacity() < HEADER || log.getInt(8) != PAGE) return;
        ByteOrder order = (log.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int[] sum = sum(new int[2], 0, HEADER - 8, order);
        Map<Integer, byte[]> pending = new HashMap<>();
        for (int at = HEADER; at + FRAME_HEADER + PAGE <= log.capacity(); at += FRAME_HEADER + PAGE) {
            sum = sum(sum(sum, at, 8, order), at + FRAME_HEADER, PAGE, order);
            boolean ours = log.getInt(at + 8) == log.getInt(16) && log.getInt(at + 12) == log.getInt(20);
            if (!ours || log.getInt(at + 16) != sum[0] || log.getInt(at + 20) != sum[1]) return;
            pending.put(log.getInt(at), Arrays.copyOfRange(log.array(), at + FRAME_HEADER, at + FRAME_HEADER + PAGE));
            int pagesAfterCommit = log.getInt(at + 4);
            if (pagesAfterCommit == 0) continue;
            pages.putAll(pending);
            pending.clear();
            pages.tailMap(pagesAfterCommit, false).clear();
        }
    }

    private int[] sum(int[] before, int from, int length, ByteOrder order) {
        ByteBuffer words = log.duplicate().order(order);
        int first = before[0];
        int second = before[1];
        for (int i = from; i < from + length; i += 8) {
            first += words.getInt(i) + second;
            second += words.getInt(i + 4) + first;
        }
        return new int[] {first, second};
    }
}
