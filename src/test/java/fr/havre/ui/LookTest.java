package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    @Test void whatIsShownFollowsTheTheme() {
        assertEquals(List.of(false, true), Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(Look.Theme.LIGHT);
            StackPane root = new StackPane();
            look.dress(new Scene(root, 100, 100));
            boolean light = root.getPseudoClassStates().contains(DARK);
            look.themeProperty().set(Look.Theme.DARK);
            return List.of(light, root.getPseudoClassStates().contains(DARK));
        }));
    }

    /** Rules that a view brings itself are read anew with each view. */
    @Test void theRulesOfEveryScreenBelongToTheScene() throws Exception {
        Path folder = Path.of(Look.class.getResource("css/unlock.css").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(Look.SCREENS, files.map(each -> each.getFileName().toString()).filter(each -> each.endsWith(".css"))
                    .map(each -> each.replace(".css", "")).sorted().toList());
        }
    }

    /** After a lock nothing of a patient may be held by what stays. */
    @Test void doesNotHoldWhatItOnceDressed() {
        Look look = Screens.on(Look::new);
        AtomicReference<WeakReference<StackPane>> dressed = new AtomicReference<>();
        Screens.on(() -> {
            StackPane root = new StackPane();
            look.dress(new Scene(root, 100, 100));
            dressed.set(new WeakReference<>(root));
            return null;
        });
        for (int i = 0; i < 50 && dressed.get().get() != null; i++) {
            System.gc();
            Screens.on(() -> null);
        }
        assertNull(dressed.get().get());
    }
}
