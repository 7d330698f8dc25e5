package fr.havre.ui.unlock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriesTest {
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private final Tries tries = new Tries(() -> now);

    @Test void makesWhoGuessesWaitLongerEachTimeAndNeverMoreThanAMinute() {
        List<Integer> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            tries.wrong();
            waits.add(tries.secondsToWait());
            now = now.plusSeconds(61);
        }
        assertEquals(List.of(0, 0, 2, 4, 8, 16, 32, 60, 60), waits);
        assertEquals(0, tries.secondsToWait());
    }

    @Test void forgetsThemOnceItWasRight() {
        for (int i = 0; i < 5; i++) tries.wrong();
        tries.right();
        assertEquals(0, tries.secondsToWait());
        tries.wrong();
        assertEquals(0, tries.secondsToWait());
    }

    @Test void letsNobodyWaitForAClockThatWasSetBack() {
        for (int i = 0; i < 5; i++) tries.wrong();
        now = now.minusSeconds(3600);
        assertEquals(0, tries.secondsToWait());
    }
}
