package fr.havre.ui.messages;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A note for colleagues; Ctrl and Enter keep it. */
final class NoteSheet extends VBox {
    private final TextArea text = new TextArea();

    NoteSheet(LiveWords words, Consumer<String> keep, Runnable cancel) {
        getStyleClass().add("sheet");
        setMaxSize(560, USE_PREF_SIZE);
        Fields fields = new Fields(words);
        text.setWrapText(true);
        text.setPrefRowCount(5);
        Fields.leaveByTab(text);
        text.accessibleTextProperty().bind(words.bound("messages.note.title"));
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !text.getText().isBlank()) keep.accept(text.getText());
        });
        Button close = fields.button("messages.cancel", cancel);
        close.setCancelButton(true);
        Button save = fields.button("messages.note.keep", () -> keep.accept(text.getText()));
        save.getStyleClass().add(Styles.ACCENT);
        save.disableProperty().bind(text.textProperty().map(String::isBlank));
        HBox buttons = new HBox(10, close, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(fields.title("messages.note.title"), fields.sentence("messages.note.why"), text, buttons);
    }

    Node firstField() {
        return text;
    }
}
