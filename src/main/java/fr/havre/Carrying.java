package fr.havre;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A thread that does one piece of work: at once, again whenever it is told that something may have changed, and when the work itself
 * wants another try; between these it waits, whatever the work came to. What came meanwhile is looked at together.
 */
final class Carrying implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Carrying.class.getName());

    /** What is done. */
    interface Work {
        /** Whether something else has to be woken. */
        boolean carry();

        /** How long until it is to be tried again though nothing changed; empty for never. */
        Optional<Duration> untilNext();

        /** What is under way ends soon, and nothing is begun any more. */
        void stop();
    }

    private final Work work;
    private final Runnable wake;
    private final Duration shortestPause;
    private final Semaphore news = new Semaphore(1);
    private volatile boolean closed;
    private Optional<Thread> thread = Optional.empty();

    /**
     * @param wake called where the work says so
     * @param shortestPause however soon the next try would be due
     */
    Carrying(Work work, Runnable wake, Duration shortestPause) {
        this.work = work;
        this.wake = wake;
        this.shortestPause = shortestPause;
    }

    /** Begins. Once; after {@link #close} nothing. */
    synchronized void start(String name) {
        if (thread.isPresent() || closed) return;
        thread = Optional.of(Thread.ofVirtual().name(name).start(this::loop));
    }

    /** Something may have changed. On any thread. */
    void tell() {
        news.release();
    }

    private void loop() {
        while (!closed) {
            try {
                await();
                if (closed) return;
                if (work.carry()) wake.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {                                  // whatever it meets, the thread goes on
                failed(e);
            }
        }
    }

    private void failed(RuntimeException e) {
        if (!closed) LOG.log(System.Logger.Level.WARNING, "not carried out: {0}", e.getClass().getName());
    }

    /** Whatever keeps it from knowing, it waits: asking again at once would fail again. */
    private Optional<Duration> untilNext() {
        try {
            return work.untilNext();
        } catch (RuntimeException e) {
            failed(e);
            return Optional.of(shortestPause);
        }
    }

    /** Until there is news, or a try is due. */
    private void await() throws InterruptedException {
        Optional<Duration> pause = untilNext();
        if (pause.isEmpty()) news.acquire();
        else if (!news.tryAcquire(Math.max(pause.get().toMillis(), shortestPause.toMillis()), TimeUnit.MILLISECONDS)) return;
        news.drainPermits();
    }

    /** Waits for what is under way. */
    @Override public void close() {
        Optional<Thread> running;
        synchronized (this) {
            closed = true;
            work.stop();
            running = thread;
        }
        news.release();
        if (running.isEmpty()) return;
        try {
            running.get().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
