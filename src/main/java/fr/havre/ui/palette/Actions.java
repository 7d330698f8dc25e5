package fr.havre.ui.palette;

import fr.havre.ui.FrenchKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Everything a person can do from anywhere, in the order it is offered, and the keys of the screens. On the FX thread. */
public final class Actions {
    /** A key that a screen answers to while it is shown: for the overview. */
    public record ScreenKey(String words, KeyCombination key) { }

    /** The keys of one screen; {@code title} is the key of its name. */
    public record ScreenKeys(String title, List<ScreenKey> keys) { }

    private final List<Action> all = new ArrayList<>();
    private final List<ScreenKeys> screens = new ArrayList<>();

    /**
     * Adds it at the end.
     *
     * @throws IllegalArgumentException if another action has the shortcut
     */
    public void add(Action action) {
        action.shortcut().flatMap(this::with).ifPresent(other -> {
            throw new IllegalArgumentException("one shortcut for " + other.words() + " and " + action.words());
        });
        all.add(action);
    }

    /** The same without a shortcut. */
    public void add(String words, String icon, Runnable run) {
        add(new Action(words, icon, Optional.empty(), run));
    }

    /**
     * The same with a shortcut.
     *
     * @param shortcut as {@link KeyCombination#valueOf} reads it: {@code Shortcut+N}
     */
    public void add(String words, String icon, String shortcut, Runnable run) {
        add(new Action(words, icon, Optional.of(KeyCombination.valueOf(shortcut)), run));
    }

    /** Names the keys of a screen in the overview; the screen itself answers to them. */
    public void tell(String title, List<ScreenKey> keys) {
        screens.add(new ScreenKeys(title, List.copyOf(keys)));
    }

    public List<Action> all() {
        return List.copyOf(all);
    }

    public List<ScreenKeys> screens() {
        return List.copyOf(screens);
    }

    private Optional<Action> with(KeyCombination shortcut) {
        return all.stream().filter(each -> each.shortcut().equals(Optional.of(shortcut))).findFirst();
    }

    /**
     * Makes the shortcuts work in {@code scene}, whatever has the focus; a shortcut without Ctrl or Alt that would type
     * something is left to a text field.
     *
     * @param held true while they must wait: a sheet is open
     */
    public void install(Scene scene, BooleanSupplier held) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (held.getAsBoolean() || typing(event)) return;
            KeyEvent read = FrenchKeys.read(event);
            all.stream().filter(each -> each.shortcut().filter(keys -> keys.match(event) || keys.match(read)).isPresent()).findFirst()
                    .ifPresent(action -> run(action, event));
        });
    }

    private static boolean typing(KeyEvent event) {
        boolean text = event.getTarget() instanceof TextInputControl;
        return text && !event.isShortcutDown() && !event.isAltDown() && !event.getCode().isFunctionKey();
    }

    private static void run(Action action, Event event) {
        event.consume();
        action.run().run();
    }
}
