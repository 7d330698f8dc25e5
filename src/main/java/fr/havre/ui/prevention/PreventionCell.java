package fr.havre.ui.prevention;

import fr.havre.agenda.prevention.DueLine;
import fr.havre.agenda.prevention.DueState;
import fr.havre.agenda.prevention.Vaccination;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is asked for, why and by which rule; or what was given. Nothing of it is cut: lines are as high as they need. */
final class PreventionCell extends ListCell<PreventionRow> {
    private final LiveWords live;
    private final PreventionWords words;
    private final Label what = wrapped("prevention-what");
    private final Label rule = wrapped("prevention-rule");
    private final Label text = wrapped("prevention-text");
    private final Label against = wrapped("prevention-against");
    private final Badge state = new Badge();
    private final HBox line;

    PreventionCell(LiveWords live) {
        this.live = live;
        words = new PreventionWords(live);
        VBox lines = new VBox(2, what, rule, text, against);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        StackPane mark = new StackPane(state);
        mark.setAlignment(Pos.TOP_LEFT);
        mark.getStyleClass().add("prevention-mark");
        line = new HBox(12, mark, lines);
        line.setAlignment(Pos.TOP_LEFT);
        setPrefWidth(0);
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        label.getStyleClass().add(style);
        return label;
    }

    @Override protected void updateItem(PreventionRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case PreventionRow.Due due -> show(due);
            case PreventionRow.Given given -> show(given.dose());
        }
        setAccessibleText(Stream.of(state, what, rule, text, against).map(Label::getText).filter(said -> !said.isEmpty())
                .collect(Collectors.joining(", ")));
        setGraphic(line);
    }

    private void show(PreventionRow.Due due) {
        DueLine asked = due.line();
        state.say(words.state(asked.state()), PreventionWords.tone(asked.state()));
        what.setText(words.what(asked));
        rule.setText(asked.decline().map(words::decline).orElseGet(() -> words.rule(due)));
        text.setText(asked.decline().isPresent() ? words.rule(due) : words.text(due));
        against.setText(words.against(due));
    }

    private void show(Vaccination dose) {
        state.say(words.state(DueState.DONE), Badge.Tone.GOOD);
        what.setText(PreventionWords.day(dose.on()) + "  ·  " + dose.vaccine().name(live.locale()));
        rule.setText(words.given(dose));
        text.setText("");
        against.setText("");
    }
}
