package fr.havre.ui.review;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentId;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.ChosenRow;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.shell.TwoPills;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list on the left, the report on the right. V says that it is seen and goes to the next; M a word; Escape back. */
public final class ReviewView extends VBox {
    private final ReviewViewModel model;
    private final Desk desk;
    private final Surroundings around;
    private final LiveWords words;
    private final ReviewWords reviewWords;
    private final ListView<ReviewRow> list = new ListView<>();
    private final ReviewDetail detail;
    private List<News.Listening> listening = List.of();

    public ReviewView(Desk desk, ReviewViewModel model, Surroundings around) {
        this.desk = desk;
        this.model = model;
        this.around = around;
        words = around.words();
        reviewWords = new ReviewWords(words);
        detail = new ReviewDetail(desk, model, around, this::seen, this::open);
        detail.onEscape(list::requestFocus);
        detail.onNeighbours(() -> step(-1), () -> step(1));
        getStyleClass().addAll("page", "review");
        getChildren().addAll(head(), new Fields(words).problem(model.problemProperty()), halves());
        addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
        sceneProperty().addListener((_, _, scene) -> shown(scene != null));
    }

    /** Names the keys of the screen in the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("review.title", List.of(key("review.key.seen", "V"), key("review.key.several", "Shift+Down"), key("review.key.word", "M"),
                key("review.key.open", "Enter"), key("review.key.back", "Esc")));
    }

    private static Actions.ScreenKey key(String words, String key) {
        return new Actions.ScreenKey(words, KeyCombination.valueOf(key));
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
        title.textProperty().bind(words.bound("review.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        title.setMinWidth(USE_PREF_SIZE);
        Button absences = new Button();
        absences.textProperty().bind(words.bound("review.absences"));
        absences.accessibleTextProperty().bind(absences.textProperty());
        absences.setGraphic(new FontIcon("fth-calendar"));
        absences.setMinWidth(USE_PREF_SIZE);
        absences.setOnAction(_ -> AbsenceSheet.open(desk, around));
        Label counts = new Label();
        counts.getStyleClass().add(Styles.TEXT_MUTED);
        counts.setMinWidth(USE_PREF_SIZE);
        counts.textProperty().bind(Bindings.createStringBinding(() -> reviewWords.counts(model.countsProperty().get(),
                model.allProperty().get()), model.countsProperty(), model.allProperty(), words.languageProperty()));
        FlowPane line = new FlowPane(14, 8, title, new TwoPills(words, "review.mine", "review.all", model.allProperty()), absences, counts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node halves() {
        list.setItems(model.rows());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.accessibleTextProperty().bind(words.bound("review.title"));
        list.setCellFactory(_ -> new ReviewCell(reviewWords));
        list.getStyleClass().add("review-list");
        ChosenRow.follow(list, model.chosenProperty());
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) open(model.chosenProperty().get());
        });
        SplitPane halves = new SplitPane(new StackPane(list, calm()), detail);
        halves.setDividerPositions(0.4);
        VBox.setVgrow(halves, Priority.ALWAYS);
        return halves;
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return;
        switch (event.getCode()) {
            case KeyCode.V -> seen();
            case KeyCode.M -> detail.word().requestFocus();
            case KeyCode.ENTER -> open(model.chosenProperty().get());
            case KeyCode.ESCAPE -> around.navigator().back();
            case KeyCode.J -> step(1);
            case KeyCode.K -> step(-1);
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

    private void seen() {
        List<ReviewRow> several = List.copyOf(list.getSelectionModel().getSelectedItems());
        if (several.size() > 1) model.seen(several, this::said);
        else model.seen(document -> said(List.of(document)));
    }

    private void said(List<DocumentId> documents) {
        around.notices().undoable(() -> words.now("review.said", documents.size()), () -> model.unseen(documents));
        list.requestFocus();
    }

    private void open(ReviewRow row) {
        if (row == null) return;
        row.patient().ifPresent(patient -> around.navigator().openDocument(patient.id(), row.id()));
    }

    private Node calm() {
        return new Calm(Bindings.createStringBinding(() -> {
            if (!model.loadedProperty().get()) return words.now("review.loading");
            boolean others = !model.allProperty().get() && model.countsProperty().get().all() > 0;
            return words.now(others ? "review.calm.others" : "review.calm");
        }, model.loadedProperty(), model.allProperty(), model.countsProperty(), words.languageProperty()),
                Bindings.isEmpty(model.rows()), "review-calm");
    }
}
