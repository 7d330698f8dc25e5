package fr.havre.ui.settings;

import atlantafx.base.theme.Styles;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.MailboxProblem;
import fr.havre.messaging.SignIn;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.settings.MailboxesViewModel.Said;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.words.ErrorWords;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

/** Secure mailboxes: which there are, and one of them described, tested and kept. One sentence for each problem. */
final class MailboxesSection extends VBox {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT);

    private final MailboxesViewModel model;
    private final MailboxFields values;
    private final Surroundings around;
    private final LiveWords words;
    private final Fields fields;

    MailboxesSection(MailboxesViewModel model, Surroundings around) {
        super(14);
        this.model = model;
        this.values = model.fields();
        this.around = around;
        words = around.words();
        fields = new Fields(words);
        getStyleClass().add("settings-page");
        getChildren().addAll(fields.title("settings.mailboxes"), which(), text("settings.mailbox.address", values.address),
                text("settings.mailbox.name", values.name), choice("settings.mailbox.kind", values.kind, MailboxKind.values(),
                        words::label), fields.button("settings.mailbox.discover", model::discover),
                server("settings.mailbox.imap", values.imap), server("settings.mailbox.smtp", values.smtp),
                choice("settings.mailbox.method", values.method, SignIn.Method.values(),
                        each -> words.now("settings.mailbox.method." + each)), secret(), renewal(), certificate(), trusted(), revocation(), day(),
                answer(), buttons());
    }

    /** The mailboxes there are, and a new one. */
    private Node which() {
        FlowPane line = new FlowPane(6, 6);
        Runnable fill = () -> {
            ToggleGroup group = new ToggleGroup();
            line.getChildren().setAll(model.mailboxes().stream().map(each -> toggle(group, each)).toList());
            ToggleButton another = new ToggleButton();
            another.textProperty().bind(words.bound("settings.mailbox.new"));
            another.accessibleTextProperty().bind(another.textProperty());
            another.setToggleGroup(group);
            another.setSelected(model.chosenProperty().get() == null);
            another.setOnAction(_ -> model.chosenProperty().set(null));
            line.getChildren().add(another);
        };
        model.mailboxes().addListener((ListChangeListener<Mailbox>) _ -> fill.run());
        model.chosenProperty().addListener((_, _, _) -> fill.run());
        fill.run();
        return line;
    }

    private ToggleButton toggle(ToggleGroup group, Mailbox mailbox) {
        ToggleButton button = new ToggleButton(mailbox.name());
        button.setAccessibleText(mailbox.name());
        button.setToggleGroup(group);
        Mailbox now = model.chosenProperty().get();
        button.setSelected(now != null && now.id().equals(mailbox.id()));
        button.setOnAction(_ -> model.chosenProperty().set(mailbox));
        return button;
    }

    private Node server(String key, MailboxFields.ServerFields server) {
        TextField port = new TextField();
        port.textProperty().bindBidirectional(server.port);
        port.setPrefColumnCount(5);
        return new FlowPane(10, 6, text(key, server.host), fields.labelled("settings.mailbox.port", port),
                choice("settings.mailbox.security", server.security, Security.values(),
                        each -> words.now("settings.mailbox.security." + each)));
    }

    private Node secret() {
        return shownFor(secret("settings.mailbox.secret", values.secret), values.method.isNotEqualTo(SignIn.Method.CERTIFICATE));
    }

    private Node secret(String key, StringProperty value) {
        PasswordField field = new PasswordField();
        field.textProperty().bindBidirectional(value);
        field.promptTextProperty().bind(Bindings.when(model.chosenProperty().isNotNull()).then(words.bound("settings.token.kept"))
                .otherwise(""));
        return fields.labelled(key, field);
    }

    private Node renewal() {
        return shownFor(new VBox(14, text("settings.mailbox.renewal", values.renewal),
                text("settings.mailbox.renewal-client", values.renewalClient),
                secret("settings.mailbox.renewal-secret", values.renewalSecret),
                secret("settings.mailbox.renewal-token", values.renewalToken)), values.method.isEqualTo(SignIn.Method.XOAUTH2)
                .or(values.method.isEqualTo(SignIn.Method.OAUTHBEARER)));
    }

    private Node certificate() {
        PasswordField opens = new PasswordField();
        opens.textProperty().bindBidirectional(values.certificateSecret);
        return shownFor(new VBox(10, file("settings.mailbox.certificate", values.certificate),
                fields.labelled("settings.mailbox.certificate-secret", opens)), values.method.isEqualTo(SignIn.Method.CERTIFICATE));
    }

    private static Node shownFor(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    private Node trusted() {
        return file("settings.mailbox.trusted", values.trusted);
    }

    private Node file(String key, ObjectProperty<Path> file) {
        Button choose = fields.button(key, () -> around.outside().files(words.now(key)).stream().findFirst().ifPresent(file::set));
        Label name = fields.sentence(Bindings.createStringBinding(() -> file.get() == null ? "" : String.valueOf(file.get()
                .getFileName()), file));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        return new FlowPane(10, 6, choose, name);
    }

    private Node revocation() {
        CheckBox box = new CheckBox();
        box.textProperty().bind(words.bound("settings.mailbox.revocation"));
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(values.revocation);
        return box;
    }

    private Node day() {
        DatePicker day = new DatePicker();
        day.setConverter(new LocalDateStringConverter(SHOWN, TYPED));       // not as the computer's own language writes it
        day.valueProperty().bindBidirectional(values.fromDay);
        return fields.labelled("settings.mailbox.from", day);
    }

    /** What the last act came to; of a test that failed, where and why. */
    private Node answer() {
        Label good = fields.sentence(Bindings.createStringBinding(() -> model.saidProperty().get() == Said.NOTHING ? ""
                : words.now("settings.mailbox.said." + model.saidProperty().get()), model.saidProperty(), words.languageProperty()));
        good.getStyleClass().add(Styles.SUCCESS);
        Label bad = fields.sentence(Bindings.createStringBinding(() -> model.problems().stream().map(this::sentence)
                .collect(Collectors.joining("\n")), model.problems(), words.languageProperty()));
        bad.getStyleClass().add(Styles.DANGER);
        return new VBox(6, good, bad, fields.problem(model.problemProperty()));
    }

    private String sentence(MailboxProblem problem) {
        return words.now("settings.mailbox.problem", words.label(problem.step()), new ErrorWords(words.languageProperty().get())
                .sentence(problem.code()), problem.status().orElse("")).strip();
    }

    private Node buttons() {
        Button save = fields.button("settings.save", model::save);
        save.getStyleClass().add(Styles.ACCENT);
        Button test = fields.button("settings.test", model::test);
        Button close = fields.button("settings.mailbox.close", model::close);
        close.visibleProperty().bind(model.chosenProperty().isNotNull());
        close.managedProperty().bind(close.visibleProperty());
        ProgressBar progress = new ProgressBar();
        progress.visibleProperty().bind(model.busyProperty());
        progress.accessibleTextProperty().bind(words.bound("settings.testing"));
        for (Button each : new Button[] {save, test, close}) each.disableProperty().bind(model.busyProperty());
        return new FlowPane(10, 6, save, test, close, progress);
    }

    private Node text(String key, StringProperty value) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        return fields.labelled(key, field);
    }

    private <T> Node choice(String key, ObjectProperty<T> value, T[] all, Function<T, String> label) {
        ComboBox<T> box = fields.choice(FXCollections.observableArrayList(all), label);
        box.valueProperty().bindBidirectional(value);
        return fields.labelled(key, box);
    }
}
