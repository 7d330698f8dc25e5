package fr.havre.ui.imports;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One document in the list: its title or file, its patient, how far it is. */
final class LineCell extends ListCell<ImportLine> {
    private final LineWords say;
    private final Label title = new Label();
    private final Label patient = new Label();
    private final Badge state = new Badge();
    private final VBox box;
    private final InvalidationListener changed = _ -> fill();
    private ImportLine shown;

    LineCell(LiveWords words, LineWords say) {
        this.say = say;
        title.getStyleClass().add("import-title");
        patient.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        patient.setMinWidth(0);
        HBox below = new HBox(8, state, patient);
        below.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(4, title, below);
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        words.languageProperty().addListener(new javafx.beans.WeakInvalidationListener(changed));
    }

    @Override protected void updateItem(ImportLine line, boolean empty) {
        super.updateItem(line, empty);
        if (shown != null) for (Observable each : observed(shown)) each.removeListener(changed);
        shown = empty ? null : line;
        if (shown != null) for (Observable each : observed(shown)) each.addListener(changed);
        setGraphic(shown == null ? null : box);
        fill();
    }

    private static Observable[] observed(ImportLine line) {
        return new Observable[] {line.stateProperty(), line.missingProperty(), line.titleProperty(), line.choiceProperty(),
                line.problemProperty()};
    }

    private void fill() {
        if (shown == null) return;
        title.setText(say.name(shown));
        patient.setText(shown.patient().map(say::patient).orElse(shown.incoming().name()));
        String now = say.state(shown);
        if (!now.equals(state.getText())) state.say(now, LineWords.tone(shown));
        setAccessibleText(title.getText() + ", " + patient.getText() + ", " + state.getText());
    }
}
