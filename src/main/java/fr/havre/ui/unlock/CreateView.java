package fr.havre.ui.unlock;

import atlantafx.base.theme.Styles;
import fr.havre.access.Role;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Exporting;
import fr.havre.ui.Background;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Outside;
import fr.havre.ui.shell.Fields;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** A new vault, one step after the other; the last one asks for a part of the printed sheet. */
final class CreateView extends VBox {
    private final CreateViewModel model;
    private final Background background;
    private final LiveWords words;
    private final Outside outside;
    private final Runnable back;
    private final Fields fields;
    private final ObjectProperty<Exception> problem = new SimpleObjectProperty<>();
    private Node first;

    CreateView(CreateViewModel model, Background background, LiveWords words, Outside outside, Runnable back) {
        super(14);
        this.model = model;
        this.background = background;
        this.words = words;
        this.outside = outside;
        this.back = back;
        fields = new Fields(words);
        model.problemProperty().addListener((_, _, now) -> problem.set(now));
        model.stepProperty().addListener((_, _, _) -> show());
        show();
    }

    Node firstField() {
        return first;
    }

    private void show() {
        problem.set(null);
        switch (model.stepProperty().get()) {
            case WHO -> who();
            case PASSPHRASE -> passphrase();
            case SHEET -> sheet();
        }
        first.requestFocus();
    }

    private void who() {
        TextField name = new TextField();
        name.textProperty().bindBidirectional(model.nameProperty());
        TextField initials = new TextField();
        initials.textProperty().bindBidirectional(model.initialsProperty());
        Button next = fields.main("unlock.create.next", model::next);
        next.disableProperty().bind(model.whoIsComplete().not());
        getChildren().setAll(fields.emblem("unlock.create.title"), step(1), fields.labelled("unlock.create.name", name),
                fields.labelled("unlock.create.initials", initials), fields.labelled("unlock.create.role", roles()), folder(),
                fields.problem(problem), next, fields.link("unlock.back", back));
        first = name;
    }

    private ComboBox<Role> roles() {
        ComboBox<Role> roles = new ComboBox<>(FXCollections.observableArrayList(Arrays.stream(Role.values())
                .filter(Role::holdsClinicalKey).toList()));
        roles.valueProperty().bindBidirectional(model.roleProperty());
        roles.setConverter(new StringConverter<>() {
            @Override public String toString(Role role) {
                return role == null ? "" : words.label(role);
            }

            @Override public Role fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        return roles;
    }

    private Node folder() {
        TextField shown = new TextField();
        shown.setEditable(false);
        shown.textProperty().bind(Bindings.createStringBinding(() -> String.valueOf(model.folderProperty().get()),
                model.folderProperty()));
        Node labelled = fields.labelled("unlock.create.folder", shown);
        HBox.setHgrow(labelled, Priority.ALWAYS);
        HBox line = new HBox(8, labelled, fields.button("unlock.create.change", () ->
                outside.folder(words.now("unlock.create.folder")).ifPresent(chosen ->
                        model.folderProperty().set(chosen.resolve(model.folderProperty().get().getFileName())))));
        line.setAlignment(Pos.BOTTOM_LEFT);
        return line;
    }

    private void passphrase() {
        NewPassphrase passphrase = new NewPassphrase(background, words, () -> List.of(model.nameProperty().get()));
        Button create = fields.main("unlock.create.make", () -> model.create(passphrase.take()));
        create.disableProperty().bind(passphrase.readyProperty().not().or(model.busyProperty()));
        Node earlier = fields.link("unlock.create.earlier", model::back);
        earlier.disableProperty().bind(model.busyProperty());
        getChildren().setAll(fields.emblem("unlock.create.title"), step(2), fields.sentence("unlock.create.why-passphrase"), passphrase,
                fields.problem(problem), create, progress(), earlier);
        first = passphrase.firstField();
    }

    private void sheet() {
        VBox groups = new VBox(6);
        groups.getStyleClass().add("sheet-groups");
        for (int i = 0; i < model.groups().size(); i++) {
            Label group = new Label((i + 1) + "\u2002" + model.groups().get(i));
            group.getStyleClass().add("sheet-group");
            groups.getChildren().add(group);
        }
        BooleanProperty onPaper = new SimpleBooleanProperty();
        HBox ways = new HBox(8, fields.button("unlock.sheet.print", () -> print(onPaper)),
                fields.button("unlock.sheet.save", () -> save(onPaper)));
        TextField typed = new TextField();
        Node asked = fields.labelled("unlock.sheet.asked." + model.askedGroup(), typed);
        Button enter = fields.main("unlock.sheet.confirm", () -> model.confirm(typed.getText()));
        enter.disableProperty().bind(typed.textProperty().isEmpty().or(model.busyProperty()));
        Label hidden = fields.sentence("unlock.sheet.hidden");
        onPaper.addListener((_, _, done) -> {
            groups.setVisible(!done);                               // what is asked for is read from the paper
            groups.setManaged(!done);
        });
        hidden.visibleProperty().unbind();
        hidden.managedProperty().unbind();
        hidden.visibleProperty().bind(onPaper);
        hidden.managedProperty().bind(onPaper);
        hidden.getStyleClass().add(Styles.TEXT_MUTED);
        getChildren().setAll(fields.emblem("unlock.sheet.title"), step(3), fields.sentence("unlock.sheet.why"), groups, ways, hidden,
                asked, fields.problem(problem), enter, progress());
        first = ways.getChildren().getFirst();
    }

    private byte[] page() {
        return RecoveryPage.pdf(words, String.valueOf(model.folderProperty().get().getFileName()), model.groups());
    }

    private void print(BooleanProperty onPaper) {
        background.run(this::page, pdf -> outside.print(pdf, "Havre", printed -> {
            Arrays.fill(pdf, (byte) 0);
            if (printed) onPaper.set(true);
        }), problem::set);
    }

    private void save(BooleanProperty onPaper) {
        outside.saveAs(words.now("unlock.sheet.save"), words.now("unlock.sheet.file")).ifPresent(target -> background.run(() -> {
            byte[] page = page();
            Exporting.write(DocumentSource.of(page), target);   // for the eyes of this user only
            Arrays.fill(page, (byte) 0);
            return target;
        }, _ -> onPaper.set(true), problem::set));
    }

    private Node step(int number) {
        Label step = fields.sentence("unlock.create.step." + number);
        step.getStyleClass().add(Styles.TEXT_MUTED);
        return step;
    }

    private Node progress() {
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(model.busyProperty());
        progress.managedProperty().bind(model.busyProperty());
        progress.accessibleTextProperty().bind(words.bound("unlock.opening"));
        return progress;
    }
}
