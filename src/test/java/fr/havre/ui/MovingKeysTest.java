package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class MovingKeysTest {
    @Test void theKeyThatLeadsToAFieldIsNotTypedThereButTheNextOneIs() {
        String typed = Screens.on(() -> {
            ListView<String> list = new ListView<>();
            TextField field = new TextField();
            Scene scene = Screens.laidOut(new VBox(list, field), 400, 300);
            MovingKeys.in(scene);
            list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() != KeyCode.N) return;
                field.requestFocus();
                event.consume();
            });
            list.requestFocus();
            stroke(scene, KeyCode.N, "n");
            stroke(scene, KeyCode.O, "o");
            stroke(scene, KeyCode.N, "n");
            return field.getText();
        });
        assertEquals("on", typed);
    }

    /** As the toolkit sends it: the letter goes to whatever has the focus after the key was dealt with. */
    private static void stroke(Scene scene, KeyCode code, String letter) {
        fire(scene, KeyEvent.KEY_PRESSED, "", code);
        fire(scene, KeyEvent.KEY_TYPED, letter, KeyCode.UNDEFINED);
        fire(scene, KeyEvent.KEY_RELEASED, "", code);
    }

    private static void fire(Scene scene, EventType<KeyEvent> type, String letter, KeyCode code) {
        Event.fireEvent(scene.getFocusOwner(), new KeyEvent(type, letter, letter, code, false, false, false, false));
    }
}
