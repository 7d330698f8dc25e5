package fr.havre.ui.settings;

import atlantafx.base.theme.Styles;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The national record: address, access, test; the practice and the person for it. */
final class RecordSection extends VBox {
    private final RecordFormViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final Fields fields;

    RecordSection(RecordFormViewModel model, Surroundings around) {
        super(14);
        this.model = model;
        this.around = around;
        words = around.words();
        fields = new Fields(words);
        getStyleClass().add("settings-page");
        getChildren().addAll(fields.title("settings.record"), text("settings.address", model.addressProperty()), token(), certificates(),
                answer(), buttons(), heading("settings.practice"), practice(), heading("settings.professional"), professional(),
                fields.problem(model.problemProperty()), save());
    }

    private Node token() {
        PasswordField token = new PasswordField();
        token.textProperty().bindBidirectional(model.tokenProperty());
        token.promptTextProperty().bind(Bindings.when(model.connectedProperty()).then(words.bound("settings.token.kept"))
                .otherwise(""));
        return fields.labelled("settings.token", token);
    }

    private Node certificates() {
        Label file = fields.sentence(Bindings.createStringBinding(() -> model.certificatesProperty().get() != null
                ? String.valueOf(model.certificatesProperty().get().getFileName())
                : words.now(model.ownAuthoritiesProperty().get() ? "settings.authorities.own" : "settings.authorities.system"),
                model.certificatesProperty(), model.ownAuthoritiesProperty(), words.languageProperty()));
        file.getStyleClass().add(Styles.TEXT_MUTED);
        Button choose = fields.button("settings.authorities.choose", () -> around.outside().files(words.now("settings.authorities.choose"))
                .stream().findFirst().ifPresent(model.certificatesProperty()::set));
        return new VBox(6, heading("settings.authorities"), new FlowPane(10, 6, choose, file));
    }

    private Node answer() {
        Label good = fields.sentence(Bindings.createStringBinding(() -> model.answeredProperty().get() == null ? ""
                : words.now("settings.answered", model.answeredProperty().get().server()), model.answeredProperty(),
                words.languageProperty()));
        good.getStyleClass().add(Styles.SUCCESS);
        return good;
    }

    private Node buttons() {
        Button test = fields.button("settings.test", model::test);
        test.disableProperty().bind(model.busyProperty().or(model.addressProperty().isEmpty()));
        ProgressBar progress = new ProgressBar();
        progress.visibleProperty().bind(model.busyProperty());
        progress.accessibleTextProperty().bind(words.bound("settings.testing"));
        return new FlowPane(10, 6, test, progress);
    }

    private Node practice() {
        PracticeForm form = model.practice();
        return new VBox(10, text("settings.organisation", form.organisationProperty()), text("settings.practice-name", form.nameProperty()),
                code("settings.facility", CodeList.FACILITY_TYPE, form.facilityProperty()),
                code("settings.setting", CodeList.PRACTICE_SETTING, form.settingProperty()));
    }

    private Node professional() {
        PracticeForm form = model.practice();
        return new VBox(10, text("settings.national", form.nationalProperty()), text("settings.family", form.familyProperty()),
                text("settings.given", form.givenProperty()), code("settings.specialty", CodeList.AUTHOR_SPECIALTY,
                form.specialtyProperty()));
    }

    private Node text(String key, StringProperty value) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        return fields.labelled(key, field);
    }

    private Node code(String key, CodeList list, StringProperty code) {
        ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(CodeLists.official().all(list).stream()
                .map(CodedValue::code).toList()));
        box.setConverter(new StringConverter<>() {
            @Override public String toString(String value) {
                return value == null || value.isEmpty() ? "" : CodeLists.official().label(list, value, words.locale());
            }

            @Override public String fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        box.valueProperty().bindBidirectional(code);
        return fields.labelled(key, box);
    }

    private Label heading(String key) {
        Label heading = fields.sentence(key);
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        return heading;
    }

    private Node save() {
        Button save = fields.main("settings.save", model::save);
        save.disableProperty().bind(model.busyProperty());
        Label kept = fields.sentence(Bindings.when(model.keptProperty()).then(words.bound("settings.kept")).otherwise(""));
        kept.getStyleClass().add(Styles.SUCCESS);
        return new VBox(8, save, kept);
    }
}
