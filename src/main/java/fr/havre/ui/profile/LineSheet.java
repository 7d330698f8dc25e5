package fr.havre.ui.profile;

import atlantafx.base.theme.Styles;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One line written: what it is about, and only what belongs to that. Enter keeps it, from any field. */
final class LineSheet extends VBox {
    private static final double WIDE = 560;

    private final LineViewModel model;
    private final LiveWords words;
    private final ProfileWords profileWords;
    private final Fields fields;
    private final TextField text;

    LineSheet(LineViewModel model, Surroundings around) {
        this.model = model;
        words = around.words();
        profileWords = new ProfileWords(words);
        fields = new Fields(words);
        getStyleClass().add("sheet");
        setMaxSize(WIDE, USE_PREF_SIZE);
        text = field(model.textProperty());
        Label title = fields.title(model.corrects() ? "profile.line.correct" : "profile.line.add");
        VBox inside = new VBox(12, kind(), ofKind("text", text, _ -> true), ofKind("detail", field(model.detailProperty()),
                _ -> true), severity(), ofKind("reference", field(model.referenceProperty()), LineViewModel::hasReference),
                ofKind("since", day(model.sinceProperty()), _ -> true),
                ofKind("until", day(model.untilProperty()), LineViewModel::hasEnd), fromPatient(), proposes());
        ScrollPane scroll = new ScrollPane(inside);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("profile-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll, fields.problem(model.problemProperty()), buttons(around));
        model.savedProperty().addListener((_, _, saved) -> {
            if (saved) around.sheets().close();
        });
    }

    Node firstField() {
        return text;
    }

    private Node kind() {
        ObservableList<ProfileKind> kinds = FXCollections.observableArrayList(ProfileKind.values());
        ComboBox<ProfileKind> box = fields.choice(kinds, profileWords::label);
        box.valueProperty().bindBidirectional(model.kindProperty());
        box.setDisable(model.corrects());
        return fields.labelled("profile.line.kind", box);
    }

    private TextField field(StringProperty value) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.setOnAction(_ -> model.save());
        return field;
    }

    private TextField day(StringProperty value) {
        TextField field = field(value);
        field.promptTextProperty().bind(words.bound("profile.line.day"));
        return field;
    }

    private Node severity() {
        ComboBox<AllergySeverity> box = fields.choice(FXCollections.observableArrayList(AllergySeverity.values()),
                profileWords::label);
        box.valueProperty().bindBidirectional(model.severityProperty());
        return ofKind("severity", box, each -> each == ProfileKind.ALLERGY);
    }

    /** A field whose name depends on the kind, and which only some kinds have. */
    private Node ofKind(String name, Control control, Predicate<ProfileKind> has) {
        Label label = new Label();
        ObservableValue<String> said = Bindings.createStringBinding(() -> named(name, model.kindProperty().get()),
                model.kindProperty(), words.languageProperty());
        label.textProperty().bind(said);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(said);
        control.setMaxWidth(Double.MAX_VALUE);
        VBox both = new VBox(6, label, control);
        both.visibleProperty().bind(Bindings.createBooleanBinding(() -> has.test(model.kindProperty().get()), model.kindProperty()));
        both.managedProperty().bind(both.visibleProperty());
        return both;
    }

    private String named(String name, ProfileKind kind) {
        String own = "profile.line." + name + "." + kind;
        return words.now(words.has(own) ? own : "profile.line." + name);
    }

    private Node fromPatient() {
        CheckBox box = new CheckBox();
        box.textProperty().bind(words.bound("profile.line.patient"));
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(model.fromPatientProperty());
        return box;
    }

    /** Said before, not after: who may not write it sees that it will wait. */
    private Node proposes() {
        Label sentence = fields.sentence(Bindings.createStringBinding(() -> model.proposes() ? words.now("profile.line.proposes")
                : "", model.kindProperty(), words.languageProperty()));
        sentence.getStyleClass().add("sheet-caution");
        return sentence;
    }

    private Node buttons(Surroundings around) {
        Button cancel = fields.button("profile.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        Button save = fields.button("profile.save", model::save);
        save.setDefaultButton(true);
        save.getStyleClass().add(Styles.ACCENT);
        FlowPane line = new FlowPane(10, 6, cancel, save);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }
}
