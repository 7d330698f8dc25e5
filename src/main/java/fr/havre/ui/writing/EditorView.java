package fr.havre.ui.writing;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentId;
import fr.havre.documents.writing.LetterTemplate;
import fr.havre.documents.writing.Reading;
import fr.havre.documents.writing.Signatories;
import fr.havre.documents.writing.WritingKind;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.recipients.RecipientField;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.viewer.PaperView;
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
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** A text being written, the sheet beside it. Ctrl and Enter sign it or give it to sign; Escape leaves it as a draft. */
public final class EditorView extends VBox {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final Duration PAUSE = Duration.seconds(1);

    private final EditorViewModel model;
    private final Surroundings around;
    private final InstantSource time;
    private final Consumer<DocumentId> send;
    private final LiveWords words;
    private final Fields fields;
    private final IdentityBanner banner;
    private final PaperView paper;
    private final CodedPane coded;
    private final TextField title = new TextField();
    private final TextArea body = new TextArea();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private List<News.Listening> listening = List.of();
    /** The key that signs has not been let go since. */
    private boolean held;

    /**
     * Over a model that was told which text.
     *
     * @param send opens what sends a document
     */
    public EditorView(EditorViewModel model, Surroundings around, InstantSource time, Consumer<DocumentId> send) {
        this.model = model;
        this.around = around;
        this.time = time;
        this.send = send;
        words = around.words();
        fields = new Fields(words);
        banner = new IdentityBanner(words);
        paper = new PaperView(around);
        coded = new CodedPane(words);
        getStyleClass().addAll("page", "writing");
        getChildren().addAll(head(), banner, back(), new PdfOnlyLabel(model.readingProperty(), model.maySign(), words),
                fields.problem(model.problemProperty()), meanwhile(), halves());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        addEventFilter(KeyEvent.KEY_RELEASED, event -> held &= event.getCode() != KeyCode.ENTER);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            close();
            event.consume();
        });
        pause.setOnFinished(_ -> model.pause());
        model.unsavedProperty().addListener((_, _, now) -> again(now));
        List.of(model.titleProperty(), model.addresseeProperty(), model.bodyProperty())
                .forEach(each -> each.addListener((_, _, _) -> again(model.unsavedProperty().get())));
        model.readingProperty().addListener((_, _, _) -> refresh());
        sceneProperty().addListener((_, _, scene) -> {
            listening.forEach(News.Listening::close);
            listening = scene == null ? List.of() : model.follow(around.news());
            if (scene == null) keep();
        });
        refresh();
    }

    /** The keys of the editor, for the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("writing.editor", List.of(key("finish", "Shortcut+Enter"), key("snippet", "Tab"), key("draft", "Esc")));
    }

    private static Actions.ScreenKey key(String words, String key) {
        return new Actions.ScreenKey("writing.key." + words, KeyCombination.valueOf(key));
    }

    private void again(boolean unsaved) {
        if (unsaved) pause.playFromStart();
    }

    private Node head() {
        Label heading = new Label();
        heading.textProperty().bind(Bindings.createStringBinding(() -> words.now(model.corrects() ? "writing.correction"
                : model.kind() == WritingKind.SUMMARY ? "writing.summary" : "writing.letter"), model.readingProperty(), words.languageProperty()));
        heading.getStyleClass().add(Styles.TITLE_2);
        Button main = fields.button(model.maySign() ? "writing.sign" : "writing.give", this::finish);
        main.setGraphic(new FontIcon("fth-check"));
        main.getStyleClass().add(Styles.ACCENT);
        FlowPane line = new FlowPane(12, 8, heading, main);
        if (model.maySign()) {
            line.getChildren().addAll(busy(fields.button("writing.sign.send", () -> model.sign(this::signedToSend))),
                    busy(fields.button("writing.give", this::give)));
        }
        busy(main);
        Label kept = fields.sentence(Bindings.createStringBinding(() -> words.now(model.unsavedProperty().get()
                ? "writing.keeping" : "writing.kept"), model.unsavedProperty(), words.languageProperty()));
        kept.getStyleClass().add(Styles.TEXT_MUTED);
        line.getChildren().addAll(fields.button("writing.leave", this::close),
                fields.button("writing.discard", () -> model.discard(around.navigator()::back)), kept);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Button busy(Button button) {
        button.disableProperty().bind(model.busyProperty().or(model.readingProperty().isNull()).or(model.theirsProperty().isNotNull()));
        return button;
    }

    /** Why it was sent back. */
    private Node back() {
        Label why = new Label();
        why.textProperty().bind(Bindings.createStringBinding(() -> model.readingProperty().get() == null ? ""
                : model.readingProperty().get().writing().reason().map(said -> words.now("writing.back", said)).orElse(""),
                model.readingProperty(), words.languageProperty()));
        why.getStyleClass().add("writing-back");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        why.setMaxWidth(Double.MAX_VALUE);
        why.visibleProperty().bind(why.textProperty().isNotEmpty());
        why.managedProperty().bind(why.visibleProperty());
        return why;
    }

    /** Somebody else changed it: which words stay is said here. */
    private Node meanwhile() {
        FlowPane ask = new FlowPane(8, 8, fields.sentence("writing.meanwhile"), fields.button("writing.meanwhile.mine", model::keepMine),
                fields.button("writing.meanwhile.theirs", model::takeTheirs));
        ask.getStyleClass().add("writing-back");
        ask.setMinHeight(USE_PREF_SIZE);
        ask.visibleProperty().bind(model.theirsProperty().isNotNull());
        ask.managedProperty().bind(ask.visibleProperty());
        return ask;
    }

    private Node halves() {
        ScrollPane form = new ScrollPane(form());
        form.setFitToWidth(true);
        form.setFocusTraversable(false);
        form.getStyleClass().add("writing-plain");
        form.setMinWidth(0);
        VBox.setVgrow(paper, Priority.ALWAYS);
        VBox sheet = new VBox(8, paper, coded);
        sheet.setMinWidth(0);
        sheet.getStyleClass().add("writing-sheet");
        SplitPane halves = new SplitPane(form, sheet);
        halves.setDividerPositions(0.5);
        VBox.setVgrow(halves, Priority.ALWAYS);
        return halves;
    }

    private Node form() {
        title.textProperty().bindBidirectional(model.titleProperty());
        TextArea to = new TextArea();
        to.textProperty().bindBidirectional(model.addresseeProperty());
        to.setPrefRowCount(3);
        Fields.leaveByTab(to);
        for (TextInputControl each : List.of(title, to, body)) each.editableProperty().bind(model.settlingProperty().not());
        body.textProperty().bindBidirectional(model.bodyProperty());
        body.setWrapText(true);
        body.setPrefRowCount(16);
        body.addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
        RecipientField mailboxes = new RecipientField(model.mailboxes(), words, time);
        mailboxes.disableProperty().bind(model.settlingProperty());
        Label whose = new Label();
        whose.textProperty().bind(words.bound("writing.field.mailboxes"));
        whose.setLabelFor(mailboxes.input());
        ComboBox<Signatories.Candidate> signer = fields.choice(model.signers(), Signatories.Candidate::name);
        signer.valueProperty().bindBidirectional(model.signerProperty());
        signer.promptTextProperty().bind(words.bound("writing.signer.any"));
        CheckBox large = new CheckBox();
        large.textProperty().bind(words.bound("writing.large"));
        large.selectedProperty().bindBidirectional(model.largeProperty());
        Label hint = fields.sentence("writing.hint");
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        FlowPane texts = new FlowPane(10, 8, templates(), fields.button("writing.template.keep", () -> model.keepAsTemplate(() ->
                around.notices().say(() -> words.now("writing.template.kept")))));
        texts.visibleProperty().bind(model.readingProperty().map(read -> read.writing().written().kind() == WritingKind.LETTER)
                .orElse(false));
        texts.managedProperty().bind(texts.visibleProperty());
        Label remarks = fields.sentence("writing.remarks");
        remarks.visibleProperty().bind(model.readingProperty().map(read -> read.writing().written().kind() == WritingKind.SUMMARY)
                .orElse(false));
        remarks.managedProperty().bind(remarks.visibleProperty());
        VBox form = new VBox(12, texts, remarks, fields.labelled("writing.field.title", title), new VBox(6, whose, mailboxes),
                fields.labelled("writing.field.to", to), fields.labelled("writing.field.body", body), hint,
                fields.labelled("writing.field.signer", signer), large);
        form.getStyleClass().add("writing-form");
        return form;
    }

    private Node templates() {
        MenuButton menu = new MenuButton();
        menu.textProperty().bind(words.bound("writing.template"));
        menu.accessibleTextProperty().bind(menu.textProperty());
        menu.setMinWidth(USE_PREF_SIZE);
        model.templates().addListener((ListChangeListener<LetterTemplate>) _ -> menu.getItems()
                .setAll(model.templates().stream().map(each -> {
                    MenuItem item = new MenuItem(each.name());
                    item.setOnAction(_ -> model.use(each));
                    return item;
                }).toList()));
        return menu;
    }

    private void refresh() {
        Reading read = model.readingProperty().get();
        if (read == null) {
            banner.clear();
            paper.clear();
            return;
        }
        banner.show(read.patient(), LocalDate.ofInstant(time.instant(), FRANCE));
        paper.show(read.pdf());
        coded.show(read.profile());
    }

    private void keys(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER || !event.isShortcutDown()) return;
        event.consume();
        if (held) return;
        held = true;
        finish();
    }

    /** A word that is a snippet's becomes its text; else Tab goes on, as everywhere. */
    private void tab(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB || event.isShortcutDown()) return;
        event.consume();
        int caret = body.getCaretPosition();
        int from = caret;
        while (from > 0 && !Character.isWhitespace(body.getText().charAt(from - 1))) from--;
        int begin = from;
        String word = body.getText(begin, caret);
        if (event.isShiftDown()) title.requestFocus();
        else if (word.isEmpty()) body.requestFocusTraversal(javafx.scene.TraversalDirection.NEXT);
        else model.snippet(word, filled -> body.replaceText(begin, caret, filled), () ->
                body.requestFocusTraversal(javafx.scene.TraversalDirection.NEXT));
    }

    /** The main thing: signed by who may, else given to sign. */
    private void finish() {
        if (model.maySign()) model.sign(this::signed);
        else give();
    }

    private void give() {
        model.give(() -> {
            around.notices().say(() -> words.now("writing.given"));
            around.navigator().back();
        });
    }

    private void signed(DocumentId document) {
        around.notices().say(() -> words.now(model.corrects() ? "writing.corrected" : "writing.signed"));
        around.navigator().back();
    }

    private void signedToSend(DocumentId document) {
        around.navigator().back();
        send.accept(document);
    }

    private void keep() {
        pause.stop();
        model.pause();
    }

    /** Back to where it was begun; what was never begun is not kept. */
    private void close() {
        if (model.empty()) model.discard(around.navigator()::back);
        else around.navigator().back();
    }

    /** Where one begins. */
    public Node firstField() {
        return body;
    }
}
