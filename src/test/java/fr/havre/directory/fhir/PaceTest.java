package fr.havre.directory.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverLetsMoreThanSeventeenGoInAnySecond(long seed) {
        Random random = new Random(seed);
        Pace pace = new Pace(17, Duration.ofSeconds(1));
        List<Long> sent = new ArrayList<>();
        long now = random.nextLong();                                       // the clock may begin anywhere, and go over
        for (int i = 0; i < 400; i++) {
            now += random.nextLong(SECOND / 8);
            sent.add(now + pace.book(now).toNanos());
        }
        for (int i = 17; i < sent.size(); i++) {
            assertTrue(sent.get(i) - sent.get(i - 17) >= SECOND, "seed " + seed + " request " + i);
            assertTrue(sent.get(i) - sent.get(i - 1) >= 0, "seed " + seed + ": in order");
        }
    }

    @Test void doesNotWaitForNothing() {
        Pace pace = new Pace(17, Duration.ofSeconds(1));
        for (int i = 0; i < 17; i++) assertEquals(Duration.ZERO, pace.book(5));
        assertEquals(Duration.ofSeconds(1), pace.book(5));
        assertEquals(Duration.ZERO, pace.book(5 + 3 * SECOND));
    }

    @Test void holdsUntilTheLatestMomentAskedFor() {
        Pace pace = new Pace(17, Duration.ofSeconds(1));
        Instant now = Instant.parse("2026-11-26T08:00:00Z");
        assertEquals(Optional.empty(), pace.held(now));
        pace.hold(now.plusSeconds(30));
        pace.hold(now.plusSeconds(10));
        assertEquals(Optional.of(Duration.ofSeconds(30)), pace.held(now));
        assertEquals(Optional.empty(), pace.held(now.plusSeconds(30)));
    }
}
