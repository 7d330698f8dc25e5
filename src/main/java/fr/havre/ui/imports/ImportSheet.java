package fr.havre.ui.imports;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.imports.ImportLine.State;
import java.util.IdentityHashMap;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One sheet for one document or hundreds: the list at the left, what becomes of the selected one at the right. Enter
 * files it and goes to the next, Ctrl+Enter files all that is sure, Ctrl+Z takes back.
 */
final class ImportSheet extends VBox {
    /** What stays free above and below many documents. */
    private static final double MARGIN = 64;
    private static final double ROOM_LEFT = 420;
    private static final double ROOM_RIGHT = 560;

    private final ImportViewModel model;
    private final LiveWords words;
    private final Consumer<ImportLine> open;
    private final Runnable close;
    private final ListView<ImportLine> list;
    private final ScrollPane form = new ScrollPane();
    private final IdentityHashMap<ImportLine, LineForm> forms = new IdentityHashMap<>();
    private final Label title = new Label();
    private final Button one = new Button();
    private final Button only = new Button();
    private final Button all = new Button();
    private final Button same = new Button();
    private final Button remove = new Button();
    private final InvalidationListener changed = _ -> refresh();

    /**
     * @param open shows the documents a line became
     * @param close closes the sheet
     */
    ImportSheet(ImportViewModel model, LiveWords words, Consumer<ImportLine> open, Runnable close) {
        this.model = model;
        this.words = words;
        this.open = open;
        this.close = close;
        this.list = new ListView<>(model.lines());
        getStyleClass().addAll("sheet", "imports");
        list();
        form.setFitToWidth(true);
        form.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox.setHgrow(form, Priority.ALWAYS);
        HBox middle = new HBox(16, list, form);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head(), note(), middle, hint(), buttons());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.selectedProperty().addListener((_, before, now) -> select(before, now));
        model.lines().addListener((ListChangeListener<ImportLine>) change -> {
            while (change.next()) change.getAddedSubList().forEach(line -> line.stateProperty().addListener(changed));
            refresh();
        });
        model.lines().forEach(line -> line.stateProperty().addListener(changed));
        words.languageProperty().addListener(changed);
        sceneProperty().flatMap(Scene::heightProperty).addListener((_, _, _) -> refresh());
        select(null, model.selectedProperty().get());
    }

    private void list() {
        LineWords say = new LineWords(words);
        list.setCellFactory(_ -> new LineCell(words, say));
        list.getStyleClass().add("import-lines");
        list.setPrefWidth(380);
        list.setMinWidth(280);
        list.accessibleTextProperty().bind(words.bound("imports.list"));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> {
            if (line != null) model.selectedProperty().set(line);
        });
    }

    private Node head() {
        title.getStyleClass().add(Styles.TITLE_3);
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(model.progressProperty());
        progress.visibleProperty().bind(model.progressProperty().lessThan(1));
        progress.accessibleTextProperty().bind(words.bound("imports.progress"));
        Button stop = new Button();
        stop.textProperty().bind(words.bound("imports.stop"));
        stop.visibleProperty().bind(progress.visibleProperty());
        stop.setOnAction(_ -> model.stop());
        HBox head = new HBox(12, title, spacer(), progress, stop);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node note() {
        Label note = new Label();
        note.textProperty().bind(words.bound("imports.handsOver"));
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add(Styles.TEXT_MUTED);
        note.setVisible(model.handsOver());
        note.setManaged(model.handsOver());
        return note;
    }

    private Node hint() {
        Label hint = new Label();
        hint.textProperty().bind(words.bound(model.canSend() ? "imports.keys.send"
                : model.handsOver() ? "imports.keys.handOver" : "imports.keys.file"));
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return hint;
    }

    private Node buttons() {
        Button cancel = new Button();
        cancel.textProperty().bind(words.bound("imports.close"));
        cancel.setOnAction(_ -> close.run());
        same.textProperty().bind(words.bound("imports.same"));
        same.setGraphic(new FontIcon("fth-copy"));
        same.setOnAction(_ -> model.sameForAll(model.selectedProperty().get()));
        remove.textProperty().bind(words.bound("imports.remove"));
        remove.setGraphic(new FontIcon("fth-x"));
        remove.setOnAction(_ -> model.remove(model.selectedProperty().get()));
        only.textProperty().bind(words.bound(model.handsOver() ? "imports.handOver.unknown" : "imports.only"));
        only.setOnAction(_ -> file(false));
        one.setOnAction(_ -> file(true));
        all.setOnAction(_ -> model.fileAll(true));
        FlowPane right = row(ROOM_RIGHT, Pos.CENTER_RIGHT, only, one, all);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox box = new HBox(8, row(ROOM_LEFT, Pos.CENTER_LEFT, cancel, remove, same), right);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** Side by side while there is room; below each other in large text. */
    private static FlowPane row(double room, Pos side, Button... buttons) {
        FlowPane row = new FlowPane(8, 8, buttons);
        for (Button each : buttons) each.setMinWidth(USE_PREF_SIZE);
        row.setPrefWrapLength(room);
        row.setAlignment(side);
        return row;
    }

    private static Region spacer() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    private void select(ImportLine before, ImportLine now) {
        if (before != null) for (Observable each : watched(before)) each.removeListener(changed);
        if (now == null) {
            form.setContent(null);
        } else {
            for (Observable each : watched(now)) each.addListener(changed);
            form.setContent(forms.computeIfAbsent(now, line -> new LineForm(line, model, words, open)));
            list.getSelectionModel().select(now);
        }
        refresh();
    }

    private static Observable[] watched(ImportLine line) {
        return new Observable[] {line.obstacles(), line.wantedProperty(), line.missingProperty(), line.typeProperty()};
    }

    private void refresh() {
        int count = model.lines().size();
        boolean many = count > 1;
        title.setText(words.now("imports.sheet", count, model.lines().stream().filter(ImportLine::isSettled).count()));
        setMaxHeight(many && getScene() != null ? getScene().getHeight() - MARGIN : USE_PREF_SIZE);
        list.setVisible(many);
        list.setManaged(many);
        ImportLine line = model.selectedProperty().get();
        boolean ready = line != null && line.stateProperty().get() == State.READY;
        boolean sends = ready && model.canSend() && line.goesToRecord();
        boolean over = model.allSettled();
        one.setText(words.now(over ? "imports.done" : sends ? "imports.fileAndSend"
                : line != null && line.toHandOver() ? "imports.handOver" : "imports.file"));
        one.setDisable(!ready && !over);
        show(only, sends || (line != null && line.unknownToHandOver()));
        long sure = model.lines().stream().filter(ImportLine::sure).count();
        all.setText(words.now(model.canSend() ? "imports.allAndSend" : model.handsOver() ? "imports.allOrHandOver" : "imports.all", sure));
        all.setDisable(sure == 0);
        show(all, many && !over);
        show(same, many && !over);
        show(remove, line != null && !line.isSettled());
        (many && !over ? all : one).getStyleClass().add(Styles.ACCENT);
        (many && !over ? one : all).getStyleClass().removeAll(Styles.ACCENT);
    }

    private static void show(Button button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isControlDown()) model.fileAll(true);
        else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof ButtonBase button) button.fire();
        else if (event.getCode() == KeyCode.ENTER && !listOpen(event)) file(!event.isShiftDown());
        else if (event.getCode() == KeyCode.Z && event.isControlDown() && !model.filedHere().isEmpty()) model.undo(_ -> { });
        else return;
        event.consume();
    }

    /** In a list that is open, Enter picks. */
    private static boolean listOpen(KeyEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof SearchField<?> field && field.isOpen()) return true;
        }
        return false;
    }

    /** What Enter does: files the selected document, or goes where something is missing; closes when all is done. */
    void file(boolean send) {
        ImportLine line = model.selectedProperty().get();
        if (model.allSettled()) close.run();
        else if (line == null) return;
        else if (line.stateProperty().get() == State.READY) model.file(line, send);
        else if (!send && line.unknownToHandOver()) model.handOver(line);
        else if (forms.get(line) != null) forms.get(line).focusMissing();
    }

    /** Where the cursor belongs when the sheet shows: the one thing to do. */
    void focusFirst() {
        if (getScene() == null) return;
        applyCss();
        layout();
        ImportLine line = model.selectedProperty().get();
        if (model.lines().size() > 1) list.requestFocus();
        else if (line != null && line.stateProperty().get() != State.READY && forms.get(line) != null) forms.get(line).focusMissing();
        else one.requestFocus();
    }

    LineForm formOf(ImportLine line) {
        return forms.get(line);
    }

    Button mainButton() {
        return one;
    }
}
