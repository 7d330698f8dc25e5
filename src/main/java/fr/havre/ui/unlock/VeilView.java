package fr.havre.ui.unlock;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Covers everything; shows no name. */
public final class VeilView extends StackPane {
    private final PassphraseField passphrase = new PassphraseField();

    /** @param lock for somebody else who wants in */
    public VeilView(VeilViewModel model, LiveWords words, Runnable lock) {
        Fields fields = new Fields(words);
        getStyleClass().addAll("unlock", "veil");
        passphrase.setOnAction(_ -> model.lift(passphrase.take()));
        passphrase.disableProperty().bind(model.busyProperty());
        model.busyProperty().addListener((_, _, busy) -> {
            if (!busy) passphrase.requestFocus();
        });
        Label who = fields.sentence(Bindings.createStringBinding(() -> words.now("unlock.veil.who", model.who()),
                words.languageProperty()));
        who.getStyleClass().add(Styles.TEXT_MUTED);
        Label waiting = fields.sentence(Bindings.createStringBinding(() -> model.waitProperty().get() == 0 ? ""
                : words.now("unlock.wait", model.waitProperty().get()), model.waitProperty(), words.languageProperty()));
        waiting.getStyleClass().add(Styles.TEXT_MUTED);
        Button lift = fields.main("unlock.veil.lift", () -> model.lift(passphrase.take()));
        lift.disableProperty().bind(model.busyProperty().or(model.waitProperty().greaterThan(0)));
        VBox card = new VBox(14, fields.emblem("unlock.veil.title"), who, fields.labelled("unlock.passphrase", passphrase),
                fields.problem(model.problemProperty()), waiting, lift, progress(model, words),
                fields.link("unlock.veil.other", lock));
        card.getStyleClass().add("unlock-card");
        card.setMaxSize(460, USE_PREF_SIZE);
        card.setAlignment(Pos.TOP_LEFT);
        getChildren().add(card);
    }

    private static Node progress(VeilViewModel model, LiveWords words) {
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(model.busyProperty());
        progress.accessibleTextProperty().bind(words.bound("unlock.opening"));
        return progress;
    }

    public void focusFirst() {
        passphrase.requestFocus();
    }

    /** Forgets what is half typed. */
    public void wipe() {
        passphrase.wipe();
    }
}
