package fr.havre.ui.unlock;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Outside;
import fr.havre.ui.shell.Fields;
import fr.havre.vault.SignIn;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** One card: which vault, who, passphrase, open. Enter opens; what was wrong stands under the field. */
final class UnlockView extends VBox {
    private final UnlockViewModel model;
    private final LiveWords words;
    private final Outside outside;
    private final Fields fields;
    private final PassphraseField passphrase = new PassphraseField();
    private final Timeline seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

    /** @param forgotten leads to the recovery sheet, {@code create} to a new vault */
    UnlockView(UnlockViewModel model, LiveWords words, Outside outside, Runnable forgotten, Runnable create) {
        super(14);
        this.model = model;
        this.words = words;
        this.outside = outside;
        fields = new Fields(words);
        getChildren().addAll(fields.emblem("unlock.title"), vault(), people(), secret(), fields.problem(model.problemProperty()),
                waiting(), open(), others(forgotten, create));
        seconds.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) seconds.stop();
            else seconds.play();
        });
    }

    private void tick() {
        model.tick();
    }

    /** Where the cursor belongs when the window shows. */
    Node firstField() {
        return passphrase;
    }

    private Node vault() {
        ComboBox<Path> vaults = new ComboBox<>(model.vaults());
        vaults.valueProperty().bindBidirectional(model.vaultProperty());
        vaults.setConverter(shownAs(folder -> String.valueOf(folder.getFileName())));
        Button other = new Button(null, new FontIcon("fth-folder"));
        other.accessibleTextProperty().bind(words.bound("unlock.other"));
        other.setOnAction(_ -> outside.folder(words.now("unlock.other")).ifPresent(folder ->
                model.choose(folder, Optional.empty())));
        Node labelled = fields.labelled("unlock.vault", vaults);
        HBox.setHgrow(labelled, Priority.ALWAYS);
        HBox line = new HBox(8, labelled, other);
        line.setAlignment(Pos.BOTTOM_LEFT);
        return line;
    }

    private Node people() {
        ComboBox<SignIn> people = new ComboBox<>(model.people());
        people.valueProperty().bindBidirectional(model.personProperty());
        people.setConverter(shownAs(SignIn::label));
        people.setOnAction(_ -> {
            if (people.isFocused()) passphrase.requestFocus();
        });
        return fields.labelled("unlock.person", people);
    }

    private static <T> StringConverter<T> shownAs(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private Node secret() {
        passphrase.setOnAction(_ -> model.unlock(passphrase.take()));
        passphrase.textProperty().addListener((_, _, _) -> model.typing());
        passphrase.disableProperty().bind(model.busyProperty());
        model.busyProperty().addListener((_, _, busy) -> {
            if (!busy) passphrase.requestFocus();
        });
        return fields.labelled("unlock.passphrase", passphrase);
    }

    private Node waiting() {
        Node sentence = fields.sentence(Bindings.createStringBinding(() -> model.waitProperty().get() == 0 ? ""
                : words.now("unlock.wait", model.waitProperty().get()), model.waitProperty(), words.languageProperty()));
        sentence.getStyleClass().add(Styles.TEXT_MUTED);
        return sentence;
    }

    private Node open() {
        Button open = fields.main("unlock.open", () -> model.unlock(passphrase.take()));
        open.textProperty().unbind();
        open.textProperty().bind(Bindings.when(model.busyProperty()).then(words.bound("unlock.opening"))
                .otherwise(words.bound("unlock.open")));
        open.disableProperty().bind(model.busyProperty().or(model.personProperty().isNull())
                .or(model.waitProperty().greaterThan(0)));
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(model.busyProperty());
        progress.accessibleTextProperty().bind(words.bound("unlock.opening"));
        VBox box = new VBox(8, open, progress);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private Node others(Runnable forgotten, Runnable create) {
        Node sheet = fields.link("unlock.forgotten", forgotten);
        sheet.disableProperty().bind(model.vaultProperty().isNull().or(model.busyProperty()));
        Node made = fields.link("unlock.create", create);
        made.disableProperty().bind(model.busyProperty());
        return new VBox(2, sheet, made);
    }
}
