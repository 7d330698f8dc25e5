package fr.havre.ui.palette;

import fr.havre.ui.LiveWords;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

/** A shortcut drawn as keys. */
final class KeyCaps {
    private KeyCaps() { }

    static List<Label> of(KeyCombination shortcut, LiveWords words) {
        return Keys.of(shortcut, words).stream().map(key -> {
            Label cap = new Label(key);
            cap.getStyleClass().add("key-cap");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            return cap;
        }).toList();
    }
}
