package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastAskingTest {
    private final Asking zoe = Asking.byAddress(WantedPatient.byNumber("255081416802538").orElseThrow());
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private final LastAsking last = new LastAsking(() -> now);

    @Test void whoComesLongAfterwardsIsShownNobody() {
        last.keep(zoe);
        now = now.plus(LastAsking.KEPT_FOR).minusSeconds(1);
        assertEquals(Optional.of(zoe), last.take());
        assertEquals(Optional.empty(), last.take(), "once");
        last.keep(zoe);
        now = now.plus(LastAsking.KEPT_FOR);
        assertEquals(Optional.empty(), last.take());
    }

    @Test void whatWasAskedBeforeALockIsForgotten() {
        last.keep(zoe);
        last.forget();
        assertEquals(Optional.empty(), last.take());
    }
}
