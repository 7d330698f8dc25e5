package fr.havre.ui.admissions;

import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.PieceState;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.ChosenRow;
import fr.havre.ui.shell.Fields;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The checklist of one admission. Keys say what became of the chosen piece: A asked, R received, F a file, N not needed,
 * D until when it is valid, M missing again; Enter does the next thing about it, or shows what is there.
 */
final class PiecesPane extends VBox {
    private final FileViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final Fields fields;
    private final Consumer<Piece> show;
    private final ListView<Piece> list = new ListView<>();
    private final AdmissionWords texts;
    private final AskPane<Piece> ask;

    /** @param show opens what is filed as a piece */
    PiecesPane(FileViewModel model, Surroundings around, Consumer<Piece> show) {
        super(8);
        this.model = model;
        this.around = around;
        this.show = show;
        words = around.words();
        fields = new Fields(words);
        texts = new AdmissionWords(words);
        ask = new AskPane<>(words, this::answered, list::requestFocus);
        getChildren().addAll(list(), ask, buttons());
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    static List<Actions.ScreenKey> keys() {
        return List.of(key("asked", "A"), key("whom", "Shift+A"), key("received", "R"), key("file", "F"), key("unneeded", "N"),
                key("until", "D"), key("missing", "M"), key("main", "Enter"));
    }

    private static Actions.ScreenKey key(String words, String key) {
        return new Actions.ScreenKey("admissions.act." + words, KeyCombination.valueOf(key));
    }

    ListView<Piece> list() {
        if (list.getCellFactory() != null) return list;
        list.setItems(model.pieces().shown());
        list.getStyleClass().add("pieces");
        list.accessibleTextProperty().bind(words.bound("admissions.pieces"));
        list.setCellFactory(_ -> new PieceCell(words, () -> model.form().admission().isPresent(), this::dropped));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) main();
        });
        ChosenRow.follow(list, model.pieces().chosenProperty());
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    private Node buttons() {
        CheckBox everything = new CheckBox();
        everything.textProperty().bind(words.bound("admissions.everything"));
        everything.accessibleTextProperty().bind(everything.textProperty());
        everything.selectedProperty().bindBidirectional(model.everythingProperty());
        FlowPane all = new FlowPane(8, 8, button("asked", this::asked), button("received", this::received),
                button("file", this::file), button("unneeded", () -> question(Question.WHY)),
                button("until", () -> question(Question.UNTIL)), button("missing", this::missing), everything);
        all.setRowValignment(javafx.geometry.VPos.CENTER);
        return all;
    }

    private Button button(String act, Runnable run) {
        Button button = fields.button("admissions.act." + act, run);
        button.disableProperty().bind(model.pieces().chosenProperty().isNull());
        return button;
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        switch (event.getCode()) {
            case KeyCode.DOWN, KeyCode.J -> model.pieces().step(1);
            case KeyCode.UP, KeyCode.K -> model.pieces().step(-1);
            case KeyCode.A -> {
                if (event.isShiftDown()) question(Question.WHOM);
                else asked();
            }
            case KeyCode.R -> received();
            case KeyCode.F -> file();
            case KeyCode.N -> question(Question.WHY);
            case KeyCode.D -> question(Question.UNTIL);
            case KeyCode.M, KeyCode.DELETE -> missing();
            case KeyCode.ENTER -> main();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Optional<Piece> chosen() {
        return Optional.ofNullable(model.pieces().chosenProperty().get());
    }

    private void asked() {
        chosen().ifPresent(piece -> model.say(model.acts().asked(piece.key(), "")));
    }

    /** What is only noted down is noted first. */
    private void received() {
        chosen().ifPresent(piece -> {
            if (piece.item().document()) model.say(model.acts().received(piece.key(), ""));
            else question(Question.NOTED);
        });
    }

    private void missing() {
        chosen().ifPresent(piece -> model.correct(model.acts().missing(piece.key())));
    }

    private void main() {
        chosen().ifPresent(piece -> {
            if (piece.filed().isPresent()) show.accept(piece);
            else if (piece.item().document()) file();
            else question(Question.NOTED);
        });
    }

    private void file() {
        chosen().ifPresent(piece -> {
            if (!piece.item().document()) {
                question(Question.NOTED);
                return;
            }
            dropped(piece.key(), around.outside().files(words.now("admissions.choose")));
        });
    }

    /** One paper is one file: two of them are one document first, else one would go to the hospital without the other. */
    private void dropped(PieceKey key, List<Path> files) {
        if (files.size() > 1) around.notices().say(() -> words.now("admissions.one-file"));
        if (files.size() == 1) model.drop(key, files.getFirst());
    }

    private void question(Question question) {
        chosen().ifPresent(piece -> {
            if (question == Question.UNTIL && piece.state() != PieceState.RECEIVED && piece.state() != PieceState.EXPIRED) return;
            ask.ask(question, piece, () -> texts.piece(piece), switch (question) {
                case WHOM -> piece.askedOf().orElseGet(() -> words.label(piece.item().giver()));
                case NOTED -> piece.noted().orElse("");
                case WHY -> piece.notNeededBecause().orElse("");
                case UNTIL -> piece.validUntil().map(AdmissionWords::shortDay).orElse("");
                case SIGNED, NAME, EXPIRES, GIVEN, CALL_OFF -> "";
            });
        });
    }

    /** Says whether the answer is one. */
    private boolean answered(Question question, Piece piece, String words) {
        switch (question) {
            case WHOM -> model.say(model.acts().asked(piece.key(), words));
            case NOTED -> model.say(model.acts().received(piece.key(), words));
            case WHY -> model.say(model.acts().notNeeded(piece.key(), words));
            case UNTIL -> {
                Optional<LocalDate> until = TypedDay.parse(words, model.todayProperty().get());
                if (until.isEmpty() && !words.isBlank()) return false;
                model.correct(model.acts().valid(piece, until));
            }
            case SIGNED, NAME, EXPIRES, GIVEN, CALL_OFF -> {
                return false;
            }
        }
        return true;
    }
}
