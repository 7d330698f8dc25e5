package fr.havre.vault.content;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/**
 * Lends memory for encrypted records. It lies outside the heap, so that the system writes from it without another copy, and
 * is used again, so that it need not be cleared each time. Only encrypted bytes ever stand in it. Safe from several threads.
 */
final class RecordBuffers {
    private static final int LENT = 1 << 20;
    private static final int KEPT = 4;

    private final BlockingQueue<ByteBuffer> idle = new ArrayBlockingQueue<>(KEPT);

    /** @param bytes the limit of what is lent; more than a mebibyte comes from the heap, and is not kept */
    <R> R lend(int bytes, Function<ByteBuffer, R> use) {
        if (bytes > LENT) return use.apply(ByteBuffer.allocate(bytes));
        ByteBuffer waiting = idle.poll();
        ByteBuffer lent = waiting == null ? ByteBuffer.allocateDirect(LENT) : waiting;
        try {
            return use.apply(lent.clear().limit(bytes));
        } finally {
            boolean _ = idle.offer(lent);
        }
    }
}
