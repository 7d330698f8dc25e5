package fr.havre.ui.writing;

import fr.havre.ui.shell.Badge;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Whom it is about, what it is, who prepared it. */
final class SignCell extends ListCell<SignRow> {
    private final SignWords words;
    private final Label who = new Label();
    private final Label what = new Label();
    private final Label under = new Label();
    private final Badge state = new Badge();
    private final VBox text;

    SignCell(SignWords words) {
        this.words = words;
        who.getStyleClass().add("sign-who");
        under.getStyleClass().add("sign-under");
        for (Label each : java.util.List.of(who, what, under)) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        under.setMaxWidth(Double.MAX_VALUE);
        under.setMinWidth(0);
        state.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(under, Priority.ALWAYS);
        HBox last = new HBox(10, under, state);
        last.setAlignment(Pos.CENTER_LEFT);
        text = new VBox(1, who, what, last);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        setPrefWidth(0);
    }

    /** As many lines as the words need in this width: nothing is cut, however large the letters. */
    @Override protected double computePrefHeight(double width) {
        if (getGraphic() == null) return super.computePrefHeight(width);
        double wide = getListView().getWidth() - snappedLeftInset() - snappedRightInset() - 20;
        return text.prefHeight(Math.max(120, wide)) + snappedTopInset() + snappedBottomInset();
    }

    @Override protected void updateItem(SignRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        who.setText(SignWords.who(row.patient()));
        what.setText(words.what(row));
        under.setText(words.under(row));
        state.say(words.badge(row), SignWords.tone(row));
        setAccessibleText(String.join(", ", state.getText(), who.getText(), what.getText(), under.getText()));
        setGraphic(text);
    }
}
