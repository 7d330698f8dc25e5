package fr.havre.ui.settings;

import atlantafx.base.theme.Styles;
import fr.havre.messaging.outgoing.Template;
import fr.havre.messaging.outgoing.TemplateField;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The texts of the practice: whole letters, and snippets that a short word brings. */
final class TextsSection extends VBox {
    private final TextsViewModel model;
    private final LiveWords words;
    private final Fields fields;

    TextsSection(TextsViewModel model, LiveWords words) {
        super(14);
        this.model = model;
        this.words = words;
        fields = new Fields(words);
        getStyleClass().add("settings-page");
        ComboBox<Template.Kind> kind = fields.choice(FXCollections.observableArrayList(Template.Kind.values()), words::label);
        kind.valueProperty().bindBidirectional(model.kindProperty());
        TextArea body = new TextArea();
        body.textProperty().bindBidirectional(model.bodyProperty());
        body.setWrapText(true);
        body.setPrefRowCount(8);
        Fields.leaveByTab(body);
        CheckBox last = new CheckBox();
        last.textProperty().bind(words.bound("letters.last-word"));
        last.setWrapText(true);
        last.setMinHeight(USE_PREF_SIZE);
        last.selectedProperty().bindBidirectional(model.lastWordProperty());
        getChildren().addAll(fields.title("settings.texts"), fields.sentence("settings.texts.why"), which(),
                fields.labelled("settings.texts.kind", kind), text("settings.texts.name", model.nameProperty()),
                text("settings.texts.subject", model.subjectProperty()), fields.labelled("settings.texts.body", body), known(), last,
                fields.problem(model.problemProperty()), buttons());
    }

    private Node which() {
        FlowPane line = new FlowPane(6, 6);
        Runnable fill = () -> {
            ToggleGroup group = new ToggleGroup();
            line.getChildren().setAll(model.texts().stream().map(each -> toggle(group, each)).toList());
            ToggleButton another = new ToggleButton();
            another.textProperty().bind(words.bound("settings.texts.new"));
            another.accessibleTextProperty().bind(another.textProperty());
            another.setToggleGroup(group);
            another.setSelected(model.chosenProperty().get() == null);
            another.setOnAction(_ -> model.chosenProperty().set(null));
            line.getChildren().add(another);
        };
        model.texts().addListener((ListChangeListener<Template>) _ -> fill.run());
        model.chosenProperty().addListener((_, _, _) -> fill.run());
        fill.run();
        return line;
    }

    private ToggleButton toggle(ToggleGroup group, Template text) {
        ToggleButton button = new ToggleButton(text.name());
        button.setAccessibleText(text.name());
        button.setToggleGroup(group);
        Template now = model.chosenProperty().get();
        button.setSelected(now != null && now.id().equals(text.id()));
        button.setOnAction(_ -> model.chosenProperty().set(text));
        return button;
    }

    /** What can stand in a text and is filled by itself. */
    private Node known() {
        Label sentence = fields.sentence(Bindings.createStringBinding(() -> words.now("settings.texts.fields") + " "
                + Arrays.stream(TemplateField.values()).map(each -> "{" + each.spelling() + "} " + words.label(each))
                .collect(Collectors.joining(", ")), words.languageProperty()));
        sentence.getStyleClass().add(Styles.TEXT_MUTED);
        return sentence;
    }

    private Node buttons() {
        Button save = fields.button("settings.save", model::save);
        save.getStyleClass().add(Styles.ACCENT);
        Button remove = fields.button("settings.texts.remove", model::remove);
        remove.visibleProperty().bind(model.chosenProperty().isNotNull());
        remove.managedProperty().bind(remove.visibleProperty());
        Label kept = fields.sentence(Bindings.when(model.keptProperty()).then(words.bound("settings.kept")).otherwise(""));
        kept.getStyleClass().add(Styles.SUCCESS);
        return new VBox(8, new FlowPane(10, 6, save, remove), kept);
    }

    private Node text(String key, StringProperty value) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        return fields.labelled(key, field);
    }
}
