package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.ui.shell.Badge;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class ShellViewTest {
    @Test void tellsWhereAPersonWantsToGoAndOffersOnlyWhatThereIs() {
        List<Place> asked = new ArrayList<>();
        List<String> offered = Screens.on(() -> {
            ShellView shell = new ShellView(new LiveWords(Language.ENGLISH), EnumSet.of(Place.PATIENTS), asked::add);
            List<ToggleButton> buttons = shell.lookupAll(".side-item").stream().map(ToggleButton.class::cast).toList();
            buttons.forEach(ToggleButton::fire);
            return buttons.stream().map(ToggleButton::getText).toList();
        });
        assertEquals(List.of("Patients"), offered);
        assertEquals(List.of(Place.PATIENTS), asked);
    }

    @Test void cursorKeysLeadAlongThePlacesAndEnterGoes() {
        List<Place> asked = new ArrayList<>();
        Screens.on(() -> {
            ShellView shell = new ShellView(new LiveWords(Language.FRENCH), EnumSet.of(Place.HOME, Place.PATIENTS), asked::add);
            Screens.laidOut(shell, 1366, 768);
            shell.show(Place.HOME, new Label("home"));
            List<ToggleButton> places = shell.lookupAll(".side-item").stream().map(ToggleButton.class::cast).toList();
            places.getFirst().requestFocus();
            press(places.getFirst(), KeyCode.DOWN);
            assertEquals(places.getLast(), shell.getScene().getFocusOwner());
            assertTrue(places.getFirst().isSelected(), "what is shown stays marked");
            press(places.getLast(), KeyCode.ENTER);
            return null;
        });
        assertEquals(List.of(Place.PATIENTS), asked);
    }

    @Test void howeverManyWaitSomewhereInLargeLettersTheBarIsNoWiderForIt() {
        List<Double> widths = Screens.on(() -> {
            ShellView shell = new ShellView(new LiveWords(Language.FRENCH), EnumSet.of(Place.HOME, Place.SIGN), _ -> { });
            shell.count(Place.SIGN).say("1250", Badge.Tone.PLAIN);
            shell.setStyle("-fx-font-size: 28px;");
            Screens.laidOut(new StackPane(shell), 1366, 768);
            return shell.lookupAll(".side-item").stream().map(each -> ((ToggleButton) each).getWidth()).toList();
        });
        assertEquals(widths.getFirst(), widths.getLast());
        assertTrue(widths.getLast() <= 58, widths::toString);
    }

    private static void press(ToggleButton button, KeyCode key) {
        button.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test void showsOneSheetAtATime() {
        List<String> closed = new ArrayList<>();
        Screens.on(() -> {
            ShellView shell = new ShellView(new LiveWords(Language.FRENCH), EnumSet.allOf(Place.class), _ -> { });
            Screens.laidOut(shell, 1366, 768);
            shell.show(new Label("one"), () -> closed.add("one"));
            shell.show(new Label("two"), () -> closed.add("two"));
            assertTrue(shell.lookupAll(".label").stream().anyMatch(each -> each instanceof Label label
                    && label.getText().equals("two")));
            assertFalse(shell.lookupAll(".label").stream().anyMatch(each -> each instanceof Label label
                    && label.getText().equals("one")));
            return null;
        });
        assertEquals(List.of("one"), closed);
    }

    @Test void changesLanguageWhileOpen() {
        assertEquals(List.of("Réglages", "Settings"), Screens.on(() -> {
            LiveWords words = new LiveWords(Language.FRENCH);
            ShellView shell = new ShellView(words, EnumSet.of(Place.SETTINGS), _ -> { });
            ToggleButton button = (ToggleButton) shell.lookup(".side-item");
            String before = button.getText();
            words.languageProperty().set(Language.ENGLISH);
            return List.of(before, button.getText());
        }));
    }
}
