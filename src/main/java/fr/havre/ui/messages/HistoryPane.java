package fr.havre.ui.messages;

import atlantafx.base.theme.Styles;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.MessageEvent;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Notes first, the other messages of the exchange, then everything that happened to this one. */
final class HistoryPane extends VBox {
    private final MessageWords words;

    HistoryPane(MessageWords words, Reading reading, Consumer<MessageId> open) {
        super(6);
        this.words = words;
        for (MessageEvent each : reading.details().events()) {
            if (each.what() == MessageEvent.What.NOTE) note(words.event(reading, each));
        }
        if (reading.thread().size() > 1) {
            heading("messages.thread");
            reading.thread().stream().filter(each -> !each.line().id().equals(reading.line().id()))
                    .forEach(each -> thread(each, open));
        }
        if (reading.details().events().stream().anyMatch(each -> each.what() != MessageEvent.What.NOTE)) {
            heading("messages.events");
            reading.details().events().stream().filter(each -> each.what() != MessageEvent.What.NOTE)
                    .forEach(each -> small(words.event(reading, each)));
        }
    }

    private void heading(String key) {
        Label title = new Label();
        title.textProperty().bind(words.words().bound(key));
        title.getStyleClass().addAll(Styles.TEXT_BOLD, "message-heading");
        getChildren().add(title);
    }

    private void thread(MessageRow row, Consumer<MessageId> open) {
        Hyperlink link = new Hyperlink(String.join("  ·  ", words.moment(row.line().at()), words.who(row.line()),
                words.subject(row.line())));
        link.setWrapText(true);
        link.getStyleClass().add("message-who");
        link.setMinHeight(USE_PREF_SIZE);
        link.accessibleTextProperty().bind(link.textProperty());
        link.setOnAction(_ -> open.accept(row.line().id()));
        getChildren().add(link);
    }

    private void note(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("message-note");
        label.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(label);
    }

    private void small(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("message-small");
        getChildren().add(label);
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
