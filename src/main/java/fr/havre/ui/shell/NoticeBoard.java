package fr.havre.ui.shell;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Notices;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** The notices in the lower right corner, the newest at the bottom; at most three. */
final class NoticeBoard extends VBox implements Notices {
    private static final int MOST = 3;
    private static final Duration SHOWN = Duration.seconds(6);
    private static final Duration SHOWN_WITH_UNDO = Duration.seconds(12);

    private final LiveWords words;

    NoticeBoard(LiveWords words) {
        super(8);
        this.words = words;
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_RIGHT);
        getStyleClass().add("notices");
    }

    @Override public void say(Supplier<String> sentence) {
        passing(notification(sentence, "fth-check", Styles.ACCENT), SHOWN);
    }

    @Override public void undoable(Supplier<String> sentence, Runnable undo) {
        offering(sentence, "shell.undo", undo);
    }

    @Override public void offering(Supplier<String> sentence, String label, Runnable undo) {
        Notification notice = notification(sentence, "fth-check", Styles.ACCENT);
        Button button = new Button();
        button.textProperty().bind(words.bound(label));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setMinWidth(USE_PREF_SIZE);
        ButtonBar.setButtonUniformSize(button, false);                 // else it keeps the width of smaller letters
        button.setOnAction(_ -> {
            getChildren().remove(notice);
            undo.run();
        });
        notice.setPrimaryActions(button);
        passing(notice, SHOWN_WITH_UNDO);
    }

    @Override public void held(java.time.Duration left, LongFunction<String> sentence, ObservableValue<String> stop,
            Runnable undo) {
        LongProperty seconds = new SimpleLongProperty(left.toSeconds());
        Notification notice = notification(() -> sentence.apply(seconds.get()), "fth-clock", Styles.ACCENT);
        notice.messageProperty().bind(Bindings.createStringBinding(() -> sentence.apply(seconds.get()), seconds,
                words.languageProperty()));
        Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> seconds.set(Math.max(0, seconds.get() - 1))));
        clock.setCycleCount((int) left.toSeconds());
        clock.setOnFinished(_ -> getChildren().remove(notice));
        notice.setPrimaryActions(stopping(notice, clock, stop, undo));
        add(notice);
        clock.play();
    }

    private Button stopping(Notification notice, Timeline clock, ObservableValue<String> stop, Runnable undo) {
        Button button = new Button();
        button.textProperty().bind(stop);
        button.accessibleTextProperty().bind(stop);
        button.setOnAction(_ -> {
            clock.stop();
            getChildren().remove(notice);
            undo.run();
        });
        return button;
    }

    @Override public void problem(Exception failure) {
        add(notification(() -> words.sentence(failure), "fth-alert-triangle", Styles.DANGER));
    }

    private Notification notification(Supplier<String> sentence, String icon, String style) {
        Notification notice = new Notification("", new FontIcon(icon));
        notice.messageProperty().bind(Bindings.createStringBinding(sentence::get, words.languageProperty()));
        notice.accessibleTextProperty().bind(notice.messageProperty());
        notice.getStyleClass().addAll(style, Styles.ELEVATED_2);
        notice.setMaxSize(420, USE_PREF_SIZE);
        notice.setOnClose(_ -> getChildren().remove(notice));
        return notice;
    }

    private void passing(Node notice, Duration shown) {
        add(notice);
        PauseTransition wait = new PauseTransition(shown);
        wait.setOnFinished(_ -> getChildren().remove(notice));
        wait.play();
    }

    private void add(Node notice) {
        getChildren().add(notice);
        if (getChildren().size() > MOST) getChildren().removeFirst();
    }
}
