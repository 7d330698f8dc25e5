package fr.havre.ui.tour;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Presses keys where the cursor is. */
final class Keyboard {
    private static final boolean MAC = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");

    private final Scene scene;

    Keyboard(Scene scene) {
        this.scene = scene;
    }

    void press(KeyCode code) {
        press(code, false);
    }

    /** With Ctrl, or what a Mac has in its place. */
    void shortcut(KeyCode code) {
        press(code, true);
    }

    private void press(KeyCode code, boolean shortcut) {
        Node target = Optional.ofNullable(scene.getFocusOwner()).orElse(scene.getRoot());
        target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut && !MAC, false, shortcut && MAC));
    }
}
