package fr.havre.ui.unlock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Is somebody there? Only real input counts, never what the program does by itself. A gap between two looks means that
 * the computer slept: that locks, whatever the length of the absence.
 */
public final class Absence {
    /** What the absence asks for. */
    public enum Answer { NOTHING, VEIL, LOCK }

    /** Between two looks; a longer gap than {@link #SLEPT} is a sleep. */
    public static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration SLEPT = Duration.ofSeconds(60);

    private final InstantSource time;
    private Duration veilAfter;
    private Duration lockAfter;
    private Instant lastInput;
    private Instant lastLook;

    public Absence(InstantSource time, Duration veilAfter, Duration lockAfter) {
        this.time = time;
        this.veilAfter = veilAfter;
        this.lockAfter = lockAfter;
        lastInput = time.instant();
        lastLook = lastInput;
    }

    /** A key, a button, a movement of the mouse. */
    public void input() {
        lastInput = time.instant();
    }

    public void change(Duration newVeilAfter, Duration newLockAfter) {
        veilAfter = newVeilAfter;
        lockAfter = newLockAfter;
    }

    /** Called every {@link #LOOK_EVERY}. */
    public Answer look() {
        Instant now = time.instant();
        Duration sinceLook = Duration.between(lastLook, now);
        lastLook = now;
        if (sinceLook.compareTo(SLEPT) > 0) return Answer.LOCK;
        Duration absent = Duration.between(lastInput, now);
        if (absent.isNegative()) {                                  // the clock was set back: count from here
            lastInput = now;
            return Answer.NOTHING;
        }
        if (absent.compareTo(lockAfter) >= 0) return Answer.LOCK;
        return absent.compareTo(veilAfter) >= 0 ? Answer.VEIL : Answer.NOTHING;
    }
}
