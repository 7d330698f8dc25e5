package fr.havre.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What goes wrong next, switched on and off while the record runs. Safe for many threads. */
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();
    private final Consumer<Boolean> cable;
    private Duration slowness = Duration.ZERO;
    private boolean down;

    private static final class Armed {
        private final Fault fault;
        private final Set<Kind> kinds;
        private int left;

        Armed(Fault fault, int left, Set<Kind> kinds) {
            this.fault = fault;
            this.left = left;
            this.kinds = kinds;
        }
    }

    Faults(Consumer<Boolean> cable) {
        this.cable = cable;
    }

    /** The next {@code count} requests of these kinds (of any kind, when none is named) meet this fault. */
    public synchronized void next(int count, Fault fault, Kind... kinds) {
        Set<Kind> which = kinds.length == 0 ? EnumSet.allOf(Kind.class) : EnumSet.of(kinds[0], kinds);
        armed.add(new Armed(fault, count, which));
    }

    public void unavailable(int count, Duration retryAfter, Kind... kinds) {
        next(count, new Fault.Status(503, retryAfter), kinds);
    }

    public void tooManyRequests(int count, Duration retryAfter, Kind... kinds) {
        next(count, new Fault.Status(429, retryAfter), kinds);
    }

    public void conflict(int count, Kind... kinds) {
        next(count, new Fault.Status(409, null), kinds);
    }

    public void unauthorized(int count, Kind... kinds) {
        next(count, new Fault.Status(401, null), kinds);
    }

    public void cutAt(long bytes, int count, Kind... kinds) {
        next(count, new Fault.Cut(bytes), kinds);
    }

    public void loseAnswer(int count, Kind... kinds) {
        next(count, new Fault.LostAnswer(), kinds);
    }

    public void loseRequest(int count, Kind... kinds) {
        next(count, new Fault.LostRequest(), kinds);
    }

    /** Every answer waits this long. */
    public synchronized void slow(Duration each) {
        slowness = each;
    }

    synchronized Duration slowness() {
        return slowness;
    }

    /** Every connection is closed, now and when it is made; or the network is back. */
    public synchronized void networkDown(boolean isDown) {
        down = isDown;
        cable.accept(isDown);
    }

    public synchronized boolean isNetworkDown() {
        return down;
    }

    /** How many faults still wait for a request. */
    public synchronized int waiting() {
        return armed.stream().mapToInt(each -> each.left).sum();
    }

    /** No fault waits, nothing is slow, the network is up. */
    public synchronized void clear() {
        armed.clear();
        slowness = Duration.ZERO;
        networkDown(false);
    }

    synchronized Optional<Fault> take(Kind kind) {
        Iterator<Armed> each = armed.iterator();
        while (each.hasNext()) {
            Armed first = each.next();
            if (!first.kinds.contains(kind)) continue;
            if (--first.left <= 0) each.remove();
            return Optional.of(first.fault);
        }
        return Optional.empty();
    }
}
