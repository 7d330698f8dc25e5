package fr.havre.ui.messages;

import fr.havre.documents.DocumentLine;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.MailDesk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.home.Pulse;
import fr.havre.ui.letters.SentWords;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.Fields;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every exchange about one patient in one list; Enter goes to the message or the document. */
public final class ExchangesPane extends VBox {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Surroundings around;
    private final LiveWords words;
    private final MessageWords messageWords;
    private final PatientId patient;
    private final ListView<Exchange> list = new ListView<>();

    public ExchangesPane(Desk desk, MailDesk mail, Surroundings around, PatientId patient) {
        super(8);
        this.around = around;
        this.patient = patient;
        words = around.words();
        messageWords = new MessageWords(words);
        ExchangesViewModel model = new ExchangesViewModel(desk, mail, around.background(), patient);
        getStyleClass().add("exchanges");
        list.setItems(model.rows());
        list.getStyleClass().add("exchange-list");
        list.accessibleTextProperty().bind(words.bound("messages.exchanges"));
        list.setCellFactory(_ -> new Cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER) return;
            open();
            event.consume();
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) open();
        });
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        Fields fields = new Fields(words);
        Label calm = new Calm(Bindings.createStringBinding(() -> words.now(model.loadedProperty().get()
                ? "messages.exchanges.none" : "messages.loading"), model.loadedProperty(), words.languageProperty()),
                Bindings.isEmpty(model.rows()).and(model.problemProperty().isNull()), "message-calm");
        StackPane place = new StackPane(list, calm);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(fields.problem(model.problemProperty()), place);
        Pulse.of(this, model::tick, () -> model.follow(around.news()));
        model.load();
    }

    private void open() {
        Exchange one = list.getSelectionModel().getSelectedItem();
        if (one == null) return;
        one.messageId().ifPresent(around.navigator()::openMessage);
        one.documentId().ifPresent(id -> around.navigator().openDocument(patient, id));
    }

    /** By what way, when, what, with whom, and where it stands. */
    private final class Cell extends ListCell<Exchange> {
        private final FontIcon icon = new FontIcon();
        private final Label what = new Label();
        private final Label how = new Label();
        private final Badge state = new Badge();
        private final HBox line;

        Cell() {
            what.getStyleClass().add("message-who");
            how.getStyleClass().add("message-small");
            VBox text = new VBox(2, what, how);
            text.setMinWidth(0);
            text.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(text, Priority.ALWAYS);
            line = new HBox(12, icon, text, state);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override protected void updateItem(Exchange one, boolean empty) {
            super.updateItem(one, empty);
            if (empty || one == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            icon.setIconLiteral(switch (one.way()) {
                case RECEIVED -> "fth-mail";
                case SENT -> "fth-send";
                case FROM_RECORD -> "fth-download-cloud";
                case TO_RECORD -> "fth-upload-cloud";
                case PAPER -> "fth-file";
                case ON_PAPER -> "fth-printer";
            });
            what.setText(one.message().map(row -> messageWords.subject(row.line())).or(() -> one.document().map(this::title))
                    .orElse(""));
            how.setText(Stream.of(words.now("messages.way." + one.way()), one.message().map(row -> messageWords.who(row.line()))
                    .or(() -> one.paper().map(each -> words.now("messages.to", each.to()))).orElse(""), when(one)).filter(part -> !part.isBlank()).collect(Collectors.joining("  ·  ")));
            say(one);
            setAccessibleText(String.join(", ", what.getText(), how.getText(), state.getText()));
            setGraphic(line);
        }

        private String when(Exchange one) {
            return one.paper().map(each -> DAY.format(each.on())).orElseGet(() -> messageWords.moment(one.at()));
        }

        private String title(DocumentLine document) {
            return document.title().isBlank() ? words.now("messages.untitled") : document.title();
        }

        private void say(Exchange one) {
            state.say("", Badge.Tone.PLAIN);
            one.mark().ifPresent(mark -> state.say(words.label(mark), Badge.of(mark)));
            one.message().flatMap(row -> row.line().state()).ifPresent(now -> state.say(words.label(now), SentWords.tone(now)));
        }
    }
}
