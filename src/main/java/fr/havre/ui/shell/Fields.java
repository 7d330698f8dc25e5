package fr.havre.ui.shell;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The pieces that forms and cards are made of: each bound to the language, each with its name for a screen reader. */
public record Fields(LiveWords words) {
    public Label title(String key) {
        Label title = new Label();
        title.textProperty().bind(words.bound(key));
        title.setWrapText(true);
        title.setMinHeight(VBox.USE_PREF_SIZE);
        title.getStyleClass().add(Styles.TITLE_3);
        return title;
    }

    /** A title with the mark of the program, for what stands alone. */
    public Label emblem(String key) {
        Label title = title(key);
        title.setGraphic(Glyph.of(Feather.SHIELD));
        title.getStyleClass().add("emblem");
        return title;
    }

    public Label sentence(String key) {
        return sentence(words.bound(key));
    }

    public Label sentence(ObservableValue<String> text) {
        Label sentence = new Label();
        sentence.textProperty().bind(text);
        sentence.setWrapText(true);
        sentence.setMinHeight(VBox.USE_PREF_SIZE);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.visibleProperty().bind(sentence.managedProperty());
        return sentence;
    }

    public Label problem(ObservableValue<? extends Throwable> problem) {
        Label sentence = sentence(words.sentence(problem));
        sentence.getStyleClass().add(Styles.DANGER);
        return sentence;
    }

    public VBox labelled(String key, Region field) {
        Label label = new Label();
        label.textProperty().bind(words.bound(key));
        label.setWrapText(true);
        label.setMinHeight(VBox.USE_PREF_SIZE);
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(words.bound(key));
        field.setMaxWidth(Double.MAX_VALUE);
        return new VBox(6, label, field);
    }

    public Button main(String key, Runnable action) {
        Button button = button(key, action);
        button.setDefaultButton(true);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    public Button button(String key, Runnable action) {
        Button button = new Button();
        button.textProperty().bind(words.bound(key));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setMinWidth(VBox.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A choice of one, whose labels follow the language. */
    public <T> ComboBox<T> choice(ObservableList<T> all, Function<T, String> label) {
        ComboBox<T> box = new ComboBox<>(all);
        box.setCellFactory(_ -> new Labelled<>(label));
        box.setButtonCell(new Labelled<>(label));
        words.languageProperty().addListener((_, _, _) -> {
            box.setCellFactory(_ -> new Labelled<>(label));
            box.setButtonCell(new Labelled<>(label));
        });
        return box;
    }

    private static final class Labelled<T> extends ListCell<T> {
        private final Function<T, String> label;

        Labelled(Function<T, String> label) {
            this.label = label;
        }

        @Override protected void updateItem(T one, boolean empty) {
            super.updateItem(one, empty);
            setText(empty || one == null ? "" : label.apply(one));
        }
    }

    /** Tab goes on from it, as from everything else; with Ctrl it is typed. */
    public static void leaveByTab(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.TAB || event.isControlDown()) return;
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        });
    }

    public Hyperlink link(String key, Runnable action) {
        Hyperlink link = new Hyperlink();
        link.textProperty().bind(words.bound(key));
        link.accessibleTextProperty().bind(link.textProperty());
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        link.setWrapText(true);
        link.setMinHeight(VBox.USE_PREF_SIZE);
        return link;
    }
}
