package fr.havre.ui.prevention;

import fr.havre.agenda.prevention.ReminderCandidate;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.shell.Badge;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whether chosen; who; what is due, by which rule; how they can be reached, or why they are not. */
final class ReminderCell extends ListCell<ReminderRow> {
    private final LiveWords words;
    private final FontIcon mark = new FontIcon("fth-square");
    private final Label who = new Label();
    private final Label what = new Label();
    private final Badge how = new Badge();
    private final HBox line;

    ReminderCell(LiveWords words) {
        this.words = words;
        who.getStyleClass().add("prevention-what");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        VBox lines = new VBox(2, who, what);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        line = new HBox(12, mark, lines, how);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override protected void updateItem(ReminderRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        ReminderCandidate each = row.candidate();
        mark.setIconLiteral(row.chosen() ? "fth-check-square" : "fth-square");
        mark.setOpacity(each.may() ? 1 : 0.4);
        LocalDate today = each.file().today();
        who.setText(IdentityText.name(each.file().patient()) + "  ·  " + IdentityText.line(words, each.file().patient(), today));
        String lines = each.lines().stream().map(due -> due.rule().vaccine(words.locale()) + ", " + due.rule().dose(words.locale()) + " ("
                + words.label(due.state()) + ", " + words.now("prevention.rule", due.rule().row(), each.file().rules()) + ")")
                .collect(Collectors.joining("\n"));
        what.setText(each.file().nothingNoted() ? words.now("prevention.remind.nothing-noted") + "\n" + lines : lines);
        how.say(how(row), each.may() ? Badge.Tone.INFO : Badge.Tone.PLAIN);
        setAccessibleText(Stream.of(words.now(row.chosen() ? "prevention.remind.chosen" : "prevention.remind.not-chosen"),
                who.getText(), what.getText(), how.getText()).collect(Collectors.joining(", ")));
        setGraphic(line);
    }

    private String how(ReminderRow row) {
        ReminderCandidate each = row.candidate();
        if (each.optedOut()) return words.now("prevention.remind.none");
        if (each.lately()) return words.now("prevention.remind.lately", PreventionWords.day(each.remindedOn().orElseThrow()));
        return words.now(row.byMessage() ? "prevention.remind.message" : "prevention.remind.paper");
    }
}
