package fr.havre.ui.patients;

import atlantafx.base.theme.Styles;
import fr.havre.patients.PatientId;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One patient to be entered or corrected. Enter saves, Escape closes; what was typed is then kept as a draft. */
final class PatientSheet extends VBox {
    private static final Duration UNFINISHED = Duration.millis(250);

    private static final double TALLEST = 54;                           // times the text size

    private final PatientForm form;
    private final LiveWords words;
    private final FormFields fields;
    private final PauseTransition pause = new PauseTransition(UNFINISHED);

    /**
     * @param open shows another patient instead
     * @param resumed whether an unsaved draft was taken up
     */
    PatientSheet(PatientForm form, Surroundings around, Consumer<PatientId> open, boolean resumed) {
        this.form = form;
        this.words = around.words();
        getStyleClass().addAll("sheet", "patient-sheet");
        fields = new FormFields(form.typing(), words, around.background());
        VBox right = new VBox(14, new ResemblingPane(form, words, open), new IdentityPane(form, words));
        right.getStyleClass().add("sheet-right");
        FlowPane columns = new FlowPane(28, 18, fields, right);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(words.bound("identity.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title(resumed), new ClashPane(form, words), problem(), scroll, buttons(around));
        setMaxWidth(USE_PREF_SIZE);
        DoubleBinding tallest = Bindings.createDoubleBinding(() -> TALLEST * fields.textSize().getValue().getSize(),
                fields.textSize());
        pause.setOnFinished(_ -> form.lookForResembling());
        for (Field each : Field.values()) form.typing().text(each).addListener((_, _, _) -> pause.playFromStart());
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) maxHeightProperty().bind(Bindings.min(scene.heightProperty().subtract(32), tallest));
        });
    }

    /** Where the cursor belongs when it opens. */
    Node firstField() {
        return fields.control(Field.BIRTH_NAME);
    }

    private Node title(boolean resumed) {
        Label title = new Label();
        title.textProperty().bind(words.bound(form.isNew() ? "identity.new" : "identity.edit"));
        title.getStyleClass().add(Styles.TITLE_4);
        HBox line = new HBox(14, title);
        line.setAlignment(Pos.CENTER_LEFT);
        if (!resumed) return line;
        Label taken = new Label();
        taken.textProperty().bind(words.bound("identity.resumed"));
        taken.getStyleClass().add(Styles.TEXT_MUTED);
        Hyperlink again = new Hyperlink();
        again.textProperty().bind(words.bound("identity.startOver"));
        again.setOnAction(_ -> {
            form.startOver();
            line.getChildren().removeAll(taken, again);
        });
        line.getChildren().addAll(taken, again);
        return line;
    }

    private Node problem() {
        Label sentence = FormFields.line();
        sentence.textProperty().bind(words.sentence(form.problemProperty()));
        sentence.getStyleClass().add(Styles.DANGER);
        return sentence;
    }

    private Node buttons(Surroundings around) {
        Label warning = FormFields.line();
        warning.getStyleClass().add(Styles.WARNING);
        warning.textProperty().bind(Bindings.createStringBinding(() -> form.voidsIdentity() ? words.now("identity.voids") : "",
                watched()));
        Button cancel = new Button();
        cancel.textProperty().bind(words.bound("identity.close"));
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> around.sheets().close());
        Button save = new Button();
        save.textProperty().bind(words.bound(form.isNew() ? "identity.create" : "identity.save"));
        save.setDefaultButton(true);
        save.disableProperty().bind(form.busyProperty());
        save.setOnAction(_ -> save());
        for (Button each : new Button[] {cancel, save}) each.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(12, warning, gap, cancel, save);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private Observable[] watched() {
        List<Observable> all = new ArrayList<>();
        for (Field each : Field.values()) all.add(form.typing().text(each));
        all.add(form.patientProperty());
        all.add(words.languageProperty());
        return all.toArray(Observable[]::new);
    }

    /** The cursor goes to the first field that is wrong. */
    private void save() {
        form.save();
        Map<Field, String> wrong = form.typing().wrongProperty().get();
        wrong.keySet().stream().sorted().findFirst().ifPresent(field -> fields.control(field).requestFocus());
    }
}
