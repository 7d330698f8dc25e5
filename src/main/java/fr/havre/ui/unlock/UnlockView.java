package fr.havre.ui.unlock;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.vault.SignIn;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** One card: who, passphrase, open. Enter opens; what was wrong stands under the field. */
public final class UnlockView extends StackPane {
    private final UnlockViewModel model;
    private final LiveWords words;
    private final PassphraseField passphrase = new PassphraseField();

    public UnlockView(UnlockViewModel model, LiveWords words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("unlock");
        VBox card = new VBox(14, title(), vaultName(), people(), secret(), problem(), open());
        card.getStyleClass().add("unlock-card");
        card.setMaxSize(420, USE_PREF_SIZE);
        getChildren().add(card);
    }

    /** Where the cursor belongs when the window shows. */
    public Node firstField() {
        return passphrase;
    }

    private Node title() {
        Label title = new Label();
        title.textProperty().bind(words.bound("unlock.title"));
        title.setGraphic(new FontIcon("fth-shield"));
        title.getStyleClass().addAll(Styles.TITLE_3, "unlock-title");
        return title;
    }

    private Node vaultName() {
        Label name = new Label();
        name.textProperty().bind(Bindings.createStringBinding(
                () -> model.vaultProperty().get() == null ? "" : String.valueOf(model.vaultProperty().get().getFileName()),
                model.vaultProperty()));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        return name;
    }

    private Node people() {
        ComboBox<SignIn> people = new ComboBox<>(model.people());
        people.valueProperty().bindBidirectional(model.personProperty());
        people.setMaxWidth(Double.MAX_VALUE);
        people.setConverter(new StringConverter<>() {
            @Override public String toString(SignIn person) {
                return person == null ? "" : person.label();
            }

            @Override public SignIn fromString(String label) {
                return null;
            }
        });
        return labelled("unlock.person", people);
    }

    private Node secret() {
        passphrase.setOnAction(_ -> model.unlock(passphrase.take()));
        passphrase.disableProperty().bind(model.busyProperty());
        model.busyProperty().addListener((_, _, busy) -> {
            if (!busy) passphrase.requestFocus();
        });
        return labelled("unlock.passphrase", passphrase);
    }

    private Node problem() {
        Label sentence = new Label();
        sentence.textProperty().bind(words.sentence(model.problemProperty()));
        sentence.setWrapText(true);
        sentence.getStyleClass().add(Styles.DANGER);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.visibleProperty().bind(sentence.managedProperty());
        return sentence;
    }

    private Node open() {
        Button open = new Button();
        open.textProperty().bind(Bindings.when(model.busyProperty()).then(words.bound("unlock.opening"))
                .otherwise(words.bound("unlock.open")));
        open.disableProperty().bind(model.busyProperty().or(model.personProperty().isNull()));
        open.setDefaultButton(true);
        open.setMaxWidth(Double.MAX_VALUE);
        open.setOnAction(_ -> model.unlock(passphrase.take()));
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(model.busyProperty());
        progress.accessibleTextProperty().bind(words.bound("unlock.opening"));
        VBox box = new VBox(8, open, progress);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private Node labelled(String key, javafx.scene.control.Control field) {
        Label label = new Label();
        label.textProperty().bind(words.bound(key));
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(words.bound(key));
        HBox.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
        return new VBox(6, label, field);
    }
}
