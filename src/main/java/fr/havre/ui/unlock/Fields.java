package fr.havre.ui.unlock;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pieces that the cards of this package are made of. */
record Fields(LiveWords words) {
    Label title(String key) {
        Label title = new Label();
        title.textProperty().bind(words.bound(key));
        title.setGraphic(new FontIcon("fth-shield"));
        title.setWrapText(true);
        title.getStyleClass().addAll(Styles.TITLE_3, "unlock-title");
        return title;
    }

    Label sentence(String key) {
        return sentence(words.bound(key));
    }

    Label sentence(ObservableValue<String> text) {
        Label sentence = new Label();
        sentence.textProperty().bind(text);
        sentence.setWrapText(true);
        sentence.setMinHeight(VBox.USE_PREF_SIZE);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.visibleProperty().bind(sentence.managedProperty());
        return sentence;
    }

    Label problem(ObservableValue<? extends Throwable> problem) {
        Label sentence = sentence(words.sentence(problem));
        sentence.getStyleClass().add(Styles.DANGER);
        return sentence;
    }

    Node labelled(String key, Control field) {
        Label label = new Label();
        label.textProperty().bind(words.bound(key));
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(words.bound(key));
        field.setMaxWidth(Double.MAX_VALUE);
        return new VBox(6, label, field);
    }

    Button main(String key, Runnable action) {
        Button button = button(key, action);
        button.setDefaultButton(true);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    Button button(String key, Runnable action) {
        Button button = new Button();
        button.textProperty().bind(words.bound(key));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setOnAction(_ -> action.run());
        return button;
    }

    Hyperlink link(String key, Runnable action) {
        Hyperlink link = new Hyperlink();
        link.textProperty().bind(words.bound(key));
        link.accessibleTextProperty().bind(link.textProperty());
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        link.setMinHeight(VBox.USE_PREF_SIZE);
        return link;
    }
}
