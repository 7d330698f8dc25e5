package fr.havre.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A bounded number of virtual threads that use the network; what they bring back waits to be collected. */
final class Errands<T> {
    private static final Duration UNTIL_END = Duration.ofDays(1);

    private final int most;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition oneIsOver = lock.newCondition();
    private final Map<Thread, Instant> running = new HashMap<>();
    private final List<T> finished = new ArrayList<>();
    private volatile Runnable whenOneIsOver = () -> { };

    Errands(int most, InstantSource time) {
        this.most = most;
        this.time = time;
    }

    void whenOneIsOver(Runnable listener) {
        whenOneIsOver = listener;
    }

    int free() {
        lock.lock();
        try {
            return most - running.size();
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code errand}, which must not throw: a failure is a value too. */
    void begin(Supplier<T> errand) {
        Thread thread = Thread.ofVirtual().name("havre-network").unstarted(() -> over(errand.get()));
        lock.lock();
        try {
            running.put(thread, time.instant());
        } finally {
            lock.unlock();
        }
        thread.start();
    }

    private void over(T result) {
        lock.lock();
        try {
            running.remove(Thread.currentThread());
            finished.add(result);
            oneIsOver.signalAll();
        } finally {
            lock.unlock();
        }
        whenOneIsOver.run();
    }

    List<T> collect() {
        lock.lock();
        try {
            List<T> collected = List.copyOf(finished);
            finished.clear();
            return collected;
        } finally {
            lock.unlock();
        }
    }

    void interruptBegunBefore(Instant moment) {
        lock.lock();
        try {
            running.forEach((thread, begunAt) -> {
                if (begunAt.isBefore(moment)) thread.interrupt();
            });
        } finally {
            lock.unlock();
        }
    }

    /** One round, what it began, and what that brought. Whether there was anything. */
    boolean once(BooleanSupplier round, BooleanSupplier keep) {
        boolean any = round.getAsBoolean();
        try {
            awaitAll(UNTIL_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean kept = keep.getAsBoolean();
        return kept || any;
    }

    /** Rounds, one whenever an errand is over, until one finds nothing to do and nothing runs. */
    void untilIdle(BooleanSupplier round) {
        try {
            while (!Thread.currentThread().isInterrupted() && (round.getAsBoolean() || awaitOne())) {
                // each round is the work itself
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until there is something to collect; false if nothing runs that could bring it. */
    private boolean awaitOne() throws InterruptedException {
        lock.lock();
        try {
            while (finished.isEmpty() && !running.isEmpty()) oneIsOver.await();
            return !finished.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing runs, for at most {@code limit} of real time; whether that came. */
    boolean awaitAll(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (!running.isEmpty() && left > 0) left = oneIsOver.awaitNanos(left);
            return running.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Gives what runs {@code grace} to end by itself, then as much again after an interrupt. */
    void windUp(Duration grace) {
        try {
            if (awaitAll(grace)) return;
            interruptBegunBefore(Instant.MAX);
            awaitAll(grace);
        } catch (InterruptedException e) {
            interruptBegunBefore(Instant.MAX);
            Thread.currentThread().interrupt();
        }
    }
}
