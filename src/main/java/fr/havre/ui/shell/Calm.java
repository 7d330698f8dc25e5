package fr.havre.ui.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** A sentence in the place of a list that has nothing to show; the list behind it keeps the mouse. */
public final class Calm extends Label {
    public Calm(ObservableValue<String> says, ObservableBooleanValue shown, String style) {
        textProperty().bind(says);
        visibleProperty().bind(shown);
        getStyleClass().add(style);
        setWrapText(true);
        setMouseTransparent(true);
    }
}
