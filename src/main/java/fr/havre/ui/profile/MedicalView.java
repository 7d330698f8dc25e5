package fr.havre.ui.profile;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentId;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.ProfileState;
import fr.havre.ui.FrenchKeys;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.Actions.ScreenKey;
import fr.havre.ui.shell.Fields;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What the practice holds to be so on the left; on the right, where something waits, what the patient and others say, each line
 * accepted or left with one key.
 */
public final class MedicalView extends VBox {
    private final MedicalViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final ProfileWords profileWords;
    private final Fields fields;
    private final ListView<ProfileRow> lines = new ListView<>();
    private final ListView<ProfileRow> waiting = new ListView<>();
    private final FlowPane tools = new FlowPane(8, 6);
    private List<News.Listening> listening = List.of();

    /**
     * Over a model that was told whose.
     *
     * @param questionnaires shows those of this patient
     */
    public MedicalView(MedicalViewModel model, Surroundings around, InstantSource time, Runnable questionnaires) {
        super(10);
        this.model = model;
        this.around = around;
        words = around.words();
        profileWords = new ProfileWords(words);
        fields = new Fields(words);
        getStyleClass().add("medical");
        list(lines, model.rows(), "profile.title", false);
        list(waiting, model.proposals(), "profile.waiting", true);
        lines.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys(event, this::lineKey));
        waiting.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys(event, this::waitingKey));
        VBox right = new VBox(8, title("profile.waiting"), hint("profile.waiting.why"), waitingTools(), waiting);
        right.getStyleClass().add("profile-side");
        right.visibleProperty().bind(Bindings.isNotEmpty(model.proposals()));
        right.managedProperty().bind(right.visibleProperty());
        VBox left = new VBox(8, lineTools(), lines);
        for (VBox each : List.of(left, right)) {
            HBox.setHgrow(each, Priority.ALWAYS);
            each.setPrefWidth(0);
            each.setMinWidth(0);
        }
        HBox halves = new HBox(14, left, right);
        VBox.setVgrow(lines, Priority.ALWAYS);
        VBox.setVgrow(waiting, Priority.ALWAYS);
        VBox.setVgrow(halves, Priority.ALWAYS);
        getChildren().addAll(tools, fields.problem(model.problemProperty()), halves);
        tools.setAlignment(Pos.CENTER_LEFT);
        new ProfileTools(model, around, time, questionnaires).into(tools);
        sceneProperty().addListener((_, _, scene) -> {
            listening.forEach(News.Listening::close);
            listening = scene == null ? List.of() : model.follow(around.news());
        });
        model.load();
    }

    /** Names the keys of the screen in the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("profile.title", List.of(key("add", "N"), key("change", "Enter"), key("none", "0"), key("end", "T"),
                key("mistaken", "X"), key("history", "H"), key("document", "D"), key("past", "P"), key("accept", "A"),
                key("leave", "L")));
    }

    private static ScreenKey key(String words, String key) {
        return new ScreenKey("profile.key." + words, KeyCombination.valueOf(key));
    }

    public Node firstField() {
        return lines;
    }

    private void list(ListView<ProfileRow> list, ObservableList<ProfileRow> rows, String name, boolean withKind) {
        list.setItems(rows);
        list.getStyleClass().add("profile-list");
        list.accessibleTextProperty().bind(words.bound(name));
        list.setCellFactory(_ -> new ProfileCell(profileWords, withKind));
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        Selection selection = new Selection(list, withKind);
        rows.addListener((ListChangeListener<ProfileRow>) _ -> selection.restore());
        selection.restore();
    }

    private Label title(String key) {
        Label title = fields.title(key);
        title.getStyleClass().setAll("label", Styles.TITLE_4);
        return title;
    }

    private Label hint(String key) {
        Label hint = fields.sentence(key);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        return hint;
    }

    private Node lineTools() {
        Button add = tool("profile.key.add", "fth-plus", "N", this::add);
        add.getStyleClass().add(Styles.ACCENT);
        ToggleButton past = new ToggleButton();
        past.textProperty().bind(words.bound("profile.key.past"));
        past.accessibleTextProperty().bind(past.textProperty());
        past.selectedProperty().bindBidirectional(model.pastProperty());
        past.setMinWidth(USE_PREF_SIZE);
        return new FlowPane(8, 6, add, tool("profile.key.change", "fth-edit-2", "Enter", this::change),
                tool("profile.key.none", "fth-slash", "0", this::none), tool("profile.key.end", "fth-check-square", "T", this::end),
                tool("profile.key.mistaken", "fth-x", "X", this::mistaken),
                tool("profile.key.history", "fth-clock", "H", () -> history(lines)), past);
    }

    private Node waitingTools() {
        Button accept = tool("profile.key.accept", "fth-check", "A", this::accept);
        accept.getStyleClass().add(Styles.ACCENT);
        return new FlowPane(8, 6, accept, tool("profile.key.leave", "fth-x", "L", this::leave),
                tool("profile.key.document", "fth-file-text", "D", () -> document(waiting)));
    }

    private Button tool(String key, String icon, String shortcut, Runnable act) {
        Button button = fields.button(key, act);
        button.setGraphic(new FontIcon(icon));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(Bindings.concat(button.textProperty(), "  (" + shortcut + ")"));
        button.setTooltip(tip);
        return button;
    }

    private static void keys(KeyEvent event, java.util.function.Predicate<KeyCode> handled) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        if (handled.test(FrenchKeys.read(event).getCode())) event.consume();
    }

    private boolean lineKey(KeyCode code) {
        switch (code) {
            case KeyCode.N -> add();
            case KeyCode.ENTER, KeyCode.F2 -> change();
            case KeyCode.DIGIT0, KeyCode.NUMPAD0 -> none();
            case KeyCode.T -> end();
            case KeyCode.X -> mistaken();
            case KeyCode.H -> history(lines);
            case KeyCode.D -> document(lines);
            case KeyCode.P -> model.pastProperty().set(!model.pastProperty().get());
            case KeyCode.RIGHT -> {
                if (model.proposals().isEmpty()) return false;
                waiting.requestFocus();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean waitingKey(KeyCode code) {
        switch (code) {
            case KeyCode.A, KeyCode.ENTER -> accept();
            case KeyCode.L -> leave();
            case KeyCode.H -> history(waiting);
            case KeyCode.D -> document(waiting);
            case KeyCode.LEFT -> lines.requestFocus();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static ProfileRow row(ListView<ProfileRow> list) {
        return list.getSelectionModel().getSelectedItem();
    }

    private static Optional<ProfileLine> line(ListView<ProfileRow> list) {
        return Optional.ofNullable(row(list)).flatMap(ProfileRow::asLine);
    }

    private void add() {
        sheet(model.adding(Optional.ofNullable(row(lines)).flatMap(ProfileRow::asKind).orElse(ProfileKind.ALLERGY)));
    }

    /** Of a heading, one more of that kind; of a line that is over, it stands again. */
    private void change() {
        Optional<ProfileLine> line = line(lines);
        if (line.isEmpty() || line.get().content().none()) add();
        else if (line.get().state() == ProfileState.CURRENT) sheet(model.changing(line.get()));
        else reopen(line.get());
    }

    private void sheet(LineViewModel writing) {
        LineSheet sheet = new LineSheet(writing, around);
        around.sheets().show(sheet, lines::requestFocus);
        sheet.firstField().requestFocus();
    }

    private void none() {
        Optional.ofNullable(row(lines)).flatMap(ProfileRow::asKind).ifPresent(model::none);
    }

    private void end() {
        onCurrent(line -> {
            model.end(line);
            around.notices().undoable(() -> words.now("profile.ended"), () -> model.reopen(line));
        });
    }

    private void mistaken() {
        onCurrent(line -> {
            model.mistaken(line);
            around.notices().undoable(() -> words.now("profile.removed"), () -> model.reopen(line));
        });
    }

    private void reopen(ProfileLine line) {
        model.reopen(line);
    }

    private void onCurrent(Consumer<ProfileLine> act) {
        line(lines).filter(each -> each.state() == ProfileState.CURRENT).ifPresent(act);
    }

    private void accept() {
        line(waiting).ifPresent(model::accept);
    }

    private void leave() {
        line(waiting).ifPresent(line -> {
            model.leave(line);
            around.notices().undoable(() -> words.now("profile.left"), () -> model.reopen(line));
        });
    }

    private void history(ListView<ProfileRow> list) {
        line(list).ifPresent(line -> model.history(line, versions -> {
            HistorySheet sheet = new HistorySheet(versions, around);
            around.sheets().show(sheet, list::requestFocus);
            sheet.firstField().requestFocus();
        }));
    }

    private void document(ListView<ProfileRow> list) {
        line(list).flatMap(each -> each.source().document())
                .ifPresent(id -> around.navigator().openDocument(model.patient(), new DocumentId(id)));
    }
}
