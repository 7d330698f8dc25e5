package fr.havre.ui.admissions;

import fr.havre.admissions.Piece;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One question about one piece, in place of a dialog: Enter answers, Escape gives up; both go back to the list. */
final class AskPane extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** Told the answer; false where it is none. */
    @FunctionalInterface
    interface Answered {
        boolean with(Question question, Piece piece, String words);
    }

    private record Asked(Question question, Piece piece) { }

    private final AdmissionWords texts;
    private final Answered answered;
    private final Runnable done;
    private final TextField field = new TextField();
    private final ObjectProperty<Asked> asked = new SimpleObjectProperty<>();

    /** @param done when the question is no longer there */
    AskPane(LiveWords words, Answered answered, Runnable done) {
        super(4);
        this.answered = answered;
        this.done = done;
        texts = new AdmissionWords(words);
        getStyleClass().add("ask");
        Label label = new Label();
        label.textProperty().bind(Bindings.createStringBinding(() -> asked.get() == null ? ""
                : words.now("admissions.ask." + asked.get().question(), texts.piece(asked.get().piece())), asked,
                words.languageProperty()));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(label.textProperty());
        field.promptTextProperty().bind(Bindings.createStringBinding(() -> asked.get() == null ? ""
                : words.now("admissions.ask.prompt." + asked.get().question()), asked, words.languageProperty()));
        field.setOnAction(_ -> answer());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            close();
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        Button ok = new Fields(words).button("admissions.ask.ok", this::answer);
        HBox line = new HBox(8, field, ok);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(label, line);
        visibleProperty().bind(asked.isNotNull());
        managedProperty().bind(visibleProperty());
    }

    void ask(Question question, Piece piece, String proposed) {
        asked.set(new Asked(question, piece));
        field.pseudoClassStateChanged(WRONG, false);
        field.setText(proposed);
        field.requestFocus();
        field.selectAll();
    }

    private void answer() {
        Asked now = asked.get();
        if (now == null) return;
        boolean taken = (now.question() == Question.UNTIL || !field.getText().isBlank())
                && answered.with(now.question(), now.piece(), field.getText());
        field.pseudoClassStateChanged(WRONG, !taken);
        if (taken) close();
    }

    private void close() {
        asked.set(null);
        done.run();
    }

    TextField field() {
        return field;
    }
}
