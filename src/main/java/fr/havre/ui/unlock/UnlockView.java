package fr.havre.ui.unlock;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Outside;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.shell.Glyph;
import fr.havre.vault.SignIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** One card: which vault, who, passphrase, open. Enter opens; what was wrong stands under the field. */
final class UnlockView extends VBox {
    private final UnlockViewModel model;
    private final LiveWords words;
    private final Outside outside;
    private final Fields fields;
    private final PassphraseField passphrase = new PassphraseField();
    private final Runnable more;
    private final Timeline seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
    private Node secret;
    private boolean explained;

    /**
     * @param more to be run before anything but this card as it first stands is shown: it may be dressed in no more yet
     * @param forgotten leads to the recovery sheet, {@code create} to a new vault
     */
    UnlockView(UnlockViewModel model, LiveWords words, Outside outside, Runnable more, Runnable forgotten, Runnable create) {
        super(14);
        this.model = model;
        this.words = words;
        this.outside = outside;
        this.more = more;
        fields = new Fields(words);
        getChildren().addAll(fields.emblem("unlock.title"), vault(), people(), secret(), open(), others(forgotten, create));
        model.problemProperty().addListener((_, _, _) -> explain());
        model.waitProperty().addListener((_, _, _) -> explain());
        explain();
        seconds.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) seconds.stop();
            else seconds.play();
        });
    }

    private void tick() {
        model.tick();
    }

    /** What went wrong and how long to wait has its place once there is something to say. */
    private void explain() {
        if (explained || (model.problemProperty().get() == null && model.waitProperty().get() == 0)) return;
        explained = true;
        more.run();
        getChildren().addAll(getChildren().indexOf(secret) + 1, List.of(fields.problem(model.problemProperty()), waiting()));
    }

    /** Whoever turns to a choice has the real one from then on. */
    private <T> void choose(String key, ChoiceAtFirstSight<T> seen, Supplier<ComboBox<T>> made, boolean open) {
        if (!(seen.getParent() instanceof VBox labelled)) return;
        more.run();
        ComboBox<T> box = made.get();
        box.setMaxWidth(Double.MAX_VALUE);
        box.accessibleTextProperty().bind(words.bound(key));
        labelled.getChildren().set(1, box);
        ((Label) labelled.getChildren().getFirst()).setLabelFor(box);
        box.requestFocus();
        if (open) box.show();
    }

    /** Where the cursor belongs when the window shows. */
    Node firstField() {
        return passphrase;
    }

    private Node vault() {
        Function<Path, String> name = folder -> String.valueOf(folder.getFileName());
        VBox labelled = choice("unlock.vault", model.vaultProperty(), name, () -> vaults(name));
        Button other = new Button(null, Glyph.of(Feather.FOLDER));
        other.accessibleTextProperty().bind(words.bound("unlock.other"));
        other.setOnAction(_ -> outside.folder(words.now("unlock.other")).ifPresent(folder ->
                model.choose(folder, Optional.empty())));
        HBox.setHgrow(labelled, Priority.ALWAYS);
        HBox line = new HBox(8, labelled, other);
        line.setAlignment(Pos.BOTTOM_LEFT);
        return line;
    }

    private ComboBox<Path> vaults(Function<Path, String> name) {
        ComboBox<Path> vaults = new ComboBox<>(model.vaults());
        vaults.valueProperty().bindBidirectional(model.vaultProperty());
        vaults.setConverter(shownAs(name));
        return vaults;
    }

    private Node people() {
        return choice("unlock.person", model.personProperty(), SignIn::label, this::signIns);
    }

    private ComboBox<SignIn> signIns() {
        ComboBox<SignIn> people = new ComboBox<>(model.people());
        people.valueProperty().bindBidirectional(model.personProperty());
        people.setConverter(shownAs(SignIn::label));
        people.setOnAction(_ -> {
            if (people.isFocused()) passphrase.requestFocus();
        });
        return people;
    }

    private <T> VBox choice(String key, ObservableValue<T> value, Function<T, String> shown, Supplier<ComboBox<T>> box) {
        return fields.labelled(key, new ChoiceAtFirstSight<>(value, shown, (seen, open) -> choose(key, seen, box, open)));
    }

    private static <T> StringConverter<T> shownAs(Function<T, String> words) {
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
        secret = fields.labelled("unlock.passphrase", passphrase);
        return secret;
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
        Region place = new Region();                                // as high as the bar that comes there
        place.getStyleClass().add("progress-place");
        VBox box = new VBox(8, open, place);
        box.setAlignment(Pos.CENTER);
        model.busyProperty().addListener((_, _, busy) -> {
            if (busy && box.getChildren().contains(place)) {
                more.run();
                box.getChildren().set(1, progress());
            }
        });
        return box;
    }

    private Node progress() {
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(model.busyProperty());
        progress.accessibleTextProperty().bind(words.bound("unlock.opening"));
        return progress;
    }

    private Node others(Runnable forgotten, Runnable create) {
        Node sheet = fields.link("unlock.forgotten", forgotten);
        sheet.disableProperty().bind(model.vaultProperty().isNull().or(model.busyProperty()));
        Node made = fields.link("unlock.create", create);
        made.disableProperty().bind(model.busyProperty());
        return new VBox(2, sheet, made);
    }
}
