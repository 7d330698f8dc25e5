package fr.havre.ui;

import fr.havre.documents.DocumentLine;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.PaletteView;
import fr.havre.ui.palette.PaletteViewModel;
import fr.havre.ui.palette.ShortcutsView;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;

/** What can be done from anywhere while a vault is open, and the ways to it: shortcuts, palette, overview. */
final class Commands {
    private final Actions actions = new Actions();
    private final Surroundings around;
    private final ShellView shell;
    private final PaletteView palette;

    Commands(Desk desk, Surroundings around, ShellView shell, Set<Place> places, Consumer<DocumentLine> assign) {
        this.around = around;
        this.shell = shell;
        palette = new PaletteView(new PaletteViewModel(actions, desk.patients(), desk.documents(), desk.session(),
                around.words(), around.background(), around.navigator(), assign), around.words(), shell);
        actions.add("palette.action.palette", "fth-search", "Shortcut+K", palette::open);
        for (Place each : Place.values()) if (places.contains(each)) goTo(each);
        actions.add("palette.action.back", "fth-arrow-left", "Alt+Left", around.navigator()::back);
        actions.add("palette.action.shortcuts", "fth-help-circle", "F1", this::overview);
        actions.add("palette.action.language", "fth-globe", this::otherLanguage);
        addWindow(around.window());
    }

    private void goTo(Place place) {
        String keys = switch (place) {
            case HOME -> "Alt+1";
            case PATIENTS -> "Alt+2";
            case MESSAGES -> "Alt+4";
            case QUEUE -> "Alt+5";
            case REVIEW -> "Alt+3";
            case AGENDA -> "Alt+6";
            case ADMISSIONS -> "Alt+7";
            case SIGN -> "Alt+8";
            case SETTINGS -> "Shortcut+Comma";
        };
        actions.add("palette.action.go." + place, place.icon(), keys, () -> around.navigator().go(place));
    }

    private void addWindow(WindowActions window) {
        actions.add("palette.action.light", "fth-sun", () -> window.look().themeProperty().set(Look.Theme.LIGHT));
        actions.add("palette.action.dark", "fth-moon", () -> window.look().themeProperty().set(Look.Theme.DARK));
        actions.add("palette.action.system", "fth-monitor", () -> window.look().themeProperty().set(Look.Theme.SYSTEM));
        actions.add("palette.action.veil", "fth-eye-off", "Shortcut+L", window::veil);
        actions.add("palette.action.lock", "fth-lock", "Shortcut+Shift+L", window::lock);
        actions.add("palette.action.quit", "fth-log-out", "Shortcut+Q", window::quit);
    }

    private void otherLanguage() {
        ObjectProperty<Language> language = around.words().languageProperty();
        language.set(language.get() == Language.FRENCH ? Language.ENGLISH : Language.FRENCH);
    }

    private void overview() {
        ShortcutsView view = new ShortcutsView(actions, around.words(), shell);
        shell.show(view, () -> { });
        view.firstField().requestFocus();
    }

    /** To add to: screens their actions and keys, the window its own. */
    Actions actions() {
        return actions;
    }

    /** Makes the shortcuts work; they wait while a sheet is open. */
    void listen(Scene scene) {
        actions.install(scene, shell::hasSheet);
    }
}
