package fr.havre.ui.viewer;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** One sentence instead of a document. */
final class SentenceSurface implements Surface {
    private final StackPane node;

    SentenceSurface(ObservableValue<String> sentence) {
        Label label = new Label();
        label.textProperty().bind(sentence);
        label.setWrapText(true);
        label.getStyleClass().add("viewer-sentence");
        node = new StackPane(label);
    }

    @Override public Node node() {
        return node;
    }
}
