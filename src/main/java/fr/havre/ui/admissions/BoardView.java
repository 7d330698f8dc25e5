package fr.havre.ui.admissions;

import atlantafx.base.theme.Styles;
import fr.havre.admissions.AdmissionId;
import fr.havre.ui.FrenchKeys;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.Fields;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every coming admission. Enter opens one, N begins one, P prints the board, / narrows it; Escape goes back. */
final class BoardView extends VBox {
    private final BoardViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final Acts acts;
    private final Fields fields;
    private final TextField filter = new TextField();
    private final ListView<BoardRow> list = new ListView<>();
    private List<News.Listening> listening = List.of();

    /** What a person can do from here. */
    record Acts(Consumer<AdmissionId> open, Runnable create, Runnable print) { }

    BoardView(BoardViewModel model, Surroundings around, Acts acts) {
        this.model = model;
        this.around = around;
        this.acts = acts;
        words = around.words();
        fields = new Fields(words);
        getStyleClass().addAll("page", "admissions");
        getChildren().addAll(head(), narrowing(), fields.problem(model.problemProperty()), list());
        sceneProperty().addListener((_, _, scene) -> shown(scene != null));
    }

    /** Names the keys of the screen in the overview. */
    static void tellKeys(Actions actions) {
        actions.tell("admissions.title", List.of(key("open", "Enter"), key("new", "N"), key("print", "P"),
                key("filter", "/"), key("back", "Esc")));
    }

    private static Actions.ScreenKey key(String words, String key) {
        return new Actions.ScreenKey("admissions.key." + words, KeyCombination.valueOf(key));
    }

    private void shown(boolean now) {
        listening.forEach(News.Listening::close);
        listening = now ? model.follow(around.news()) : List.of();
        if (now) model.read();
    }

    Node firstField() {
        return list;
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(words.bound("admissions.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        title.setMinWidth(USE_PREF_SIZE);
        Label counts = new Label();
        counts.getStyleClass().add(Styles.TEXT_MUTED);
        counts.setMinWidth(USE_PREF_SIZE);
        counts.textProperty().bind(Bindings.createStringBinding(() -> words.now("admissions.counts", model.all().size(),
                model.all().stream().filter(BoardChip.MISSING::keeps).count()), model.contentProperty(),
                words.languageProperty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button create = fields.button("admissions.new", acts.create());
        create.setGraphic(new FontIcon("fth-plus"));
        create.getStyleClass().add(Styles.ACCENT);
        Button print = fields.button("admissions.print", acts.print());
        print.setGraphic(new FontIcon("fth-printer"));
        FlowPane buttons = new FlowPane(8, 8, print, create);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(buttons, Priority.ALWAYS);
        FlowPane names = new FlowPane(14, 4, title, counts);
        names.setAlignment(Pos.CENTER_LEFT);
        HBox line = new HBox(14, names, gap, buttons);
        HBox.setHgrow(names, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node narrowing() {
        filter.promptTextProperty().bind(words.bound("admissions.filter"));
        filter.accessibleTextProperty().bind(filter.promptTextProperty());
        filter.getStyleClass().add("board-filter");
        // From the beginning: a list that keeps a place far below what is left makes hundreds of cells to find it again.
        filter.textProperty().addListener((InvalidationListener) _ -> list.scrollTo(0));
        filter.textProperty().bindBidirectional(model.typedProperty());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::inFilter);
        FlowPane line = new FlowPane(8, 8, filter);
        line.setAlignment(Pos.CENTER_LEFT);
        for (BoardChip each : BoardChip.values()) line.getChildren().add(chip(each));
        return line;
    }

    private ToggleButton chip(BoardChip chip) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(words.bound("admissions.chip." + chip));
        button.accessibleTextProperty().bind(button.textProperty());
        button.getStyleClass().add("board-chip");
        button.setMinWidth(USE_PREF_SIZE);
        button.setSelected(model.chips().contains(chip));
        button.selectedProperty().addListener((_, _, on) -> {
            if (on) model.chips().add(chip);
            else model.chips().remove(chip);
        });
        return button;
    }

    private void inFilter(KeyEvent event) {
        switch (event.getCode()) {
            case KeyCode.DOWN -> list.requestFocus();
            case KeyCode.ENTER -> open();
            case KeyCode.ESCAPE -> {
                filter.clear();
                list.requestFocus();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Node list() {
        list.setItems(model.rows());
        list.getStyleClass().add("board");
        list.accessibleTextProperty().bind(words.bound("admissions.title"));
        list.setCellFactory(_ -> new BoardCell(words, model::today));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::inList);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) open();
        });
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row instanceof BoardRow.Line line) model.chosenProperty().set(line);
        });
        model.chosenProperty().addListener((_, _, _) -> select());
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        StackPane place = new StackPane(list, calm());
        VBox.setVgrow(place, Priority.ALWAYS);
        return place;
    }

    private void select() {
        BoardRow.Line line = model.chosenProperty().get();
        int place = model.rows().indexOf(line);
        if (place < 0 || line.equals(list.getSelectionModel().getSelectedItem())) return;
        list.getSelectionModel().clearAndSelect(place);
        list.getFocusModel().focus(place);
        if (!shown(place)) list.scrollTo(Math.max(0, place - 2));
    }

    /** Scrolling costs a layout of the whole list: not where nobody would see a difference. */
    private boolean shown(int place) {
        return list.lookupAll(".board-cell").stream().anyMatch(node -> node instanceof ListCell<?> cell && cell.isVisible()
                && cell.getIndex() == place && cell.getLayoutY() >= 0 && cell.getLayoutY() + cell.getHeight() <= list.getHeight());
    }

    private void inList(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return;
        switch (FrenchKeys.read(event).getCode()) {
            case KeyCode.DOWN, KeyCode.J -> model.step(1);
            case KeyCode.UP, KeyCode.K -> model.step(-1);
            case KeyCode.ENTER -> open();
            case KeyCode.N -> acts.create().run();
            case KeyCode.P -> acts.print().run();
            case KeyCode.SLASH, KeyCode.DIVIDE -> filter.requestFocus();
            case KeyCode.ESCAPE -> around.navigator().back();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void open() {
        if (model.chosenProperty().get() != null) acts.open().accept(model.chosenProperty().get().id());
    }

    private Node calm() {
        return new Calm(Bindings.createStringBinding(() -> {
            if (!model.loadedProperty().get()) return words.now("admissions.loading");
            return words.now(model.all().isEmpty() ? "admissions.none" : "admissions.none.found");
        }, model.loadedProperty(), model.contentProperty(), words.languageProperty()),
                Bindings.isEmpty(model.rows()), "board-calm");
    }
}
