package fr.havre.sync;

import fr.havre.sync.OutboxQueue.Claimed;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends what one compartment's outbox holds. Decisions and rows belong to one thread at a time (the
 * {@link SyncScheduler}'s, or whoever calls {@link #runOnce}); the network to a bounded number of virtual threads,
 * always outside a transaction. One worker a compartment, alive only while the compartment is open.
 *
 * <p>Never twice: "maybe sent" is committed before the network is touched, and an item that may have been sent is asked
 * about first. Never lost: an item leaves the queue only in the transaction that keeps its outcome.
 */
public final class OutboxWorker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OutboxWorker.class.getName());
    private static final Duration ATTEMPT_AT_MOST = Duration.ofMinutes(30);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Database database;
    private final Map<String, OutboxHandler> handlers;
    private final List<String> kinds;
    private final Reachability reachability;
    private final InstantSource time;
    private final SyncSettings settings;
    private final Errands<Attempt> errands;
    private final List<Attempt> unkept = new ArrayList<>();
    private int turn;
    private boolean closed;

    /** Puts what an earlier run left in SENDING back into the queue; starts nothing. */
    public OutboxWorker(Database database, List<OutboxHandler> handlers, Reachability reachability, InstantSource time,
            SyncSettings settings) {
        this.database = database;
        this.handlers = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(OutboxHandler::kind, Function.identity()));
        this.kinds = handlers.stream().map(OutboxHandler::kind).toList();
        this.reachability = reachability;
        this.time = time;
        this.settings = settings;
        this.errands = new Errands<>(settings.parallel(), time);
        database.write(tx -> {
            OutboxQueue.recover(tx);
            OutboxQueue.markUnserved(tx, this.handlers.keySet());
            return null;
        });
    }

    /** Begins what is due, as far as threads allow, waits for it and keeps the outcomes. Whether there was anything. */
    public boolean runOnce() {
        return errands.once(this::round, this::keepOutcomes);
    }

    /** Goes on until nothing is due now; what waits for a later moment, another item or a person stays. */
    public void runUntilIdle() {
        errands.untilIdle(this::round);
    }

    void whenOneIsOver(Runnable listener) {
        errands.whenOneIsOver(listener);
    }

    /** Keeps the outcomes that have come in and begins what is due. Whether it did anything. */
    synchronized boolean round() {
        errands.interruptBegunBefore(time.instant().minus(ATTEMPT_AT_MOST));
        Kept kept = keepAnd(tx -> closed ? List.of() : claim(tx));
        List<Claimed> claimed = kept.any() ? kept.claimed() : claimAtEase();
        for (Claimed each : claimed) {
            Instant startedAt = time.instant();
            errands.begin(() -> attempt(each, startedAt));
        }
        return kept.any() || !claimed.isEmpty();
    }

    /** When something will be due that is not now. */
    Optional<Instant> next() {
        return database.read(tx -> OutboxQueue.nextAfter(tx, tx.now()));
    }

    /** When there was nothing to keep. What is looked at here takes time with the length of the queue. */
    private List<Claimed> claimAtEase() {
        Instant now = time.instant();
        if (closed || errands.free() == 0 || !database.read(tx -> OutboxQueue.anyWaiting(tx, now))) return List.of();
        return database.write(tx -> {
            OutboxQueue.markUnserved(tx, handlers.keySet());
            return claim(tx);
        });
    }

    private List<Claimed> claim(Transaction tx) {
        turn++;
        int free = errands.free();
        List<Claimed> claimed = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            OutboxHandler handler = handlers.get(kinds.get((i + turn) % kinds.size()));
            int allowed = reachability.allowance(handler.remote(), time.instant(), free - claimed.size());
            if (allowed > 0) claimed.addAll(claim(tx, handler, allowed));
        }
        return claimed;
    }

    private List<Claimed> claim(Transaction tx, OutboxHandler handler, int allowed) {
        List<Claimed> claimed = OutboxQueue.claim(tx, handler.kind(), allowed, reachability.probing(handler.remote()));
        if (!claimed.isEmpty()) reachability.begun(handler.remote(), time.instant());
        return claimed;
    }

    /** On a virtual thread. Whatever goes wrong in a handler is an outcome: one bad item must not stop the others. */
    private Attempt attempt(Claimed claimed, Instant startedAt) {
        OutboxItem item = claimed.item();
        OutboxHandler handler = handlers.get(item.kind());
        boolean sent = false;
        try {
            if (item.maybeSent()) {
                Optional<Outcome> known = handler.ask(item);
                if (known.isPresent()) return new Attempt(claimed, asked(known.get()), false, startedAt);
            }
            sent = true;
            return new Attempt(claimed, Objects.requireNonNull(handler.send(item)), true, startedAt);
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "outbox item {0} ({1}): {2}", item.id(), item.kind(),
                    e.getClass().getName());
            return new Attempt(claimed, new Outcome.Unknown(Reason.UNEXPECTED_FAILURE, Duration.ZERO), sent, startedAt);
        }
    }

    private static Outcome asked(Outcome answer) {
        return answer instanceof Outcome.Unknown unknown && !unknown.reason().concernsRemote()
                ? new Outcome.Unknown(Reason.CANNOT_BE_ASKED, unknown.atLeast()) : answer;
    }

    private boolean keepOutcomes() {
        return keepAnd(_ -> List.of()).any();
    }

    private record Kept(boolean any, List<Claimed> claimed) { }

    /** Outcomes and what is begun next are one transaction: half the commits while the queue is long. */
    private synchronized Kept keepAnd(Function<Transaction, List<Claimed>> next) {
        List<Attempt> collected = errands.collect();
        List<String> back = new ArrayList<>();
        for (Attempt attempt : collected) {
            if (noteHealth(attempt)) back.add(handlers.get(attempt.item().kind()).remote());
        }
        unkept.addAll(collected);
        if (unkept.isEmpty()) return new Kept(false, List.of());
        try {
            List<Claimed> claimed = database.write(tx -> {
                for (Attempt each : unkept) keep(tx, each);
                keepHealth(tx, back);
                return next.apply(tx);
            });
            unkept.clear();
            return new Kept(true, claimed);
        } catch (RuntimeException e) {
            keepOneByOne();
            database.write(tx -> {
                keepHealth(tx, back);
                return null;
            });
            return new Kept(true, List.of());
        }
    }

    /** One cannot be kept: the others must not suffer. If the store itself fails, they stay for the next round. */
    private void keepOneByOne() {
        for (Iterator<Attempt> each = unkept.iterator(); each.hasNext(); each.remove()) {
            Attempt attempt = each.next();
            try {
                database.write(tx -> {
                    keep(tx, attempt);
                    return null;
                });
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "outcome of outbox item {0} ({1}) not kept by its feature: {2}",
                        attempt.item().id(), attempt.item().kind(), e.getClass().getName());
                database.write(tx -> {
                    write(tx, attempt.item(), Verdict.unexpected(attempt.claimed().failures() + 1));
                    return null;
                });
            }
        }
    }

    private void keep(Transaction tx, Attempt attempt) {
        write(tx, attempt.item(), Verdict.of(attempt, settings));
        handlers.get(attempt.item().kind()).settled(tx, attempt.item(), attempt.outcome());
    }

    private static void write(Transaction tx, OutboxItem item, Verdict verdict) {
        OutboxQueue.settle(tx, item, verdict);
        boolean inDoubtBefore = verdict.state() == OutboxState.IN_DOUBT && item.maybeSent();
        if (!inDoubtBefore) verdict.act().ifPresent(act -> tx.audit(act, item.subject()));
    }

    private void keepHealth(Transaction tx, List<String> back) {
        handlers.values().stream().filter(handler -> back.contains(handler.remote()))
                .forEach(handler -> OutboxQueue.bringForward(tx, handler.kind()));
        reachability.save(tx);
    }

    /** Whether its remote has come back with this answer. */
    private boolean noteHealth(Attempt attempt) {
        OutboxItem item = attempt.item();
        String remote = handlers.get(item.kind()).remote();
        return switch (attempt.outcome()) {
            case Outcome.TryLater(Reason reason, Duration atLeast) when reason.concernsRemote() ->
                    failed(attempt, remote, reason, atLeast);
            case Outcome.Unknown(Reason reason, Duration atLeast) when reason.concernsRemote() ->
                    failed(attempt, remote, reason, atLeast);
            case Outcome.Unknown _ -> false;                        // no answer proves nothing either way
            default -> reachability.answered(remote, time.instant());
        };
    }

    private boolean failed(Attempt attempt, String remote, Reason reason, Duration atLeast) {
        reachability.failed(remote, attempt.item().subject(), reason, atLeast, attempt.startedAt(), time.instant());
        return false;
    }

    /** Begins nothing more, gives what runs a few seconds, keeps what came in; the rest is asked about next time. */
    @Override public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
        }
        errands.windUp(GRACE);
        keepOutcomes();
    }
}
