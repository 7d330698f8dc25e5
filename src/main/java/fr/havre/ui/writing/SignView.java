package fr.havre.ui.writing;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentId;
import fr.havre.documents.writing.WritingId;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.ChosenRow;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.shell.TwoPills;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What waits on the left, the sheet on the right. S signs it and goes to the next; R sends it back; Enter opens it. */
public final class SignView extends VBox {
    private final SignViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final SignWords signWords;
    private final Consumer<WritingId> editor;
    private final Consumer<DocumentId> send;
    private final ListView<SignRow> list = new ListView<>();
    private final SignDetail detail;
    private List<News.Listening> listening = List.of();
    /** The key that signs has not been let go since. */
    private boolean held;

    /**
     * Made anew each time one goes there.
     *
     * @param editor opens a text to be written
     * @param send opens what sends a document
     */
    public SignView(SignViewModel model, Surroundings around, InstantSource time, Consumer<WritingId> editor,
            Consumer<DocumentId> send) {
        this.model = model;
        this.around = around;
        this.editor = editor;
        this.send = send;
        words = around.words();
        signWords = new SignWords(words);
        detail = new SignDetail(model, around, time, new SignDetail.Acts(this::sign, this::signAndSend, this::sendBack, this::open));
        detail.onEscape(list::requestFocus);
        getStyleClass().addAll("page", "sign");
        getChildren().addAll(head(), new Fields(words).problem(model.problemProperty()), halves());
        addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
        addEventFilter(KeyEvent.KEY_RELEASED, event -> held &= event.getCode() != KeyCode.S);
        sceneProperty().addListener((_, _, scene) -> shown(scene != null));
    }

    /** Names the keys of the screen in the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("writing.title", List.of(key("sign", "S"), key("back", "R"), key("open", "Enter"), key("leave", "Esc")));
    }

    private static Actions.ScreenKey key(String words, String key) {
        return new Actions.ScreenKey("writing.key." + words, KeyCombination.valueOf(key));
    }

    private void shown(boolean now) {
        listening.forEach(News.Listening::close);
        listening = now ? model.follow(around.news()) : List.of();
        if (now) model.read();
    }

    public Node firstField() {
        return list;
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(words.bound("writing.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        title.setMinWidth(USE_PREF_SIZE);
        TwoPills both = new TwoPills(words, "writing.waiting", "writing.unfinished", model.unfinishedProperty());
        both.setVisible(model.maySign());
        both.setManaged(model.maySign());
        FlowPane line = new FlowPane(14, 8, title, both);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node halves() {
        list.setItems(model.rows());
        list.accessibleTextProperty().bind(words.bound("writing.title"));
        list.setCellFactory(_ -> new SignCell(signWords));
        list.getStyleClass().add("sign-list");
        ChosenRow.follow(list, model.chosenProperty());
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) open();
        });
        SplitPane halves = new SplitPane(new StackPane(list, calm()), detail);
        halves.setDividerPositions(0.36);
        VBox.setVgrow(halves, Priority.ALWAYS);
        return halves;
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return;
        switch (event.getCode()) {
            case KeyCode.S -> signOnce();
            case KeyCode.R -> detail.reason().requestFocus();
            case KeyCode.ENTER -> open();
            case KeyCode.J -> step(1);
            case KeyCode.K -> step(-1);
            case KeyCode.ESCAPE -> around.navigator().back();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void leave(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE || event.isConsumed()) return;
        event.consume();
        around.navigator().back();
    }

    private void step(int by) {
        int place = model.rows().indexOf(model.chosenProperty().get()) + by;
        if (place >= 0 && place < model.rows().size()) model.chosenProperty().set(model.rows().get(place));
    }

    /** A key that is held signs one: what takes its place has to be read first. */
    private void signOnce() {
        if (held) return;
        held = true;
        sign();
    }

    private void sign() {
        if (!detail.drawn()) return;
        model.sign(_ -> {
            around.notices().say(() -> words.now("writing.signed"));
            list.requestFocus();
        });
    }

    private void signAndSend() {
        if (!detail.drawn()) return;
        model.sign(send);
    }

    private void sendBack() {
        model.sendBack(() -> {
            around.notices().say(() -> words.now("writing.wentBack"));
            list.requestFocus();
        });
    }

    private void open() {
        model.open(editor);
    }

    private Node calm() {
        return new Calm(Bindings.createStringBinding(() -> words.now(!model.loadedProperty().get() ? "writing.loading"
                : model.unfinishedProperty().get() ? "writing.calm.unfinished" : "writing.calm"), model.loadedProperty(),
                model.unfinishedProperty(), words.languageProperty()), Bindings.isEmpty(model.rows()), "sign-calm");
    }
}
