package fr.havre.ui.admissions;

import fr.havre.admissions.Piece;
import fr.havre.admissions.Signature;
import fr.havre.admissions.Signer;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Who has to sign what, and who has: S signed today, L on another day, Q by whom, D until when it counts, M not signed.
 * Every holder of parental authority has a line of their own.
 */
final class ConsentsPane extends VBox {
    private record Row(Piece piece, Piece.Signing signing) { }

    private final FileViewModel model;
    private final LiveWords words;
    private final AdmissionWords texts;
    private final Fields fields;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ListView<Row> list = new ListView<>(rows);
    private final AskPane<Row> ask;

    ConsentsPane(FileViewModel model, Surroundings around) {
        super(8);
        this.model = model;
        words = around.words();
        texts = new AdmissionWords(words);
        fields = new Fields(words);
        ask = new AskPane<>(words, this::answered, list::requestFocus);
        list.getStyleClass().addAll("pieces", "signatures");
        list.accessibleTextProperty().bind(words.bound("admissions.tab.consents"));
        list.setCellFactory(_ -> new Cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        model.pieces().shown().addListener((ListChangeListener<Piece>) _ -> fill());
        fill();
        StackPane place = new StackPane(list, calm());
        VBox.setVgrow(place, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().addAll(place, ask, new FlowPane(8, 8, button("signed", this::signed), button("on", () -> question(
                Question.SIGNED)), button("name", () -> question(Question.NAME)), button("expires", () -> question(
                Question.EXPIRES)), button("unsigned", this::unsigned)));
    }

    private void fill() {
        int place = Math.max(0, list.getSelectionModel().getSelectedIndex());
        List<Row> now = model.pieces().shown().stream().filter(piece -> piece.lacking().isEmpty()).flatMap(piece ->
                piece.signing().stream().map(signing -> new Row(piece, signing))).toList();
        if (now.equals(rows)) return;
        rows.setAll(now);
        list.getSelectionModel().select(Math.min(place, rows.size() - 1));
    }

    private Button button(String act, Runnable run) {
        Button button = fields.button("admissions.signature.act." + act, run);
        button.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        return button;
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return;
        switch (event.getCode()) {
            case KeyCode.S -> signed();
            case KeyCode.L -> question(Question.SIGNED);
            case KeyCode.Q -> question(Question.NAME);
            case KeyCode.D -> question(Question.EXPIRES);
            case KeyCode.M, KeyCode.DELETE -> unsigned();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Optional<Row> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void signed() {
        chosen().ifPresent(row -> {
            model.correct(model.acts().signed(row.piece().key(), row.signing(), model.todayProperty().get()));
            list.getSelectionModel().selectNext();
        });
    }

    private void unsigned() {
        chosen().ifPresent(row -> model.correct(model.acts().unsigned(row.piece().key(), row.signing())));
    }

    private void question(Question question) {
        chosen().ifPresent(row -> {
            Optional<Signature> signature = row.signing().signature();
            ask.ask(question, row, () -> name(row), switch (question) {
                case SIGNED -> AdmissionWords.shortDay(signature.map(Signature::on).orElse(model.todayProperty().get()));
                case NAME -> signature.map(Signature::name).orElse("");
                case EXPIRES -> signature.flatMap(Signature::expires).map(AdmissionWords::shortDay).orElse("");
                case WHOM, NOTED, WHY, UNTIL, GIVEN, CALL_OFF -> "";
            });
        });
    }

    /** Says whether the answer is one. */
    private boolean answered(Question question, Row row, String typed) {
        LocalDate today = model.todayProperty().get();
        if (question == Question.NAME) {
            model.correct(model.acts().named(row.piece().key(), row.signing(), typed, today));
            return true;
        }
        Optional<LocalDate> day = TypedDay.parse(typed, today);
        if (day.isEmpty() && !typed.isBlank()) return false;
        model.correct(question == Question.SIGNED ? model.acts().signed(row.piece().key(), row.signing(), day.orElse(today))
                : model.acts().expires(row.piece().key(), row.signing(), day, today));
        return true;
    }

    private String name(Row row) {
        return words.now("admissions.signer", texts.piece(row.piece()), signer(row.signing().signer()));
    }

    private String signer(Signer signer) {
        return signer.kind() == Signer.Kind.HOLDER ? words.now("admissions.signer.HOLDER", signer.number())
                : words.label(signer.kind());
    }

    private String under(Signature signature) {
        return Stream.of(words.now("admissions.signature.under", AdmissionWords.shortDay(signature.on())),
                signature.name().isBlank() ? "" : words.now("admissions.signature.name", signature.name()),
                signature.expires().map(last -> words.now("admissions.signature.until", AdmissionWords.shortDay(last))).orElse(""),
                signature.filed().map(_ -> words.now("admissions.signature.paper")).orElse(""))
                .filter(part -> !part.isBlank()).collect(Collectors.joining(AdmissionWords.BETWEEN));
    }

    /** Whether it no longer counts on the day, or today. */
    private boolean expired(Signature signature) {
        LocalDate today = model.todayProperty().get();
        LocalDate day = model.form().admission().filter(first -> first.isAfter(today)).orElse(today);
        return signature.expires().filter(last -> last.isBefore(day)).isPresent();
    }

    private Node calm() {
        return new Calm(words.bound("admissions.signatures.none"), Bindings.isEmpty(rows), "board-calm");
    }

    private final class Cell extends LineCell<Row> {
        @Override void fill(Row row) {
            Optional<Signature> signature = row.signing().signature();
            what.setText(texts.piece(row.piece()));
            under.setText(Stream.of(signer(row.signing().signer()), signature.map(ConsentsPane.this::under).orElse(""))
                    .filter(part -> !part.isBlank()).collect(Collectors.joining(AdmissionWords.BETWEEN)));
            boolean old = signature.filter(ConsentsPane.this::expired).isPresent();
            state.say(words.now(old ? "admissions.signature.expired" : signature.isPresent() ? "admissions.signature.done"
                    : "admissions.signature.to-do"), old ? Badge.Tone.BAD : signature.isPresent() ? Badge.Tone.GOOD : Badge.Tone.WARN);
        }
    }
}
