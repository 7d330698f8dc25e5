package fr.havre.ui.queue;

import fr.havre.ui.shell.Badge;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Whom, what, why, and the state in a pill. */
final class QueueCell extends ListCell<QueueRow> {
    private final QueueWords words;
    private final Label what = new Label();
    private final Label why = new Label();
    private final Tooltip whole = new Tooltip();
    private final Badge state = new Badge();
    private final HBox line;

    QueueCell(QueueWords words) {
        this.words = words;
        what.getStyleClass().add("queue-what");
        why.getStyleClass().add("queue-why");
        why.setWrapText(true);                                          // two lines: a reason is a whole sentence
        VBox text = new VBox(2, what, why);
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        why.setTooltip(whole);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(12, text, state);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override protected void updateItem(QueueRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        what.setText(words.what(row));
        why.setText(words.why(row));
        whole.setText(why.getText());
        state.say(words.state(row), QueueWords.tone(QueueViewModel.state(row)));
        setAccessibleText(String.join(", ", what.getText(), state.getText(), why.getText()));
        setGraphic(line);
    }
}
