package fr.havre.ui.unlock;

import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * What a combo box looks like, without one: its list, its cells and its scroll bars take longer to be made than the rest
 * of the first card. Whoever turns to it is given the box.
 */
final class ChoiceAtFirstSight<T> extends HBox {
    private final Turn<T> turn;

    /** What is done by whoever turns to it; {@code open} with the list. */
    interface Turn<T> {
        void to(ChoiceAtFirstSight<T> choice, boolean open);
    }

    ChoiceAtFirstSight(ObservableValue<T> value, Function<T, String> shown, Turn<T> turn) {
        this.turn = turn;
        getStyleClass().addAll("combo-box-base", "combo-box");
        setAccessibleRole(AccessibleRole.COMBO_BOX);
        setFocusTraversable(true);
        setMaxWidth(Double.MAX_VALUE);
        Label text = new Label();
        text.getStyleClass().add("list-cell");
        text.textProperty().bind(value.map(shown).orElse(""));
        text.setMaxWidth(Double.MAX_VALUE);
        setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(text, arrow());
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) Platform.runLater(() -> turn.to(this, false));             // not while the focus is moving
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> turn.to(this, true));
    }

    /** For a screen reader. */
    @Override public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case EXPAND -> turn.to(this, true);
            case FIRE -> turn.to(this, false);
            default -> super.executeAccessibleAction(action, parameters);
        }
    }

    private static Region arrow() {
        Region arrow = new Region();
        arrow.getStyleClass().add("arrow");
        arrow.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane button = new StackPane(arrow);
        button.getStyleClass().add("arrow-button");
        button.setAlignment(Pos.CENTER);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
