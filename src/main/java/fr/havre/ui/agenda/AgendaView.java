package fr.havre.ui.agenda;

import atlantafx.base.theme.Styles;
import fr.havre.agenda.Appointment;
import fr.havre.agenda.Appointment.State;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.letters.WhoseSheet;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.Actions.ScreenKey;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.ChosenRow;
import fr.havre.ui.shell.Fields;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The day's list. Enter opens whom a line is about, N notes one down, arrows go from day to day. */
public final class AgendaView extends VBox {
    private static final List<ScreenKey> KEYS = List.of(key("open", "Enter"), key("new", "N"), key("change", "M"),
            key("patient", "P"), key("arrived", "A"), key("done", "F"), key("absent", "X"), key("cancelled", "Delete"),
            key("before", "Left"), key("after", "Right"), key("today", "T"), key("import", "I"));

    private final Desk desk;
    private final AgendaViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final AgendaWords agendaWords;
    private final Consumer<PatientId> open;
    private final AgendaFetching fetching;
    private final Optional<Runnable> reminders;
    private final Fields fields;
    private final ListView<AgendaRow> list = new ListView<>();
    private List<News.Listening> listening = List.of();

    /**
     * Shows today.
     *
     * @param open shows whom an appointment is about: the chart, or the identity for who has no chart to see
     * @param fetching of another program's appointments
     * @param reminders shows who is to be reminded, for who may see it
     */
    public AgendaView(Desk desk, AgendaViewModel model, AgendaFetching fetching, Surroundings around, Consumer<PatientId> open,
            Optional<Runnable> reminders) {
        this.fetching = fetching;
        this.reminders = reminders;
        this.desk = desk;
        this.model = model;
        this.around = around;
        this.open = open;
        words = around.words();
        agendaWords = new AgendaWords(words);
        fields = new Fields(words);
        getStyleClass().addAll("page", "agenda");
        getChildren().addAll(head(), tools(), late(), fields.problem(model.problemProperty()), list());
        addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
        sceneProperty().addListener((_, _, scene) -> shown(scene != null));
    }

    /** Names the keys of the screen in the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("agenda.title", KEYS);
    }

    private static ScreenKey key(String words, String key) {
        return new ScreenKey("agenda.key." + words, KeyCombination.valueOf(key));
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
        Label day = new Label();
        day.textProperty().bind(Bindings.createStringBinding(() -> agendaWords.day(model.dayProperty().get()),
                model.dayProperty(), words.languageProperty()));
        day.getStyleClass().add(Styles.TITLE_2);
        day.setMinWidth(USE_PREF_SIZE);
        Label counts = new Label();
        counts.getStyleClass().add(Styles.TEXT_MUTED);
        counts.setMinWidth(USE_PREF_SIZE);
        counts.textProperty().bind(Bindings.createStringBinding(() -> model.rows().isEmpty() ? "" : agendaWords.counts(model.rows()),
                model.rows(), words.languageProperty()));
        FlowPane line = new FlowPane(14, 8, day, counts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node tools() {
        Button before = icon("agenda.before", "fth-chevron-left", () -> model.step(-1));
        Button after = icon("agenda.after", "fth-chevron-right", () -> model.step(1));
        Button today = fields.button("agenda.today", () -> model.goTo(model.today()));
        Button add = fields.button("agenda.new", this::add);
        add.setGraphic(new FontIcon("fth-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        Button take = fields.button("agenda.import", this::take);
        take.setGraphic(new FontIcon("fth-download"));
        FlowPane line = new FlowPane(8, 8, before, today, after, add, take);
        reminders.ifPresent(shows -> {
            Button remind = fields.button("agenda.reminders", shows);
            remind.setGraphic(new FontIcon("fth-bell"));
            line.getChildren().add(remind);
        });
        return line;
    }

    /** Only where another program's appointments do not come. */
    private Node late() {
        Label said = fields.sentence(Bindings.createStringBinding(() -> fetching.lateProperty().get() == null ? ""
                : agendaWords.late(fetching.lateProperty().get()), fetching.lateProperty(), words.languageProperty()));
        said.getStyleClass().add(Styles.WARNING);
        VBox both = new VBox(2, said, fields.link("agenda.late.again", fetching::now));
        both.visibleProperty().bind(fetching.lateProperty().isNotNull());
        both.managedProperty().bind(both.visibleProperty());
        return both;
    }

    private Button icon(String key, String icon, Runnable act) {
        Button button = new Button(null, new FontIcon(icon));
        button.accessibleTextProperty().bind(words.bound(key));
        javafx.scene.control.Tooltip tip = new javafx.scene.control.Tooltip();
        tip.textProperty().bind(words.bound(key));
        button.setTooltip(tip);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Node list() {
        list.setItems(model.rows());
        list.accessibleTextProperty().bind(words.bound("agenda.title"));
        list.setCellFactory(_ -> new AgendaCell(agendaWords, model::today));
        list.getStyleClass().add("agenda-list");
        ChosenRow.follow(list, model.chosenProperty());
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) open();
        });
        StackPane both = new StackPane(list, empty());
        VBox.setVgrow(both, Priority.ALWAYS);
        return both;
    }

    private Node empty() {
        return new Calm(Bindings.createStringBinding(() -> words.now(!model.loadedProperty().get() ? "agenda.loading"
                : "agenda.empty"), model.loadedProperty(), words.languageProperty()), Bindings.isEmpty(model.rows()), "agenda-empty");
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return;
        if (!key(event.getCode())) return;
        event.consume();
    }

    private boolean key(KeyCode code) {
        switch (code) {
            case KeyCode.ENTER -> open();
            case KeyCode.N -> add();
            case KeyCode.M -> change();
            case KeyCode.P -> whose();
            case KeyCode.A -> become(State.ARRIVED);
            case KeyCode.F -> become(State.DONE);
            case KeyCode.X -> become(State.ABSENT);
            case KeyCode.DELETE -> become(State.CANCELLED);
            case KeyCode.LEFT -> model.step(-1);
            case KeyCode.RIGHT -> model.step(1);
            case KeyCode.T -> model.goTo(model.today());
            case KeyCode.I -> take();
            case KeyCode.ESCAPE -> around.navigator().back();
            case KeyCode.J -> step(1);
            case KeyCode.K -> step(-1);
            default -> {
                return false;
            }
        }
        return true;
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

    private Optional<Appointment> chosen() {
        return Optional.ofNullable(model.chosenProperty().get()).map(AgendaRow::appointment);
    }

    /** Whose nobody has said yet is asked first. */
    private void open() {
        chosen().ifPresent(each -> each.patient().map(Patient::id).ifPresentOrElse(open, this::whose));
    }

    private void become(State state) {
        model.become(state, before -> around.notices().undoable(() -> words.now("agenda.became." + state),
                () -> model.become(before, before.state(), () -> { })));
    }

    private void whose() {
        chosen().ifPresent(each -> {
            WhoseSheet sheet = new WhoseSheet(desk, around, patient -> {
                around.sheets().close();
                model.assign(each, patient.id());
                list.requestFocus();
            });
            sheet.lookFor(Subjects.name(each.subject()));
            around.sheets().show(sheet, () -> { });
            sheet.firstField().requestFocus();
        });
    }

    /** After the chosen one, and with the same colleague. */
    private void add() {
        Optional<LocalTime> hour = chosen().map(each -> each.end().atZone(AgendaReading.FRANCE).toLocalTime());
        edit(AppointmentViewModel.begin(desk, around.background(), model.dayProperty().get(), hour,
                chosen().map(Appointment::with).orElse("")));
    }

    private void change() {
        chosen().ifPresent(each -> edit(AppointmentViewModel.of(desk, around.background(), each)));
    }

    private void edit(AppointmentViewModel appointment) {
        AppointmentSheet sheet = new AppointmentSheet(appointment, around, model.today(), kept -> {
            model.show(kept);
            list.requestFocus();
        });
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    private void take() {
        CalendarSheet sheet = new CalendarSheet(desk, around);
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }
}
