package fr.havre.ui.settings;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.settings.DirectoryFormViewModel.Said;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The national directory: address, key, test. */
final class DirectorySection extends VBox {
    private final DirectoryFormViewModel model;
    private final LiveWords words;
    private final Fields fields;

    DirectorySection(DirectoryFormViewModel model, LiveWords words) {
        super(14);
        this.model = model;
        this.words = words;
        fields = new Fields(words);
        getStyleClass().add("settings-page");
        getChildren().addAll(fields.title("settings.directory"), why(), address(), key(), buttons(), said(),
                fields.problem(model.problemProperty()), save());
    }

    private Node why() {
        Label why = fields.sentence("settings.directory.why");
        why.getStyleClass().add(Styles.TEXT_MUTED);
        return why;
    }

    private Node address() {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(model.addressProperty());
        return fields.labelled("settings.directory.address", field);
    }

    private Node key() {
        PasswordField key = new PasswordField();
        key.textProperty().bindBidirectional(model.keyProperty());
        key.promptTextProperty().bind(Bindings.when(model.connectedProperty()).then(words.bound("settings.directory.key.kept"))
                .otherwise(""));
        return fields.labelled("settings.directory.key", key);
    }

    private Node buttons() {
        Button test = fields.button("settings.test", model::test);
        test.disableProperty().bind(model.busyProperty().or(model.addressProperty().isEmpty()));
        Button disconnect = fields.button("settings.directory.disconnect", model::disconnect);
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
            case ANSWERED -> words.now("settings.directory.answered");
            case KEPT -> words.now("settings.kept");
            case DISCONNECTED -> words.now("settings.directory.disconnected");
        };
    }

    private Node save() {
        Button save = fields.main("settings.save", model::save);
        save.disableProperty().bind(model.busyProperty());
        return save;
    }
}
