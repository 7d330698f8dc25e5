package fr.havre.ui.frontdesk;

import atlantafx.base.theme.Styles;
import fr.havre.admissions.AdmissionFile;
import fr.havre.documents.DocumentLine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.home.Pulse;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.Actions.ScreenKey;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.Fields;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The front desk's first page: what it can begin, and its day in one list. Enter goes to where a line is dealt with. */
public final class FrontDeskView extends VBox {
    /**
     * What can be done from here.
     *
     * @param file asks whose a document is
     * @param admission opens one
     */
    public record Ways(Runnable newPatient, Runnable scan, Runnable newAdmission, Consumer<DocumentLine> file,
            Consumer<AdmissionFile> admission) { }

    private final FrontDeskViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final Ways ways;
    private final ListView<DayRow> list = new ListView<>();

    public FrontDeskView(FrontDeskViewModel model, Surroundings around, Ways ways) {
        this.model = model;
        this.around = around;
        this.words = around.words();
        this.ways = ways;
        getStyleClass().addAll("page", "home", "front-desk");
        getChildren().addAll(head(), new Fields(words).problem(model.problemProperty()), buttons(), list());
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) list.requestFocus();
        });
        Pulse.of(this, model::tick, () -> model.follow(around.news()));
    }

    /** The keys of the page, for the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("frontdesk.title", List.of(new ScreenKey("frontdesk.keys.open", KeyCombination.valueOf("Enter"))));
    }

    public Node firstField() {
        return list;
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(words.bound("frontdesk.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        title.setMinWidth(USE_PREF_SIZE);
        Label day = new Label();
        day.textProperty().bind(Bindings.createStringBinding(() -> model.readProperty().get() == null ? ""
                : words.day("EEEE d MMMM yyyy", model.readProperty().get().atZone(DayReading.FRANCE)), model.readProperty(), words.languageProperty()));
        day.getStyleClass().add(Styles.TEXT_MUTED);
        HBox line = new HBox(14, title, day);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private Node buttons() {
        FlowPane row = new FlowPane(8, 8, button("frontdesk.newPatient", "fth-user-plus", ways.newPatient()),
                button("frontdesk.scan", "fth-download", ways.scan()),
                button("frontdesk.newAdmission", "fth-clipboard", ways.newAdmission()));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button button(String key, String icon, Runnable act) {
        Button button = new Button();
        button.textProperty().bind(words.bound(key));
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Node list() {
        list.setItems(model.rows());
        list.getStyleClass().add("day");
        list.accessibleTextProperty().bind(words.bound("frontdesk.title"));
        list.setCellFactory(_ -> new DayCell(words, model.readProperty()::get, this::go));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) go(selected());
        });
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        model.rows().addListener((ListChangeListener<DayRow>) _ -> first());
        StackPane place = new StackPane(list, calm());
        VBox.setVgrow(place, Priority.ALWAYS);
        first();
        return place;
    }

    private void first() {
        if (!(list.getSelectionModel().getSelectedItem() instanceof DayLine)) step(-1, 1);
    }

    private void keys(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isShiftDown()) return;
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN, J -> step(at, 1);
            case UP, K -> step(at, -1);
            case ENTER -> go(selected());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int from, int by) {
        for (int i = from + by; i >= 0 && i < model.rows().size(); i += by) {
            if (!(model.rows().get(i) instanceof DayLine)) continue;
            list.getSelectionModel().clearAndSelect(i);
            list.getFocusModel().focus(i);
            list.scrollTo(Math.max(0, i - 3));
            return;
        }
    }

    private DayLine selected() {
        return list.getSelectionModel().getSelectedItem() instanceof DayLine line ? line : null;
    }

    private void go(DayLine line) {
        switch (line) {
            case DayLine.ToFile each -> ways.file().accept(each.document());
            case DayLine.Visit each -> each.patient().ifPresent(patient -> around.navigator().openPatient(patient.id()));
            case DayLine.Stay each -> ways.admission().accept(each.file());
            case DayLine.Waiting _ -> around.notices().say(() -> words.now("frontdesk.waiting.theirs"));
            case null -> { }
        }
    }

    private Node calm() {
        return new Calm(Bindings.createStringBinding(() -> words.now(model.readProperty().get() == null
                ? "frontdesk.loading" : "frontdesk.nothing"), model.readProperty(), words.languageProperty()),
                Bindings.isEmpty(model.rows()), "home-calm-sentence");
    }
}
