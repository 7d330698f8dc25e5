package fr.havre.ui.unlock;

import atlantafx.base.theme.Styles;
import fr.havre.ui.Background;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import fr.havre.vault.keys.PassphraseStrength;
import fr.havre.vault.keys.PassphraseWords;
import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** A new passphrase, typed twice, measured while it is typed; or five words proposed to copy down. */
final class NewPassphrase extends VBox {
    private final Background background;
    private final LiveWords words;
    private final Supplier<List<String>> easyGuesses;
    private final PassphraseField first = new PassphraseField();
    private final PassphraseField again = new PassphraseField();
    private final Label strength;
    private final Label proposed = new Label();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final PauseTransition pause = new PauseTransition(Duration.millis(200));
    private boolean enough;
    private String verdict = "";

    /** @param easyGuesses names that are worth nothing in a passphrase */
    NewPassphrase(Background background, LiveWords words, Supplier<List<String>> easyGuesses) {
        super(10);
        this.background = background;
        this.words = words;
        this.easyGuesses = easyGuesses;
        Fields fields = new Fields(words);
        strength = fields.sentence("unlock.strength.rule");
        strength.getStyleClass().add(Styles.TEXT_MUTED);
        proposed.setWrapText(true);
        proposed.getStyleClass().addAll("proposed-words", Styles.TEXT_BOLD);
        proposed.managedProperty().bind(proposed.textProperty().isNotEmpty());
        proposed.visibleProperty().bind(proposed.managedProperty());
        Node propose = fields.link("unlock.propose", this::propose);
        getChildren().addAll(fields.labelled("unlock.new-passphrase", first), strength, propose, proposed,
                fields.labelled("unlock.again", again));
        pause.setOnFinished(_ -> measure());
        first.textProperty().addListener((_, _, _) -> typed());
        again.textProperty().addListener((_, _, _) -> ready.set(enough && first.sameAs(again)));
    }

    private void typed() {
        enough = false;
        ready.set(false);
        pause.playFromStart();
    }

    private void measure() {
        char[] copy = first.measured();
        if (copy.length == 0) {
            show("unlock.strength.rule", false);
            return;
        }
        List<String> easy = easyGuesses.get();
        background.run(() -> {
            try {
                return PassphraseStrength.of(CharBuffer.wrap(copy), easy).isEnough();
            } finally {
                Arrays.fill(copy, '\0');
            }
        }, good -> show(good ? "unlock.strength.good" : "unlock.strength.weak", good), _ -> show("unlock.strength.weak", false));
    }

    private void show(String key, boolean good) {
        verdict = key;
        strength.textProperty().unbind();
        strength.textProperty().bind(words.bound(verdict));
        enough = good;
        ready.set(enough && first.sameAs(again));
    }

    /** On screen until it is typed: a label is all there is of it outside the fields' own arrays. */
    private void propose() {
        background.run(() -> new PassphraseWords(new SecureRandom()).propose(), drawn -> {
            proposed.setText(new String(drawn));
            Arrays.fill(drawn, '\0');
            first.requestFocus();
        }, _ -> { });
    }

    /** Strong enough, and twice the same. */
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    TextInputControl firstField() {
        return first;
    }

    /** Gives the characters to the caller, who wipes them, and empties everything. */
    char[] take() {
        again.wipe();
        proposed.setText("");
        return first.take();
    }
}
