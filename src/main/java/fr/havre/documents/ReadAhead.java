package fr.havre.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Does work on a list's elements on a few threads, ahead of the one thread that takes the results in order. What is ahead
 * is bounded in number and in bytes; one element larger than that goes alone. Closing waits for what has begun.
 */
final class ReadAhead<T, R> implements AutoCloseable {
    static final int MOST_ELEMENTS = 20;
    static final long MOST_BYTES = 64L << 20;
    private static final int MOST_THREADS = 4;

    private record Running<R>(long bytes, CompletableFuture<Optional<R>> result) { }

    private final Iterator<T> elements;
    private final ToLongFunction<T> bytesOf;
    private final Function<T, R> work;
    private final Deque<Running<R>> ahead = new ArrayDeque<>();
    private final ExecutorService threads;
    private T waiting;
    private long bytesAhead;
    private volatile boolean abandoned;

    /** As many threads as there are processors, four at most. */
    ReadAhead(List<T> elements, ToLongFunction<T> bytesOf, Function<T, R> work) {
        this(elements, bytesOf, work, Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
    }

    ReadAhead(List<T> elements, ToLongFunction<T> bytesOf, Function<T, R> work, int threads) {
        this.elements = elements.iterator();
        this.bytesOf = bytesOf;
        this.work = work;
        this.threads = Executors.newFixedThreadPool(Math.clamp(elements.size(), 1, threads), Thread.ofPlatform().name("import-", 1).daemon().factory());
        begin();
    }

    boolean isOver() {
        return ahead.isEmpty();
    }

    /** The next result, in order; waits for it. What the work threw comes out as it was. */
    R next() {
        Running<R> next = ahead.getFirst();
        try {
            return next.result().join().orElseThrow();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) throw thrown;
            if (e.getCause() instanceof Error thrown) throw thrown;
            throw e;
        } finally {
            ahead.removeFirst();
            bytesAhead -= next.bytes();
            begin();
        }
    }

    private void begin() {
        while (ahead.size() < MOST_ELEMENTS && (waiting != null || elements.hasNext())) {
            if (waiting == null) waiting = elements.next();
            T element = waiting;
            long bytes = bytesOf.applyAsLong(element);
            if (!ahead.isEmpty() && bytesAhead + bytes > MOST_BYTES) return;
            waiting = null;
            bytesAhead += bytes;
            ahead.addLast(new Running<>(bytes, CompletableFuture.supplyAsync(() -> done(element), threads)));
        }
    }

    private Optional<R> done(T element) {
        return abandoned ? Optional.empty() : Optional.of(work.apply(element));
    }

    /** What was done for nobody, once what has begun is done; the rest is not begun any more. */
    List<R> abandon() {
        abandoned = true;
        threads.close();
        return ahead.stream().map(Running::result).filter(result -> !result.isCompletedExceptionally())
                .flatMap(result -> result.join().stream()).toList();
    }

    boolean isAbandoned() {
        return abandoned;
    }

    @Override public void close() {
        abandoned = true;
        threads.close();
    }
}
