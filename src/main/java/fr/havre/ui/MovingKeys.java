package fr.havre.ui;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/**
 * A key that takes the cursor somewhere else types nothing there: the toolkit sends the letter of a key that was pressed and
 * dealt with to whatever has the focus by then. On the FX thread.
 */
final class MovingKeys {
    private Node before;

    private MovingKeys() { }

    /** From now on in {@code scene}. */
    static void in(Scene scene) {
        MovingKeys keys = new MovingKeys();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> keys.before = scene.getFocusOwner());
        scene.addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, _ -> keys.before = null);
    }

    /** The first letter after a press at most: one that is composed, or comes from elsewhere, has no press of its own. */
    private void typed(KeyEvent event) {
        Node pressedAt = before;
        before = null;
        Scene scene = event.getSource() instanceof Scene here ? here : null;
        if (pressedAt != null && scene != null && !pressedAt.equals(scene.getFocusOwner())) event.consume();
    }
}
