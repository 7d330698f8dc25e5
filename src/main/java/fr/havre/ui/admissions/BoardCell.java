package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionSituation;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A heading; or the day, whom and where, who waits for whom in red, and how far it is. */
final class BoardCell extends ListCell<BoardRow> {
    private final LiveWords words;
    private final AdmissionWords texts;
    private final SendingWords sendings;
    private final Supplier<LocalDate> today;
    private final Label heading = new Label();
    private final Label day = new Label();
    private final Label until = new Label();
    private final Label who = new Label();
    private final Label born = new Label();
    private final Label where = new Label();
    private final Label waits = new Label();
    private final Badge state = new Badge();
    private final Badge sent = new Badge();
    private final Badge off = new Badge();
    private final Badge alert = new Badge();
    private final Badge changed = new Badge();
    private final HBox line;

    BoardCell(LiveWords words, Supplier<LocalDate> today) {
        this.words = words;
        this.today = today;
        texts = new AdmissionWords(words);
        sendings = new SendingWords(words);
        getStyleClass().add("board-cell");
        heading.getStyleClass().add("board-heading");
        day.getStyleClass().add("board-day");
        until.getStyleClass().add("board-under");
        who.getStyleClass().add("patient-name");
        born.getStyleClass().add("board-under");
        waits.getStyleClass().add("board-waits");
        for (Label each : new Label[] {day, who, where, waits, born}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        VBox when = new VBox(1, day, until);
        when.getStyleClass().add("board-when");
        FlowPane whom = new FlowPane(10, 0, who, born);
        whom.setRowValignment(javafx.geometry.VPos.BASELINE);
        VBox text = new VBox(2, whom, where, waits);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        VBox badges = new VBox(4, state, alert, sent, off, changed);
        badges.setAlignment(Pos.TOP_RIGHT);
        badges.setMinWidth(USE_PREF_SIZE);
        line = new HBox(14, when, text, badges);
        line.setAlignment(Pos.TOP_LEFT);
        setPrefWidth(0);
    }

    @Override protected void updateItem(BoardRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(empty || row == null ? null : shown(row));
        if (empty || row == null) setAccessibleText(null);
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("heading"), row instanceof BoardRow.Heading);
    }

    private Node shown(BoardRow row) {
        return switch (row) {
            case BoardRow.Heading head -> {
                heading.setText(words.now("admissions.group." + head.group(), head.count()));
                setAccessibleText(heading.getText());
                yield heading;
            }
            case BoardRow.Line one -> {
                show(one);
                yield line;
            }
        };
    }

    private void show(BoardRow.Line one) {
        AdmissionSituation stay = one.file().admission().situation();
        day.setText(texts.day(stay.day(), today.get()));
        until.setText(texts.until(stay.day(), today.get()));
        who.setText(texts.who(one.file().patient()));
        born.setText(texts.born(one.file().patient()));
        String also = one.also().stream().map(SendingWords::whom).distinct().collect(Collectors.joining(", "));
        where.setText(AdmissionWords.where(stay) + (also.isEmpty() ? "" : AdmissionWords.BETWEEN + words.now("admissions.also", also)));
        waits.setText(String.join("\n", texts.waits(one.file())));
        waits.setVisible(!waits.getText().isEmpty());
        waits.setManaged(waits.isVisible());
        state.say(texts.state(one.file()), AdmissionWords.tone(one.file()));
        sent.say(one.latest().map(sendings::state).orElse(""), one.latest().map(SendingWords::tone).orElse(Badge.Tone.PLAIN));
        off.say(one.off().isPresent() ? words.now("admissions.off") : "", one.off().map(SendingWords::tone).orElse(Badge.Tone.PLAIN));
        alert.say(texts.alert(one.file()), Badge.Tone.BAD);
        changed.say(one.outdated() ? words.now("admissions.outdated") : "", Badge.Tone.WARN);
        setAccessibleText(String.join(", ", day.getText(), until.getText(), who.getText(), born.getText(), where.getText(),
                state.getText(), alert.getText(), sent.getText(), off.getText(), changed.getText(), waits.getText()));
    }
}
