package fr.havre.ui.messages;

import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.chart.PatientColour;
import fr.havre.ui.letters.SentWords;
import fr.havre.ui.shell.Badge;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One message in its list: who and when, about what, whose in their colour, where it stands. */
final class MessageCell extends ListCell<MessageRow> {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private final MessageWords words;
    private final InstantSource time;
    private final Runnable lastShown;
    private final Label who = new Label();
    private final Label when = new Label();
    private final Label subject = new Label();
    private final Label patient = new Label();
    private final Label assigned = new Label();
    private final FontIcon clip = new FontIcon("fth-paperclip");
    private final FontIcon answered = new FontIcon("fth-corner-up-left");
    private final Region colour = new Region();
    private final Badge state = new Badge();
    private final HBox line;

    /** @param lastShown told when the end of the list comes into sight */
    MessageCell(MessageWords words, InstantSource time, Runnable lastShown) {
        this.words = words;
        this.time = time;
        this.lastShown = lastShown;
        getStyleClass().add("message-cell");
        who.getStyleClass().add("message-who");
        when.getStyleClass().add("message-small");
        when.setMinWidth(USE_PREF_SIZE);
        subject.getStyleClass().add("message-subject");
        patient.getStyleClass().add("message-small");
        assigned.getStyleClass().add("message-small");
        colour.getStyleClass().add("message-colour");
        clip.getStyleClass().add("message-mark");
        answered.getStyleClass().add("message-mark");
        VBox text = new VBox(2, row(who, gap(), answered, clip, when), subject, row(patient, gap(), assigned, state));
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(10, colour, text);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    private static HBox row(javafx.scene.Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    @Override protected void updateItem(MessageRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(UNREAD, !empty && row != null && row.line().unread());
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        fill(row);
        setGraphic(line);
        if (getIndex() == getListView().getItems().size() - 1) lastShown.run();
    }

    private void fill(MessageRow row) {
        MessageLine shown = row.line();
        who.setText(words.who(shown));
        when.setText(words.when(shown.at(), time.instant()));
        subject.setText(words.subject(shown));
        patient.setText(row.patient().map(IdentityText::name).orElse(""));
        assigned.setText(row.assigned());
        show(clip, shown.attachments() > 0);
        show(answered, shown.answered());
        colour.setStyle(row.patient().map(each -> "-fx-background-color: " + PatientColour.of(each.id()) + ";")
                .orElse("-fx-background-color: transparent;"));
        state(shown);
        List<String> said = new ArrayList<>(List.of(who.getText(), subject.getText(), when.getText(), patient.getText(),
                state.getText(), assigned.getText()));
        if (shown.unread()) said.add(words.words().now("messages.unread"));
        if (shown.attachments() > 0) said.add(words.words().now("messages.with-files"));
        said.removeIf(String::isBlank);
        setAccessibleText(String.join(", ", said));
    }

    private void state(MessageLine shown) {
        if (shown.state().isPresent()) state.say(words.state(shown.state().get()), SentWords.tone(shown.state().get()));
        else if (shown.filing() == FilingState.TRAY) state.say(words.words().now("messages.to-file"), Badge.Tone.WARN);
        else if (shown.done()) state.say(words.words().now("messages.done"), Badge.Tone.PLAIN);
        else state.say("", Badge.Tone.PLAIN);
    }

    private static void show(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
