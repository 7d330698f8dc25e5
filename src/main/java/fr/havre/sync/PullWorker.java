package fr.havre.sync;

import fr.havre.sync.PullCursorRepository.Failure;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Fetches what is new elsewhere, the most urgent first, one pull at a time per source and subject. What was received
 * and the moved cursor are one transaction: after a crash the same part is fetched again, never skipped.
 *
 * <p>Threads and lifetime as {@link OutboxWorker}.
 */
public final class PullWorker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PullWorker.class.getName());
    private static final Duration PULL_AT_MOST = Duration.ofMinutes(30);
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** A refusal (no record, access blocked) may end: asked again after an hour, then more rarely, at last daily. */
    private static final Backoff REFUSED = new Backoff(Duration.ofHours(1), Duration.ofHours(24));

    private record Key(String source, UUID subject) { }

    private record Due(PullSource source, UUID subject, PullCursor cursor) {
        Key key() {
            return new Key(source.name(), subject);
        }
    }

    private record Brought(Due due, Pulled pulled, Instant startedAt) { }

    private final Database database;
    private final List<PullSource> sources;
    private final Reachability reachability;
    private final InstantSource time;
    private final SyncSettings settings;
    private final Errands<Brought> errands;
    private final Set<Key> running = new HashSet<>();
    private final Set<Key> wanted = new LinkedHashSet<>();
    private Optional<Instant> next = Optional.empty();
    private int turn;
    private boolean closed;

    public PullWorker(Database database, List<PullSource> sources, Reachability reachability, InstantSource time,
            SyncSettings settings) {
        this.database = database;
        this.sources = List.copyOf(sources);
        this.reachability = reachability;
        this.time = time;
        this.settings = settings;
        this.errands = new Errands<>(settings.parallel(), time);
    }

    /** Somebody wants to see this now: before all others, whatever the interval. Wake the scheduler afterwards. */
    public synchronized void pullNow(String source, UUID subject) {
        wanted.add(new Key(source, subject));
    }

    /** How far this source was read for this subject, for screens. */
    public Optional<PullCursor> cursor(Transaction tx, String source, UUID subject) {
        return PullCursorRepository.one(tx, source, subject);
    }

    /** Begins what is due, as far as threads allow, waits for it and keeps it. Whether there was anything. */
    public boolean runOnce() {
        return errands.once(this::round, this::keepAll);
    }

    /** Goes on until nothing is due now. */
    public void runUntilIdle() {
        errands.untilIdle(this::round);
    }

    void whenOneIsOver(Runnable listener) {
        errands.whenOneIsOver(listener);
    }

    synchronized boolean round() {
        errands.interruptBegunBefore(time.instant().minus(PULL_AT_MOST));
        boolean kept = keepAll();
        int free = closed ? 0 : errands.free();
        if (free == 0 || sources.isEmpty()) return kept;
        turn++;
        Instant now = time.instant();
        next = Optional.empty();
        List<Due> due = database.read(tx -> due(tx, now, free));
        for (Due each : due) {
            running.add(each.key());
            wanted.remove(each.key());
            errands.begin(() -> pull(each, now));
        }
        return kept || !due.isEmpty();
    }

    synchronized Optional<Instant> next() {
        return next;
    }

    private List<Due> due(Transaction tx, Instant now, int free) {
        List<Due> due = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            PullSource source = sources.get((i + turn) % sources.size());
            int allowed = reachability.allowance(source.remote(), now, free - due.size());
            if (allowed == 0) continue;
            List<Due> ofSource = dueOf(tx, source, now, allowed);
            if (!ofSource.isEmpty()) reachability.begun(source.remote(), now);
            due.addAll(ofSource);
        }
        return due;
    }

    private List<Due> dueOf(Transaction tx, PullSource source, Instant now, int allowed) {
        Map<UUID, PullCursor> cursors = PullCursorRepository.all(tx, source.name());
        Set<UUID> subjects = new LinkedHashSet<>();
        wanted.stream().filter(key -> key.source().equals(source.name())).map(Key::subject).forEach(subjects::add);
        for (PullSource.Wish wish : source.wishes(tx)) {
            Instant at = dueAt(cursors.getOrDefault(wish.subject(), PullCursor.START), wish.every(), now);
            if (!at.isAfter(now)) subjects.add(wish.subject());
            else if (next.isEmpty() || at.isBefore(next.get())) next = Optional.of(at);
        }
        return subjects.stream().filter(subject -> !running.contains(new Key(source.name(), subject))).limit(allowed)
                .map(subject -> new Due(source, subject, cursors.getOrDefault(subject, PullCursor.START))).toList();
    }

    /** A moment further off than any we give means that the clock was set back: due. */
    private static Instant dueAt(PullCursor cursor, Duration every, Instant now) {
        Instant byInterval = cursor.pulledAt().filter(at -> !at.isAfter(now)).map(at -> at.plus(every)).orElse(now);
        Instant afterFailure = cursor.notBefore().filter(at -> !at.isAfter(now.plus(Backoff.LONGEST))).orElse(now);
        return byInterval.isAfter(afterFailure) ? byInterval : afterFailure;
    }

    private Brought pull(Due due, Instant startedAt) {
        try {
            return new Brought(due, Objects.requireNonNull(due.source().pull(due.subject(), due.cursor())), startedAt);
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "pull {0} of {1}: {2}", due.source().name(), due.subject(), kind(e));
            return new Brought(due, new Pulled.TryLater(Reason.UNEXPECTED_FAILURE), startedAt);
        }
    }

    private static String kind(Throwable failure) {
        return failure instanceof VaultException known ? known.code().name() : failure.getClass().getName();
    }

    private synchronized boolean keepAll() {
        List<Brought> collected = errands.collect();
        for (Brought each : collected) running.remove(each.due().key());
        for (Brought each : collected) keep(each);
        return !collected.isEmpty();
    }

    private void keep(Brought brought) {
        boolean back = noteHealth(brought);
        try {
            database.write(tx -> {
                keep(tx, brought);
                finish(tx, brought, back);
                return null;
            });
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "pull {0} of {1} not kept by its feature: {2}",
                    brought.due().source().name(), brought.due().subject(), kind(e));
            database.write(tx -> {
                fail(tx, brought.due(), new Failure(Reason.UNEXPECTED_FAILURE, Optional.empty(), Optional.empty()),
                        settings.delay(brought.due().cursor().failures() + 1, Reason.UNEXPECTED_FAILURE,
                                Duration.ZERO));
                finish(tx, brought, back);
                return null;
            });
        }
    }

    private void keep(Transaction tx, Brought brought) {
        Due due = brought.due();
        int failures = due.cursor().failures() + 1;
        switch (brought.pulled()) {
            case Pulled.Received received -> {
                received.keep().in(tx);
                PullCursorRepository.received(tx, due.source().name(), due.subject(), received.cursor(),
                        received.full());
                boolean moved = !Optional.of(received.cursor()).equals(due.cursor().value());
                if (received.more() && moved) wanted.add(due.key());      // one that stands still is not asked again
                tx.announce(new PullChanged(due.source().name(), due.subject(), Optional.empty()));
            }
            case Pulled.TryLater later -> fail(tx, due, new Failure(later.reason(), Optional.empty(), Optional.empty()),
                    settings.delay(failures, later.reason(), later.atLeast()));
            case Pulled.Refused refused -> fail(tx, due,
                    new Failure(Reason.REFUSED, Optional.of(refused.code()),
                            Optional.ofNullable(refused.explanation())),
                    REFUSED.delay(failures, Reason.REFUSED, Duration.ZERO, settings.random()));
        }
    }

    private static void fail(Transaction tx, Due due, Failure failure, Duration delay) {
        PullCursorRepository.failed(tx, due.source().name(), due.subject(), failure, delay);
        tx.announce(new PullChanged(due.source().name(), due.subject(), Optional.of(failure.reason())));
    }

    private void finish(Transaction tx, Brought brought, boolean back) {
        if (back) {
            sources.stream().filter(source -> source.remote().equals(brought.due().source().remote()))
                    .forEach(source -> PullCursorRepository.bringForward(tx, source.name()));
        }
        reachability.save(tx);
    }

    private boolean noteHealth(Brought brought) {
        String remote = brought.due().source().remote();
        if (brought.pulled() instanceof Pulled.TryLater(Reason reason, Duration atLeast)) {
            if (reason.concernsRemote()) {
                reachability.failed(remote, brought.due().subject(), reason, atLeast, brought.startedAt(),
                        time.instant());
            }
            return false;
        }
        return reachability.answered(remote, time.instant());
    }

    /** Begins nothing more, gives what runs a few seconds, keeps what came in; the rest is fetched again next time. */
    @Override public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
        }
        errands.windUp(GRACE);
        keepAll();
    }
}
