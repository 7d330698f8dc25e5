package fr.havre.ui.home;

import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Fills the foot of the window: the vault and the network at the left, what waits at the right. */
public final class StatusBar {
    private final HealthViewModel model;
    private final LiveWords words;

    private StatusBar(HealthViewModel model, LiveWords words) {
        this.model = model;
        this.words = words;
    }

    /** Fills both parts of the bar; {@code queue} goes to what waits. */
    public static void fill(HBox left, HBox right, HealthViewModel model, LiveWords words, News news, Runnable queue) {
        StatusBar bar = new StatusBar(model, words);
        left.setAlignment(Pos.CENTER_LEFT);
        right.setAlignment(Pos.CENTER_RIGHT);
        left.getChildren().setAll(bar.vault(), bar.network());
        right.getChildren().setAll(bar.waiting(queue));
        Pulse.of(left, model::tick, () -> model.follow(news));
        model.tick();
    }

    private Label vault() {
        Label label = new Label();
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setGraphic(small("fth-unlock"));
        label.textProperty().bind(words.bound("home.vault", model.person().name()));
        return label;
    }

    private Label network() {
        Label label = new Label();
        label.setWrapText(true);
        FontIcon icon = small("fth-wifi");
        label.setGraphic(icon);
        label.textProperty().bind(say(health -> HealthWords.sync(words, health)));
        model.healthProperty().addListener((_, _, now) ->
                icon.setIconLiteral(now.downSince().isPresent() || !now.connected()
                ? "fth-wifi-off" : "fth-wifi"));
        return label;
    }

    private Button waiting(Runnable queue) {
        Button button = new Button();
        button.getStyleClass().addAll("flat", "status-button");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setGraphic(small("fth-send"));
        button.textProperty().bind(say(health -> HealthWords.waiting(words, health)));
        button.accessibleTextProperty().bind(button.textProperty());
        button.visibleProperty().bind(button.textProperty().isNotEmpty());
        button.setOnAction(_ -> queue.run());
        return button;
    }

    private javafx.beans.binding.StringBinding say(Function<Health, String> sentence) {
        return Bindings.createStringBinding(() -> model.healthProperty().get() == null ? ""
                : sentence.apply(model.healthProperty().get()), model.healthProperty(), words.languageProperty());
    }

    private static FontIcon small(String literal) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().add("status-icon");
        return icon;
    }
}
