package fr.havre.ui.palette;

import fr.havre.ui.LiveWords;
import java.util.Optional;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do from anywhere.
 *
 * @param words key of its name; behind a {@code |} stand other words it is found by
 * @param icon of Ikonli Feather
 * @param run on the FX thread
 */
public record Action(String words, String icon, Optional<KeyCombination> shortcut, Runnable run) {
    /** What it is called. */
    public String name(LiveWords in) {
        return in.now(words).split("\\|", 2)[0].strip();
    }

    /** The other words it is found by. */
    String also(LiveWords in) {
        String[] parts = in.now(words).split("\\|", 2);
        return parts.length == 1 ? "" : parts[1].strip();
    }
}
