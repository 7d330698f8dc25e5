package fr.havre.ui.admissions;

import atlantafx.base.theme.Styles;
import fr.havre.admissions.Admission;
import fr.havre.admissions.Piece;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One admission: whose it is above, what is said of the stay on the left, its pieces on the right. E sends it. */
final class FileView extends VBox {
    private final FileViewModel model;
    private final Desk desk;
    private final Surroundings around;
    private final LiveWords words;
    private final Fields fields;
    private final FileHead head;
    private final StayPane stay;
    private final PiecesPane pieces;
    private final FileBody body;
    private List<News.Listening> listening = List.of();

    FileView(Desk desk, FileViewModel model, Surroundings around, HospitalSearch hospitals) {
        super(10);
        this.desk = desk;
        this.model = model;
        this.around = around;
        words = around.words();
        fields = new Fields(words);
        stay = new StayPane(model, words, hospitals, this::save);
        pieces = new PiecesPane(model, around, this::show);
        VBox form = new VBox(12, stay, saving(), endings());
        form.getStyleClass().add("stay-content");
        body = new FileBody(model, around, form, pieces);
        head = new FileHead(desk, model, around, this::send, this::save, this::toStay);
        getStyleClass().addAll("page", "admissions");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
        sceneProperty().addListener((_, _, scene) -> shown(scene != null));
    }

    /** Names the keys of the screen in the overview. */
    static void tellKeys(Actions actions) {
        List<Actions.ScreenKey> keys = new ArrayList<>(PiecesPane.keys());
        keys.add(new Actions.ScreenKey("admissions.send", KeyCombination.valueOf("E")));
        keys.add(new Actions.ScreenKey("admissions.save", KeyCombination.valueOf("Shortcut+S")));
        actions.tell("admissions.file", keys);
    }

    private void shown(boolean now) {
        listening.forEach(News.Listening::close);
        listening = now ? model.follow(around.news()) : List.of();
        if (!now && model.unsavedProperty().get() && model.file().isPresent()) model.save();
    }

    /** Where somebody begins: whose it is, where to, or the first piece that is open. */
    Node firstField() {
        return switch (model.start()) {
            case PATIENT -> head.field();
            case STAY -> {
                body.showStay();
                yield stay.firstField();
            }
            case PIECES -> pieces.list();
        };
    }

    private void toStay() {
        body.showStay();
        stay.firstField().requestFocus();
    }

    private Node saving() {
        Button save = fields.button("admissions.save", this::save);
        save.textProperty().unbind();
        save.textProperty().bind(Bindings.createStringBinding(() -> words.now(model.contentProperty().get() == null
                ? "admissions.create" : "admissions.save"), model.contentProperty(), words.languageProperty()));
        save.getStyleClass().add(Styles.ACCENT);
        save.setMaxWidth(Double.MAX_VALUE);
        save.visibleProperty().bind(model.unsavedProperty().or(model.contentProperty().isNull()));
        save.managedProperty().bind(save.visibleProperty());
        return save;
    }

    /** How it ends, or that it goes on. */
    private Node endings() {
        Button done = ending("admissions.done", Admission.State.DONE);
        Button cancel = ending("admissions.cancel", Admission.State.CANCELLED);
        Button reopen = fields.button("admissions.reopen", () -> model.become(Admission.State.OPEN));
        Runnable fit = () -> {
            boolean open = model.file().filter(file -> file.admission().state() == Admission.State.OPEN).isPresent();
            boolean closed = model.file().isPresent() && !open;
            for (Button each : List.of(done, cancel)) show(each, open);
            show(reopen, closed);
            stay.setDisable(closed);
        };
        model.contentProperty().addListener((_, _, _) -> fit.run());
        fit.run();
        return new FlowPane(8, 8, done, cancel, reopen);
    }

    private static void show(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private Button ending(String key, Admission.State state) {
        return fields.button(key, () -> {
            model.become(state);
            around.notices().undoable(() -> words.now(key + ".said"), () -> model.become(Admission.State.OPEN));
        });
    }

    /** Keeps the stay; a new admission goes on to its pieces. */
    private void save() {
        boolean begins = model.file().isEmpty();
        model.save(_ -> {
            if (!begins) return;
            model.pieces().first();
            body.showPieces();
            pieces.list().requestFocus();
        });
    }

    private void send() {
        model.sending(around.background(), sending -> SendSheet.open(sending, around, model.todayProperty().get(), submission ->
                around.notices().undoable(() -> words.now("admissions.sent"), () ->
                        model.correct(model.sendings().withdraw(submission.id())))));
    }

    private void show(Piece piece) {
        FiledSheet.open(desk, around, piece, day -> {
            around.sheets().close();
            model.say(model.acts().valid(piece, Optional.of(day)));
        });
    }

    private void keys(KeyEvent event) {
        if (event.isConsumed()) return;
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.getCode() == KeyCode.ESCAPE) around.navigator().back();
        else if (event.getCode() == KeyCode.S && event.isShortcutDown()) save();
        else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) send();
        else if (event.getCode() == KeyCode.E && plain && !(event.getTarget() instanceof TextInputControl)) send();
        else return;
        event.consume();
    }
}
