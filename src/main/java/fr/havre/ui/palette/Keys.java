package fr.havre.ui.palette;

import fr.havre.ui.LiveWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** A shortcut as it stands on the keyboard: {@code Ctrl}, {@code Maj}, {@code N}. */
final class Keys {
    private static final Map<KeyCode, String> SIGNS = Map.of(KeyCode.COMMA, ",", KeyCode.LEFT, "←", KeyCode.RIGHT, "→",
            KeyCode.UP, "↑", KeyCode.DOWN, "↓");
    private static final List<KeyCode> NAMED = List.of(KeyCode.ENTER, KeyCode.ESCAPE, KeyCode.DELETE, KeyCode.SPACE);

    private Keys() { }

    /** One text a key. */
    static List<String> of(KeyCombination shortcut, LiveWords words) {
        List<String> keys = new ArrayList<>();
        if (shortcut.getShortcut() == ModifierValue.DOWN || shortcut.getControl() == ModifierValue.DOWN) keys.add("Ctrl");
        if (shortcut.getAlt() == ModifierValue.DOWN) keys.add("Alt");
        if (shortcut.getShift() == ModifierValue.DOWN) keys.add(words.now("palette.key.SHIFT"));
        keys.add(switch (shortcut) {
            case KeyCodeCombination code -> name(code.getCode(), words);
            case KeyCharacterCombination character -> character.getCharacter().toUpperCase(Locale.ROOT);
            default -> shortcut.getDisplayText();
        });
        return keys;
    }

    private static String name(KeyCode code, LiveWords words) {
        if (NAMED.contains(code)) return words.now("palette.key." + code);
        return SIGNS.getOrDefault(code, code.getName());
    }
}
