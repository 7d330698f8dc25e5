package fr.havre.ui.letters;

import atlantafx.base.theme.Styles;
import fr.havre.access.Permission;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.Template;
import fr.havre.patients.Patient;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.Actions.ScreenKey;
import fr.havre.ui.shell.Fields;
import fr.havre.vault.FrenchZone;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** A letter being written. Ctrl and Enter send it; Escape leaves it among the drafts. */
public final class LetterView extends VBox {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final Duration PAUSE = Duration.seconds(1);

    private final LetterViewModel model;
    private final Desk desk;
    private final Surroundings around;
    private final InstantSource time;
    private final Consumer<List<MessageId>> sent;
    private final LiveWords words;
    private final Fields fields;
    private final ToPane to;
    private final DocumentsPane documents;
    private final TextArea text = new TextArea();
    private final PauseTransition pause = new PauseTransition(PAUSE);

    /** The keys of a letter, for the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("letters.title", List.of(key("send", "Shortcut+Enter"), key("snippet", "Shortcut+Space"),
                key("leave", "Esc")));
    }

    private static ScreenKey key(String words, String key) {
        return new ScreenKey("letters.keys." + words, KeyCombination.valueOf(key));
    }

    /** @param sent told once it is queued */
    public LetterView(Desk desk, LetterViewModel model, Surroundings around, InstantSource time,
            Consumer<List<MessageId>> sent) {
        this.model = model;
        this.desk = desk;
        this.around = around;
        this.time = time;
        this.sent = sent;
        words = around.words();
        fields = new Fields(words);
        to = new ToPane(model, words, time);
        documents = new DocumentsPane(model, around);
        getStyleClass().addAll("page", "letter");
        ScrollPane page = new ScrollPane(form());
        page.setFitToWidth(true);
        page.setFocusTraversable(false);
        page.getStyleClass().add("letter-page");
        VBox.setVgrow(page, Priority.ALWAYS);
        getChildren().addAll(head(), whose(), new GuardPane(model.sending(), words, this::inParts),
                fields.problem(model.problemProperty()), page);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            close();
            event.consume();
        });
        pause.setOnFinished(_ -> model.pause());
        List.of(model.labelProperty(), model.textProperty()).forEach(each -> each.addListener((_, _, _) -> pause.playFromStart()));
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) keep();
        });
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(Bindings.createStringBinding(() -> words.now(model.answeredProperty().get() == null
                ? "letters.title" : "letters.title.answer"), model.answeredProperty(), words.languageProperty()));
        title.getStyleClass().add(Styles.TITLE_2);
        Button send = fields.button("letters.send", this::send);
        send.setGraphic(new FontIcon("fth-send"));
        send.getStyleClass().add(Styles.ACCENT);
        send.disableProperty().bind(model.sending().busyProperty().or(model.loadedProperty().not()));
        boolean may = desk.session().may(Permission.SEND_MESSAGE);
        send.setVisible(may);
        send.setManaged(may);
        Label kept = fields.sentence(Bindings.createStringBinding(() -> words.now(model.unsavedProperty().get()
                ? "letters.keeping" : may ? "letters.kept" : "letters.kept.to-be-sent"), model.unsavedProperty(), words.languageProperty()));
        kept.getStyleClass().add(Styles.TEXT_MUTED);
        FlowPane line = new FlowPane(14, 8, title, send, fields.button("letters.leave", this::close),
                fields.button("letters.discard", () -> model.discard(around.navigator()::back)), kept);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node whose() {
        IdentityBanner banner = new IdentityBanner(words);
        banner.managedProperty().bind(banner.visibleProperty());
        banner.actions().getChildren().addAll(fields.button("letters.about.other", this::choosePatient),
                fields.button("letters.about.nobody", () -> model.about(null)));
        Button about = fields.button("letters.about", this::choosePatient);
        about.setGraphic(new FontIcon("fth-user"));
        about.visibleProperty().bind(model.patientProperty().isNull().and(model.loadedProperty()));
        about.managedProperty().bind(about.visibleProperty());
        model.patientProperty().addListener((_, _, patient) -> show(banner, patient));
        show(banner, model.patientProperty().get());
        return new VBox(banner, about);
    }

    private void show(IdentityBanner banner, Patient patient) {
        if (patient == null) banner.clear();
        else banner.show(patient, LocalDate.ofInstant(time.instant(), FRANCE));
    }

    private void choosePatient() {
        WhoseSheet sheet = new WhoseSheet(desk, around, patient -> {
            around.sheets().close();
            model.about(patient);
        });
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    private Node form() {
        TextField label = new TextField();
        label.textProperty().bindBidirectional(model.labelProperty());
        label.promptTextProperty().bind(words.bound("letters.label.prompt"));
        text.textProperty().bindBidirectional(model.textProperty());
        text.setWrapText(true);
        text.setPrefRowCount(12);
        Fields.leaveByTab(text);
        Label missing = fields.sentence(Bindings.createStringBinding(() -> model.missing().isEmpty() ? ""
                : words.now("letters.missing", String.join(", ", model.missing())), model.missing(), words.languageProperty()));
        VBox form = new VBox(12, from(), to, fields.labelled("letters.label", label), texts(),
                fields.labelled("letters.text", text), missing, documents, new LetterOptions(model, words), answered());
        form.getStyleClass().add("letter-form");
        return form;
    }

    private Node from() {
        ComboBox<Mailbox> box = fields.choice(model.mailboxes(), one -> one.name() + " (" + one.address().value() + ")");
        Runnable follow = () -> box.setValue(model.mailboxes().stream().filter(each -> each.id().equals(model.mailboxProperty().get()))
                .findFirst().orElse(null));
        model.mailboxProperty().addListener((_, _, _) -> follow.run());
        model.mailboxes().addListener((ListChangeListener<Mailbox>) _ -> follow.run());
        box.setOnAction(_ -> {
            if (box.getValue() != null) model.mailboxProperty().set(box.getValue().id());
        });
        Node labelled = fields.labelled("letters.from", box);
        labelled.visibleProperty().bind(Bindings.size(model.mailboxes()).greaterThan(1));
        labelled.managedProperty().bind(labelled.visibleProperty());
        return labelled;
    }

    private Node texts() {
        MenuButton menu = new MenuButton();
        menu.textProperty().bind(words.bound("letters.texts"));
        menu.accessibleTextProperty().bind(menu.textProperty());
        menu.setMinWidth(USE_PREF_SIZE);
        model.texts().addListener((ListChangeListener<Template>) _ -> menu.getItems().setAll(model.texts().stream().map(each -> {
            MenuItem item = new MenuItem(each.name());
            item.setOnAction(_ -> model.use(each));
            return item;
        }).toList()));
        menu.visibleProperty().bind(Bindings.isNotEmpty(model.texts()));
        menu.managedProperty().bind(menu.visibleProperty());
        return menu;
    }

    /** What is answered, to be read while one writes. */
    private Node answered() {
        Label words = fields.sentence(Bindings.createStringBinding(() -> model.answeredProperty().get() == null ? ""
                : model.answeredProperty().get().text(), model.answeredProperty()));
        words.getStyleClass().add("letter-answered");
        Label title = fields.sentence("letters.answered");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        VBox whole = new VBox(6, title, words);
        whole.visibleProperty().bind(model.answeredProperty().isNotNull());
        whole.managedProperty().bind(whole.visibleProperty());
        return whole;
    }

    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) send();
        else if (event.getCode() == KeyCode.SPACE && event.isShortcutDown() && text.equals(event.getTarget())) snippet();
        else return;
        event.consume();
    }

    private void snippet() {
        int caret = text.getCaretPosition();
        int from = caret;
        while (from > 0 && !Character.isWhitespace(text.getText().charAt(from - 1))) from--;
        int begin = from;
        String word = text.getText(begin, caret);
        if (!word.isEmpty()) model.snippet(word, filled -> text.replaceText(begin, caret, filled));
    }

    private void send() {
        if (!desk.session().may(Permission.SEND_MESSAGE)) return;
        to.takeTyped();
        model.sending().send(sent);
    }

    private void inParts() {
        model.sending().sendInParts(sent);
    }

    /** Out of sight, by whatever way: what was typed is kept. */
    private void keep() {
        pause.stop();
        model.pause();
    }

    /** Back to where it was begun; what was never begun is not kept. */
    private void close() {
        if (model.loadedProperty().get() && model.empty()) model.discard(around.navigator()::back);
        else around.navigator().back();
    }

    /** Where one begins: with the recipients, or the words where those are known. */
    public void focusFirst() {
        if (model.recipients().isEmpty()) to.input().requestFocus();
        else text.requestFocus();
    }
}
