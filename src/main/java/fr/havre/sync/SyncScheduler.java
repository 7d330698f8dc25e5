package fr.havre.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The one thread that decides which outbox items and pulls of a compartment run. Started and closed with it. */
public final class SyncScheduler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SyncScheduler.class.getName());
    /** Looks at the queue at least this often: the clock may jump, the computer may sleep. */
    private static final Duration LOOK_AT_LEAST = Duration.ofSeconds(30);
    private static final Duration SOONEST = Duration.ofMillis(50);

    private final OutboxWorker outbox;
    private final PullWorker pulls;
    private final Reachability reachability;
    private final InstantSource time;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    public SyncScheduler(OutboxWorker outbox, PullWorker pulls, Reachability reachability, InstantSource time,
            String name) {
        this.outbox = outbox;
        this.pulls = pulls;
        this.reachability = reachability;
        this.time = time;
        this.thread = Thread.ofPlatform().daemon().name("havre-sync-" + name).unstarted(this::loop);
    }

    public void start() {
        outbox.whenOneIsOver(this::wake);
        pulls.whenOneIsOver(this::wake);
        thread.start();
    }

    /** There may be something new to do. Returns at once; any thread. */
    public void wake() {
        signal.release();
    }

    /** The network may be back, or somebody signed in: remotes taken for down are tried at once. */
    public void tryAgain() {
        reachability.tryAgain(time.instant());
        wake();
    }

    private void loop() {
        while (!closing) {
            try {
                boolean sending = guarded(outbox::round);
                boolean pulling = guarded(pulls::round);
                if (sending || pulling) continue;
                if (signal.tryAcquire(untilNext().toMillis(), TimeUnit.MILLISECONDS)) signal.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A store that fails now (disk full) may work later: the thread stays, and looks again at its own pace. */
    private static boolean guarded(BooleanSupplier round) {
        try {
            return round.getAsBoolean();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.ERROR, "a round of sync failed: {0}", e.getClass().getName());
            return false;
        }
    }

    private Duration untilNext() {
        try {
            Instant now = time.instant();
            return Stream.of(outbox.next(), pulls.next(), reachability.nextProbe(now)).flatMap(Optional::stream)
                    .map(at -> Duration.between(now, at)).filter(wait -> wait.compareTo(LOOK_AT_LEAST) < 0)
                    .min(Duration::compareTo).map(wait -> wait.compareTo(SOONEST) < 0 ? SOONEST : wait)
                    .orElse(LOOK_AT_LEAST);
        } catch (RuntimeException e) {
            return LOOK_AT_LEAST;
        }
    }

    /** Ends the thread, then both workers: a few seconds at most. Must come before the database is closed. */
    @Override public void close() {
        closing = true;
        wake();
        if (thread.isAlive()) {
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        outbox.close();
        pulls.close();
    }
}
