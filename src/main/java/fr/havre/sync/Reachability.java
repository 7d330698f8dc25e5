package fr.havre.sync;

import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What we know of the health of each other system, shared by the workers of one compartment.
 *
 * <p>When {@value #ENOUGH} different subjects in a row met a failure that concerns the remote as a whole, it is taken
 * for down: nothing is tried but one probe at a time, ever more rarely, so that 500 items do not each wait for a
 * timeout. Any answer opens it again. One item that alone makes a server fail cannot close it.
 * <p>Threads: any.
 */
public final class Reachability {
    private static final int ENOUGH = 3;
    private static final Duration PROBE_AT_MOST = Duration.ofMinutes(2);
    private static final Duration SUCCESS_KEPT_EVERY = Duration.ofMinutes(1);

    private static final class Remote {
        private Optional<Instant> downSince = Optional.empty();
        private Optional<Reason> reason = Optional.empty();
        private Optional<Instant> lastSuccess = Optional.empty();
        private Optional<Instant> keptSuccess = Optional.empty();
        private final Set<UUID> failed = new HashSet<>();
        private Optional<Instant> nextTry = Optional.empty();      // present while nothing but probes is tried
        private Instant lastFailure = Instant.EPOCH;
        private int rounds;
        private boolean changed;
    }

    private final SyncSettings settings;
    private final Map<String, Remote> remotes = new TreeMap<>();

    /** Reads since when each remote is down, as the last run left it. */
    public Reachability(Database database, SyncSettings settings) {
        this.settings = settings;
        database.read(tx -> tx.list("SELECT name, down_since, reason, last_success FROM own.remote", row -> {
            Remote remote = new Remote();
            remote.downSince = row.optionalInstant("down_since");
            remote.reason = row.optionalText("reason").map(Reason::valueOf);
            remote.lastSuccess = row.optionalInstant("last_success");
            remote.keptSuccess = remote.lastSuccess;
            return remotes.put(row.text("name"), remote);
        }));
    }

    /** Every remote that was ever tried. */
    public synchronized List<SyncState> states() {
        return remotes.entrySet().stream().map(e -> state(e.getKey(), e.getValue())).toList();
    }

    /** Lets every remote be probed at once: the network came back, or somebody signed in. */
    public synchronized void tryAgain(Instant now) {
        remotes.values().stream().filter(r -> r.nextTry.isPresent()).forEach(r -> {
            r.nextTry = Optional.of(now);
            r.rounds = 0;
        });
    }

    /** How many of {@code wanted} attempts may begin now. */
    synchronized int allowance(String name, Instant now, int wanted) {
        Optional<Instant> next = of(name).nextTry;
        if (next.isEmpty()) return wanted;
        boolean clockWasSetBack = next.get().isAfter(now.plus(Backoff.LONGEST));
        return now.isBefore(next.get()) && !clockWasSetBack ? 0 : Math.min(1, wanted);
    }

    /** Whether an attempt that begins now is a probe. */
    synchronized boolean probing(String name) {
        return of(name).nextTry.isPresent();
    }

    /** An attempt has begun: while it is down, no second probe beside it. */
    synchronized void begun(String name, Instant now) {
        Remote remote = of(name);
        if (remote.nextTry.isPresent()) remote.nextTry = Optional.of(now.plus(PROBE_AT_MOST));
    }

    /** The remote answered, if only to refuse. Returns whether it had been taken for down. */
    synchronized boolean answered(String name, Instant now) {
        Remote remote = of(name);
        boolean wasClosed = remote.nextTry.isPresent();
        remote.changed |= remote.downSince.isPresent() || remote.keptSuccess
                .filter(kept -> Duration.between(kept, now).abs().compareTo(SUCCESS_KEPT_EVERY) < 0).isEmpty();
        remote.downSince = Optional.empty();
        remote.reason = Optional.empty();
        remote.lastSuccess = Optional.of(now);
        remote.nextTry = Optional.empty();
        remote.failed.clear();
        remote.rounds = 0;
        return wasClosed;
    }

    synchronized void failed(String name, UUID subject, Reason reason, Duration atLeast, Instant startedAt,
            Instant now) {
        Remote remote = of(name);
        remote.changed |= remote.downSince.isEmpty() || !remote.reason.equals(Optional.of(reason));
        if (remote.downSince.isEmpty()) remote.downSince = Optional.of(now);
        remote.reason = Optional.of(reason);
        remote.failed.add(subject);
        boolean beganBefore = remote.nextTry.isPresent() && startedAt.isBefore(remote.lastFailure);
        remote.lastFailure = now;
        if ((remote.failed.size() < ENOUGH && remote.nextTry.isEmpty()) || beganBefore) return;
        remote.rounds++;
        remote.nextTry = Optional.of(now.plus(settings.delay(remote.rounds, reason, atLeast)));
    }

    /** Writes what changed, and announces it with the commit. */
    synchronized void save(Transaction tx) {
        remotes.forEach((name, remote) -> {
            if (!remote.changed) return;
            tx.run("""
                    INSERT INTO own.remote (name, down_since, reason, last_success) VALUES (?, ?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET down_since = excluded.down_since, reason = excluded.reason,
                                                     last_success = excluded.last_success""",
                    name, remote.downSince, remote.reason, remote.lastSuccess);
            remote.keptSuccess = remote.lastSuccess;
            remote.changed = false;
            tx.afterRollback(() -> unsaved(remote));
            tx.announce(new SyncStateChanged(state(name, remote)));
        });
    }

    private synchronized void unsaved(Remote remote) {
        remote.changed = true;
    }

    /** The soonest probe, after now, of a remote that is down. */
    synchronized Optional<Instant> nextProbe(Instant now) {
        return remotes.values().stream().flatMap(r -> r.nextTry.stream()).filter(now::isBefore).min(Instant::compareTo);
    }

    private Remote of(String name) {
        return remotes.computeIfAbsent(name, _ -> new Remote());
    }

    private static SyncState state(String name, Remote remote) {
        return new SyncState(name, remote.downSince, remote.reason, remote.lastSuccess, remote.nextTry);
    }
}
