package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Ins;
import fr.havre.patients.Patient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import java.time.LocalDate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Whose chart, message or sending this is: on every screen and sheet that can send something. Empty until
 * {@link #show}. On the FX thread.
 */
public final class IdentityBanner extends HBox {
    private final LiveWords words;
    private final Label initials = new Label();
    private final Label name = new Label();
    private final Label line = new Label();
    private final Badge status = new Badge();
    private final Badge kind = new Badge();
    private final HBox actions = new HBox(10);
    private final StackPane circle = new StackPane(initials);
    private final ReadOnlyStringWrapper windowTitle = new ReadOnlyStringWrapper("");

    public IdentityBanner(LiveWords words) {
        super(14);
        this.words = words;
        getStyleClass().add("identity-banner");
        setAlignment(Pos.CENTER_LEFT);
        circle.getStyleClass().add("identity-circle");
        initials.getStyleClass().add("identity-initials");
        name.getStyleClass().addAll(Styles.TITLE_3, "identity-name");
        line.getStyleClass().add("identity-line");
        for (Label each : new Label[] {name, line}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        HBox badges = new HBox(8, status, kind);
        badges.setAlignment(Pos.CENTER);
        badges.setMinWidth(USE_PREF_SIZE);
        VBox text = new VBox(2, name, line);
        HBox.setHgrow(text, Priority.ALWAYS);
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(circle, text, badges, actions);
        clear();
    }

    /** Shows {@code patient}; {@code today} for the age. */
    public void show(Patient patient, LocalDate today) {
        unbind();
        setVisible(true);
        initials.setText(IdentityText.initials(patient));
        circle.setStyle("-havre-patient: " + PatientColour.of(patient.id()) + ";");
        name.setText(IdentityText.name(patient));
        line.textProperty().bind(Bindings.createStringBinding(() -> IdentityText.line(words, patient, today),
                words.languageProperty()));
        accessibleTextProperty().bind(Bindings.createStringBinding(() -> name.getText() + ", "
                + IdentityText.line(words, patient, today), words.languageProperty()));
        status.say(words.label(patient.status()),
                patient.status() == IdentityStatus.QUAL ? Badge.Tone.GOOD : Badge.Tone.WARN);
        status.textProperty().bind(Bindings.createStringBinding(() -> words.label(patient.status()),
                words.languageProperty()));
        kind.say(patient.ins().filter(Ins::test).map(_ -> "TEST")
                .or(() -> patient.ins().filter(Ins::demo).map(_ -> "DEMO")).orElse(""), Badge.Tone.BAD);
        windowTitle.set(IdentityText.name(patient));
    }

    /** Nobody: while another patient is being read, never the one before. */
    public void clear() {
        unbind();
        setVisible(false);
        name.setText("");
        line.setText("");
        windowTitle.set("");
    }

    private void unbind() {
        line.textProperty().unbind();
        status.textProperty().unbind();
        accessibleTextProperty().unbind();
    }

    /** The patient's name for the window's title; empty when nobody is shown. */
    public ReadOnlyStringProperty windowTitleProperty() {
        return windowTitle.getReadOnlyProperty();
    }

    /** The buttons of the screen, at the right. */
    public HBox actions() {
        return actions;
    }
}
