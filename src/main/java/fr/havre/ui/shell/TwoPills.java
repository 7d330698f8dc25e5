package fr.havre.ui.shell;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Two lists of which one is shown: two buttons, one of them always down. */
public final class TwoPills extends HBox {
    private final LiveWords words;
    private final BooleanProperty other;
    private final ToggleGroup which = new ToggleGroup();

    /** @param other false for the first list, true for the second; says which is shown to begin with */
    public TwoPills(LiveWords words, String first, String second, BooleanProperty other) {
        this.words = words;
        this.other = other;
        ToggleButton left = pill(first, false, Styles.LEFT_PILL);
        ToggleButton right = pill(second, true, Styles.RIGHT_PILL);
        getChildren().addAll(left, right);
        (other.get() ? right : left).setSelected(true);
        which.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) which.selectToggle(before);
        });
    }

    private ToggleButton pill(String key, boolean shows, String side) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(words.bound(key));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setToggleGroup(which);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(side);
        button.selectedProperty().addListener((_, _, chosen) -> {
            if (chosen) other.set(shows);                                      // by the cursor keys too, which press nothing
        });
        return button;
    }
}
