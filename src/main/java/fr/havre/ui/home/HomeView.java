package fr.havre.ui.home;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.home.HomeLine.Kind;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.Actions.ScreenKey;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.Fields;
import fr.havre.vault.FrenchZone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The day in one list. Enter goes to where a line is dealt with; E sends, Delete says that it is not to be, R tries again. */
public final class HomeView extends VBox {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final HomeViewModel model;
    private final HealthViewModel health;
    private final Surroundings around;
    private final LiveWords words;
    private final Consumer<DocumentLine> assign;
    private final ListView<HomeRow> list = new ListView<>();

    /** @param assign asks whose a document is */
    public HomeView(HomeViewModel model, HealthViewModel health, Surroundings around, Consumer<DocumentLine> assign) {
        this.assign = assign;
        this.model = model;
        this.health = health;
        this.around = around;
        this.words = around.words();
        getStyleClass().addAll("page", "home");
        getChildren().addAll(head(), new Fields(words).problem(model.problemProperty()), list());
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) list.requestFocus();
        });
        Pulse.of(this, model::tick, () -> model.follow(around.news()));
    }

    /** The keys of the day, for the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("home.title", List.of(key("open", "Enter"), key("send", "E"), key("notowed", "Delete"),
                key("retry", "R")));
    }

    private static ScreenKey key(String words, String key) {
        return new ScreenKey("home.keys." + words, KeyCombination.valueOf(key));
    }

    public Node firstField() {
        return list;
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(words.bound("home.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        Label day = new Label();
        day.textProperty().bind(Bindings.createStringBinding(() -> health.healthProperty().get() == null ? ""
                : day(LocalDate.ofInstant(health.healthProperty().get().now(), FRANCE)), health.healthProperty(),
                words.languageProperty()));
        day.getStyleClass().add(Styles.TEXT_MUTED);
        day.setMinWidth(USE_PREF_SIZE);
        Label sync = new Label();
        sync.setGraphic(new FontIcon("fth-refresh-cw"));
        sync.setWrapText(true);
        sync.textProperty().bind(Bindings.createStringBinding(() -> health.healthProperty().get() == null ? ""
                : HealthWords.sync(words, health.healthProperty().get()), health.healthProperty(),
                        words.languageProperty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(14, title, day, gap, sync);
        line.setAlignment(Pos.BASELINE_LEFT);
        title.setMinWidth(USE_PREF_SIZE);
        return line;
    }

    private String day(LocalDate today) {
        return words.day("EEEE d MMMM yyyy", today);
    }

    private Node list() {
        list.setItems(model.rows());
        list.getStyleClass().add("day");
        list.accessibleTextProperty().bind(words.bound("home.title"));
        list.setCellFactory(_ -> new HomeCell(words, this::act, this::notOwed));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) act(selected(), false);
        });
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        model.rows().addListener((javafx.collections.ListChangeListener<HomeRow>) _ -> first());
        StackPane place = new StackPane(list, calm());
        VBox.setVgrow(place, Priority.ALWAYS);
        first();
        return place;
    }

    /** Enter alone deals with the first. */
    private void first() {
        if (list.getSelectionModel().getSelectedItem() instanceof HomeLine) return;
        step(-1, 1);
    }

    private void keys(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isShiftDown()) return;
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case KeyCode.DOWN, KeyCode.J -> step(at, 1);
            case KeyCode.UP, KeyCode.K -> step(at, -1);
            case KeyCode.ENTER -> act(selected(), false);
            case KeyCode.E -> {
                if (selected() != null) model.send(selected());
            }
            case KeyCode.DELETE -> notOwed(selected());
            case KeyCode.R -> {
                if (selected() != null) model.retry(selected());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int from, int by) {
        for (int i = from + by; i >= 0 && i < model.rows().size(); i += by) {
            if (!(model.rows().get(i) instanceof HomeLine)) continue;
            list.getSelectionModel().clearAndSelect(i);
            list.getFocusModel().focus(i);
            list.scrollTo(Math.max(0, i - 3));
            return;
        }
    }

    private HomeLine selected() {
        return list.getSelectionModel().getSelectedItem() instanceof HomeLine line ? line : null;
    }

    /** @param button whether the line's own button was pressed: what it says is done; else one goes there */
    private void act(HomeLine line, boolean button) {
        if (line == null) return;
        if (line.kind() == Kind.UNFILED) line.document().ifPresent(assign);
        else if (button && line.kind() == Kind.OWED && line.obstacle().isEmpty()) model.send(line);
        else if (button && line.kind() == Kind.BLOCKED) model.retry(line);
        else model.open(line);
    }

    private void notOwed(HomeLine line) {
        if (line == null || line.kind() != Kind.OWED) return;
        LocalDate today = health.healthProperty().get() == null ? LocalDate.ofInstant(line.document().orElseThrow().keptAt(),
                FRANCE) : LocalDate.ofInstant(health.healthProperty().get().now(), FRANCE);
        String title = line.document().map(each -> HomeCell.title(words, each)).orElse("");
        NotOwedSheet sheet = new NotOwedSheet(line, today, title, around, reason -> {
            around.sheets().close();
            model.notOwed(line, reason, back -> around.notices().undoable(() -> words.now("home.notowed.done"), back));
        });
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    /** When nothing waits, or what waits is not for this person. */
    private Node calm() {
        return new Calm(Bindings.createStringBinding(() -> {
            if (!model.loadedProperty().get()) return words.now("home.loading");
            Health now = health.healthProperty().get();
            String elsewhere = now == null || now.clinical() ? "" : HealthWords.waiting(words, now);
            if (elsewhere.isEmpty()) return words.now("home.nothing");
            return elsewhere + now.since().map(at -> " " + words.now("home.since", HealthWords.moment(at, now.now())))
                    .orElse("");
        }, model.loadedProperty(), health.healthProperty(), words.languageProperty()),
                Bindings.isEmpty(model.rows()), "home-calm-sentence");
    }
}
