package fr.havre.ui.settings;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.settings.ServerFormViewModel.Said;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** A server: address, key, test. Its words begin with the key of its title. */
final class ServerSection extends VBox {
    private final ServerFormViewModel model;
    private final String section;
    private final LiveWords words;
    private final Fields fields;

    ServerSection(ServerFormViewModel model, String section, boolean named, LiveWords words) {
        super(14);
        this.model = model;
        this.section = section;
        this.words = words;
        fields = new Fields(words);
        getStyleClass().add("settings-page");
        getChildren().addAll(fields.title(section), why(), text(".address", model.addressProperty()));
        if (named) getChildren().add(text(".name", model.nameProperty()));
        getChildren().addAll(key(), buttons(), said(), fields.problem(model.problemProperty()), save());
    }

    private Node why() {
        Label why = fields.sentence(section + ".why");
        why.getStyleClass().add(Styles.TEXT_MUTED);
        return why;
    }

    private Node text(String what, StringProperty value) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        return fields.labelled(section + what, field);
    }

    private Node key() {
        PasswordField key = new PasswordField();
        key.textProperty().bindBidirectional(model.keyProperty());
        key.promptTextProperty().bind(Bindings.when(model.connectedProperty()).then(words.bound(section + ".key.kept"))
                .otherwise(""));
        return fields.labelled(section + ".key", key);
    }

    private Node buttons() {
        Button test = fields.button("settings.test", model::test);
        test.disableProperty().bind(model.busyProperty().or(model.addressProperty().isEmpty()));
        Button disconnect = fields.button(section + ".disconnect", model::disconnect);
        disconnect.disableProperty().bind(model.busyProperty().or(model.connectedProperty().not()));
        ProgressBar progress = new ProgressBar();
        progress.visibleProperty().bind(model.busyProperty());
        progress.accessibleTextProperty().bind(words.bound("settings.testing"));
        return new FlowPane(10, 6, test, disconnect, progress);
    }

    private Node said() {
        Label said = fields.sentence(Bindings.createStringBinding(() -> say(model.saidProperty().get()), model.saidProperty(),
                words.languageProperty()));
        said.getStyleClass().add(Styles.SUCCESS);
        return said;
    }

    private String say(Said said) {
        return switch (said) {
            case NOTHING -> "";
            case ANSWERED -> words.now(section + ".answered", model.foundProperty().get());
            case KEPT -> words.now("settings.kept");
            case DISCONNECTED -> words.now(section + ".disconnected");
        };
    }

    private Node save() {
        Button save = fields.main("settings.save", model::save);
        save.disableProperty().bind(model.busyProperty());
        return save;
    }
}
