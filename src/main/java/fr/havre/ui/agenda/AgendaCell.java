package fr.havre.ui.agenda;

import fr.havre.agenda.Appointment;
import fr.havre.ui.shell.Badge;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The hour; who, and below what for and with whom; what became of it, and whether the chart is ready. */
final class AgendaCell extends ListCell<AgendaRow> {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final PseudoClass UNLINKED = PseudoClass.getPseudoClass("unlinked");

    private final AgendaWords words;
    private final Supplier<LocalDate> today;
    private final Label hour = new Label();
    private final Label who = new Label();
    private final Label what = new Label();
    private final Badge state = new Badge();
    private final Badge ready = new Badge();
    private final Tooltip full = new Tooltip();
    private final HBox line;

    AgendaCell(AgendaWords words, Supplier<LocalDate> today) {
        this.words = words;
        this.today = today;
        getStyleClass().add("agenda-cell");
        hour.getStyleClass().add("agenda-hour");
        hour.setMinWidth(USE_PREF_SIZE);
        who.getStyleClass().add("agenda-who");
        what.getStyleClass().add("agenda-what");
        who.setMaxWidth(Double.MAX_VALUE);                         // the whole line: its letters change with what became of it
        what.setMaxWidth(Double.MAX_VALUE);
        VBox text = new VBox(1, who, what);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(12, hour, text, state, ready);
        line.setAlignment(Pos.CENTER_LEFT);
        full.setWrapText(true);
        full.setMaxWidth(600);
        setPrefWidth(0);
    }

    @Override protected void updateItem(AgendaRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        Appointment each = row.appointment();
        hour.setText(AgendaWords.hour(each.start()));
        who.setText(words.who(each));
        what.setText(words.what(each));
        full.setText(who.getText() + "\n" + what.getText());
        setTooltip(full);
        state.say(words.state(each.state()), AgendaWords.tone(each.state()));
        row.ready().ifPresentOrElse(now -> ready.say(words.ready(now, today.get()), AgendaWords.tone(now.state())),
                () -> ready.say("", Badge.Tone.PLAIN));
        pseudoClassStateChanged(OVER, each.state() == Appointment.State.CANCELLED || each.state() == Appointment.State.ABSENT);
        who.pseudoClassStateChanged(UNLINKED, each.patient().isEmpty());
        setAccessibleText(Stream.of(hour.getText(), who.getText(), what.getText(), state.getText(), ready.getText())
                .filter(said -> !said.isEmpty()).collect(Collectors.joining(", ")));
        setGraphic(line);
    }
}
