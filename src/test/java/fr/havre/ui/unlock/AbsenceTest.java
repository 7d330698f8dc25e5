package fr.havre.ui.unlock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.ui.unlock.Absence.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AbsenceTest {
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private final Absence absence = new Absence(() -> now, Duration.ofMinutes(5), Duration.ofMinutes(30));

    /** As the window does: a look every two seconds. */
    private Answer after(Duration duration) {
        Answer last = Answer.NOTHING;
        for (Instant end = now.plus(duration); now.isBefore(end) && last != Answer.LOCK;) {
            now = now.plus(Absence.LOOK_EVERY);
            last = absence.look();
        }
        return last;
    }

    @Test void coversTheScreenOnceNobodyTouchedAnythingForSoLong() {
        assertEquals(Answer.NOTHING, after(Duration.ofSeconds(298)));
        assertEquals(Answer.VEIL, after(Duration.ofSeconds(2)));
    }

    @Test void startsAgainWithEachInput() {
        after(Duration.ofSeconds(290));
        absence.input();
        assertEquals(Answer.NOTHING, after(Duration.ofSeconds(290)));
    }

    @Test void locksAfterALongerAbsence() {
        assertEquals(Answer.VEIL, after(Duration.ofSeconds(1798)));
        assertEquals(Answer.LOCK, after(Duration.ofSeconds(2)));
    }

    @Test void locksWhenTheComputerSleptHoweverShortTheAbsence() {
        after(Duration.ofSeconds(10));
        now = now.plus(Duration.ofSeconds(70));
        assertEquals(Answer.LOCK, absence.look());
    }

    @Test void staysOpenWhenTheClockIsSetBack() {
        after(Duration.ofSeconds(10));
        now = now.minus(Duration.ofHours(1));
        assertEquals(Answer.NOTHING, absence.look());
        assertEquals(Answer.VEIL, after(Duration.ofMinutes(5)));
    }
}
