package fr.havre.ui.messages;

import fr.havre.documents.DocumentLine;
import fr.havre.messaging.inbox.MessagePart;
import fr.havre.ui.shell.Badge;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The files of a message: what each is, what became of it; those that are kept here open. */
final class PartsPane extends VBox {
    private final MessageWords words;
    private final Consumer<DocumentLine> open;

    PartsPane(MessageWords words, Reading reading, Consumer<DocumentLine> open) {
        super(6);
        this.words = words;
        this.open = open;
        for (MessagePart part : reading.details().parts()) {
            if (packed(part)) continue;                                        // its documents follow
            getChildren().add(part(part, part.document().map(reading.documents()::get)));
        }
    }

    /** What programs unpack; of a message written here the readable files stand beside it. */
    private static boolean packed(MessagePart part) {
        return part.outcome() == MessagePart.Outcome.ARCHIVE
                || (part.outcome() == MessagePart.Outcome.SENT && part.name().toUpperCase(Locale.ROOT).endsWith(".ZIP"));
    }

    private Node part(MessagePart part, Optional<DocumentLine> document) {
        String name = document.map(DocumentLine::title).filter(title -> !title.isBlank()).orElse(part.name());
        Badge outcome = new Badge();
        outcome.say(words.outcome(part), MessageWords.tone(part.outcome()));
        Label size = new Label(words.size(part.sizeBytes()));
        size.getStyleClass().add("message-small");
        size.setMinWidth(USE_PREF_SIZE);
        Node what = document.map(line -> (Node) button(name, line)).orElseGet(() -> plain(name));
        HBox row = new HBox(10, what, size, outcome);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(what, Priority.SOMETIMES);
        VBox whole = new VBox(2, row);
        words.refusal(part).ifPresent(sentence -> {
            Label why = plain(sentence);
            why.setGraphic(null);
            why.getStyleClass().add("message-small");
            whole.getChildren().add(why);
        });
        return whole;
    }

    private Button button(String name, DocumentLine line) {
        Button button = new Button(name, new FontIcon("fth-file-text"));
        button.getStyleClass().add("message-file");
        button.setWrapText(true);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMinHeight(USE_PREF_SIZE);
        button.accessibleTextProperty().bind(words.words().bound("messages.open-file", name));
        button.setOnAction(_ -> open.accept(line));
        return button;
    }

    private static Label plain(String text) {
        Label label = new Label(text, new FontIcon("fth-file"));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
