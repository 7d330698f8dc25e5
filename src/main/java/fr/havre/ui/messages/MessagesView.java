package fr.havre.ui.messages;

import atlantafx.base.theme.Styles;
import fr.havre.ui.Desk;
import fr.havre.ui.FrenchKeys;
import fr.havre.ui.LiveWords;
import fr.havre.ui.MailDesk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.home.Pulse;
import fr.havre.ui.letters.Writing;
import fr.havre.ui.messages.MessageCommands.Act;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.Actions.ScreenKey;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.shell.Place;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Messages: the lists, and beside them the one that is read. Everything by keys. */
public final class MessagesView extends VBox {
    private static final List<ScreenKey> KEYS = List.of(key("next", "J"), key("previous", "K"), key("file", "Enter"),
            key("other", "P"), key("leave", "X"), key("write", "N"), key("answer", "R"), key("answer-all", "Shift+R"),
            key("done", "T"), key("assign", "A"), key("note", "M"), key("unread", "U"), key("chart", "O"), key("search", "/"),
            key("fetch", "F5"), key("shelves", "1"));

    private final MessagesViewModel model;
    private final MessageCommands commands;
    private final DraftsPane drafts;
    private final FetchViewModel fetching;
    private final FetchBar fetchBar;
    private final Writing writing;
    private final LiveWords words;
    private final Fields fields;
    private final MessageWords messageWords;
    private final ShelfBar shelves;
    private final ReadingPane reading;
    private final ListView<MessageRow> list = new ListView<>();
    private final TextField search = new TextField();
    private final Surroundings around;
    private boolean following;

    /** The keys of messages, for the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("messages.title", KEYS);
    }

    private static ScreenKey key(String words, String key) {
        return new ScreenKey("messages.keys." + words, KeyCombination.valueOf(key));
    }

    public MessagesView(Desk desk, MailDesk mail, MessagesViewModel model, Surroundings around, Writing writing,
            InstantSource time) {
        this.model = model;
        this.around = around;
        this.writing = writing;
        words = around.words();
        fields = new Fields(words);
        messageWords = new MessageWords(words);
        commands = new MessageCommands(desk, model, new SentActs(model, desk, mail, around.background()), around, writing);
        drafts = new DraftsPane(new DraftsViewModel(desk, mail, around.background()), words, writing::open);
        fetching = new FetchViewModel(desk, mail, around.background(), time);
        fetchBar = new FetchBar(fetching, words, time);
        shelves = new ShelfBar(model, drafts.model(), words);
        reading = new ReadingPane(desk, model, commands, around, time);
        getStyleClass().addAll("page", "messages");
        getChildren().addAll(head(), fetchBar.problems(fields), shelves, fields.problem(model.problemProperty()), halves(time));
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) return;
            drafts.model().load();
            fetching.load();
            list.requestFocus();
        });
        Pulse.of(this, () -> {
            model.tick();
            drafts.model().tick();
            fetching.tick();
        }, () -> {
            List<fr.havre.ui.News.Listening> all = new java.util.ArrayList<>(model.follow(around.news()));
            all.addAll(drafts.model().follow(around.news()));
            all.addAll(fetching.follow(around.news()));
            return all;
        });
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(words.bound("messages.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        Button write = fields.button("messages.write", writing::write);
        write.setGraphic(new FontIcon("fth-edit"));
        write.getStyleClass().add(Styles.ACCENT);
        FlowPane line = new FlowPane(14, 8, title, write, fetchBar, new MailboxChoice(model, words));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node halves(InstantSource time) {
        search.promptTextProperty().bind(words.bound("messages.search"));
        search.accessibleTextProperty().bind(search.promptTextProperty());
        search.getStyleClass().add("search-field");
        search.textProperty().bindBidirectional(model.typedProperty());
        list.setItems(model.rows());
        list.getStyleClass().add("message-list");
        list.accessibleTextProperty().bind(words.bound("messages.title"));
        list.setCellFactory(_ -> new MessageCell(messageWords, time, model::more));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!following && row != null) model.choose(row);
        });
        model.chosenProperty().addListener((_, _, _) -> follow());
        model.rows().addListener((ListChangeListener<MessageRow>) _ -> follow());
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        StackPane place = new StackPane(list, calm(), drafts);
        drafts.visibleProperty().bind(model.shelfProperty().isEqualTo(Shelf.DRAFTS).and(model.typedProperty().isEmpty()));
        list.visibleProperty().bind(drafts.visibleProperty().not());
        VBox.setVgrow(place, Priority.ALWAYS);
        VBox left = new VBox(8, search, place);
        left.setMinWidth(0);
        StackPane right = new StackPane(reading, nothing());
        SplitPane halves = new SplitPane(left, right);
        halves.setDividerPositions(0.4);
        VBox.setVgrow(halves, Priority.ALWAYS);
        return halves;
    }

    /** The list shows what is chosen, whoever chose it. */
    private void follow() {
        following = true;
        try {
            MessageRow row = model.chosenProperty().get();
            int at = row == null ? -1 : model.rows().indexOf(row);
            if (at < 0) list.getSelectionModel().clearSelection();
            else list.getSelectionModel().clearAndSelect(at);
        } finally {
            following = false;
        }
    }

    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (escape()) event.consume();
            return;
        }
        if (event.getCode() == KeyCode.F5) {
            fetching.fetchNow();
            event.consume();
            return;
        }
        if (event.isShortcutDown() || event.isAltDown() || event.getTarget() instanceof TextInputControl) {
            if (event.getCode() == KeyCode.DOWN && search.equals(event.getTarget())) list.requestFocus();
            return;
        }
        if (handled(event)) event.consume();
    }

    private boolean handled(KeyEvent event) {
        if (shelves.choose(event)) return true;
        switch (FrenchKeys.read(event).getCode()) {
            case KeyCode.J -> model.step(1);
            case KeyCode.K -> model.step(-1);
            case KeyCode.N -> writing.write();
            case KeyCode.R -> commands.run(event.isShiftDown() ? Act.ANSWER_ALL : Act.ANSWER);
            case KeyCode.T -> commands.run(Act.DONE);
            case KeyCode.A -> commands.run(Act.ASSIGN);
            case KeyCode.M -> commands.run(Act.NOTE);
            case KeyCode.U -> commands.run(Act.UNREAD);
            case KeyCode.O -> commands.chart();
            case KeyCode.SLASH, KeyCode.DIVIDE -> search.requestFocus();
            case KeyCode.P, KeyCode.X, KeyCode.ENTER -> {
                return tray(event);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Enter on a button or a link is theirs. */
    private boolean tray(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !list.equals(event.getTarget())) return false;
        if (!commands.inTray()) {
            if (event.getCode() == KeyCode.ENTER) reading.focusText();
            return event.getCode() == KeyCode.ENTER;
        }
        switch (event.getCode()) {
            case KeyCode.P -> commands.other();
            case KeyCode.X -> commands.leave();
            default -> commands.fileAsProposed();
        }
        return true;
    }

    /** One step back at a time: out of a file, out of the search, out of here. */
    private boolean escape() {
        if (reading.closeFile()) return true;
        if (!model.typedProperty().get().isEmpty()) {
            model.typedProperty().set("");
            list.requestFocus();
            return true;
        }
        return false;
    }

    private Node calm() {
        Label sentence = new Label();
        sentence.textProperty().bind(Bindings.createStringBinding(this::calmWords, model.loadedProperty(), model.shelfProperty(),
                model.typedProperty(), model.mailboxesProperty(), model.completeProperty(), words.languageProperty()));
        sentence.getStyleClass().add("message-calm");
        sentence.setWrapText(true);
        Button settings = fields.button("messages.to-settings", () -> around.navigator().go(Place.SETTINGS));
        settings.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.loadedProperty().get()
                && model.mailboxesProperty().get().isEmpty(), model.loadedProperty(), model.mailboxesProperty()));
        settings.managedProperty().bind(settings.visibleProperty());
        VBox calm = new VBox(8, sentence, settings);
        calm.setAlignment(Pos.CENTER);
        calm.setPickOnBounds(false);
        calm.visibleProperty().bind(Bindings.isEmpty(model.rows()).and(drafts.visibleProperty().not())
                .and(model.problemProperty().isNull()));
        return calm;
    }

    private String calmWords() {
        if (!model.loadedProperty().get()) return words.now("messages.loading");
        if (!model.typedProperty().get().isBlank()) {
            return words.now(model.completeProperty().get() ? "messages.nothing-found" : "messages.index-building");
        }
        if (model.mailboxesProperty().get().isEmpty()) return words.now("messages.no-mailbox");
        return words.now("messages.empty." + model.shelfProperty().get());
    }

    private Node nothing() {
        Label sentence = fields.sentence(Bindings.createStringBinding(() -> words.now(drafts.isVisible() ? "messages.choose.draft"
                : "messages.choose"), drafts.visibleProperty(), words.languageProperty()));
        sentence.getStyleClass().add("message-calm");
        sentence.setMouseTransparent(true);
        sentence.visibleProperty().unbind();
        sentence.visibleProperty().bind(model.openProperty().isNull()
                .and(Bindings.isNotEmpty(model.rows()).or(drafts.visibleProperty())));
        return sentence;
    }

    public Node firstField() {
        return list;
    }
}
