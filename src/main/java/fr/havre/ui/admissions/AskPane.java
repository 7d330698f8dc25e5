package fr.havre.ui.admissions;

import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * One question about one thing, in place of a dialog: Enter answers, Escape gives up; both go back to the list. Where a yes is all
 * that is asked there is nothing to type.
 */
final class AskPane<T> extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** Told the answer; false where it is none. */
    @FunctionalInterface
    interface Answered<T> {
        boolean with(Question question, T about, String words);
    }

    private record Asked<T>(Question question, T about, Supplier<String> name) { }

    private final Answered<T> answered;
    private final Runnable done;
    private final TextField field = new TextField();
    private final Button ok;
    private final ObjectProperty<Asked<T>> asked = new SimpleObjectProperty<>();

    /** @param done when the question is no longer there */
    AskPane(LiveWords words, Answered<T> answered, Runnable done) {
        super(4);
        this.answered = answered;
        this.done = done;
        getStyleClass().add("ask");
        Label label = new Label();
        label.textProperty().bind(Bindings.createStringBinding(() -> asked.get() == null ? ""
                : words.now("admissions.ask." + asked.get().question(), asked.get().name().get()), asked,
                words.languageProperty()));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(label.textProperty());
        field.promptTextProperty().bind(Bindings.createStringBinding(() -> asked.get() == null || yesOnly() ? ""
                : words.now("admissions.ask.prompt." + asked.get().question()), asked, words.languageProperty()));
        field.setOnAction(_ -> answer());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            close();
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        ok = new Fields(words).button("admissions.ask.ok", this::answer);
        ok.textProperty().unbind();
        ok.textProperty().bind(Bindings.createStringBinding(() -> words.now(yesOnly() ? "admissions.ask.yes." + asked.get().question()
                : "admissions.ask.ok"), asked, words.languageProperty()));
        ok.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER) return;
            event.consume();
            answer();
        });
        Button no = new Fields(words).button("admissions.ask.no", this::close);
        HBox line = new HBox(8, field, ok, no);
        shown(field, asked.isNotNull().and(Bindings.createBooleanBinding(() -> !yesOnly(), asked)));
        shown(no, Bindings.createBooleanBinding(this::yesOnly, asked));
        line.setAlignment(Pos.CENTER_LEFT);
        asked.addListener((_, _, now) -> {
            if (now != null && getChildren().isEmpty()) getChildren().addAll(label, line);     // nobody asks most of the time
        });
        visibleProperty().bind(asked.isNotNull());
        managedProperty().bind(visibleProperty());
    }

    private static void shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }

    private boolean yesOnly() {
        return asked.get() != null && asked.get().question().yesOnly();
    }

    /** @param name of it, in the language of the moment */
    void ask(Question question, T about, Supplier<String> name, String proposed) {
        asked.set(new Asked<>(question, about, name));
        field.pseudoClassStateChanged(WRONG, false);
        field.setText(proposed);
        (question.yesOnly() ? ok : field).requestFocus();
        field.selectAll();
    }

    private void answer() {
        Asked<T> now = asked.get();
        if (now == null) return;
        boolean taken = (now.question().mayBeEmpty() || now.question().yesOnly() || !field.getText().isBlank())
                && answered.with(now.question(), now.about(), field.getText());
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
