package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import fr.havre.ui.words.Language;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test void isPlayedBesideTheScreenAndSeenByNobody() throws Exception {
        String theme = Screens.on(() -> new Look().theme());
        List<Window> before = Screens.on(() -> List.copyOf(Window.getWindows()));
        AtomicReference<Throwable> failed = new AtomicReference<>();
        Thread beside = Thread.ofVirtual().uncaughtExceptionHandler((_, failure) -> failed.set(failure)).start(() -> {
            if (Platform.isFxApplicationThread()) throw new AssertionError("on the FX thread");
            Rehearsal.run(theme, Language.FRENCH);
        });
        assertEquals(4, Screens.on(() -> 2 + 2), "the screen goes on meanwhile");
        beside.join(TimeUnit.MINUTES.toMillis(2));
        assertFalse(beside.isAlive());
        assertNull(failed.get());
        assertEquals(before, Screens.on(() -> List.copyOf(Window.getWindows())));
    }
}
