package fr.havre.ui.patients;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import fr.havre.patients.PatientLine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.palette.Actions.ScreenKey;
import fr.havre.ui.patients.PatientsViewModel.Filter;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * All patients, and a field that narrows them as one types. Down goes into the list, Enter opens the first or the chosen
 * one, F2 its identity; whatever is typed in the list goes to the field; Escape empties it.
 */
public final class PatientsView extends VBox {
    /** What a person can do with this list. On the FX thread. */
    public record Actions(Consumer<PatientLine> open, Consumer<PatientLine> edit, Runnable create) { }

    private static final List<ScreenKey> KEYS = List.of(key("list", "Down"), key("open", "Enter"), key("edit", "F2"),
            key("clear", "Esc"));
    private static final Duration UNFINISHED = Duration.millis(80);

    private final PatientsViewModel model;
    private final LiveWords words;
    private final Actions actions;
    private final CustomTextField search = new CustomTextField();
    private final PauseTransition pause = new PauseTransition(UNFINISHED);
    private final PatientTable table;

    public PatientsView(PatientsViewModel model, LiveWords words, Actions actions) {
        this.model = model;
        this.words = words;
        this.actions = actions;
        table = new PatientTable(model, words, actions, search.fontProperty());
        getStyleClass().addAll("page", "patients");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(title(), tools(), problem(), table);
        pause.setOnFinished(_ -> ask());
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null && scene.getWindow() != null) Platform.runLater(search::requestFocus);
        });
        table.addEventFilter(KeyEvent.KEY_TYPED, this::typedInTable);
    }

    /** The list with a page of nobody, to try it with before it is needed; on any thread, in a scene that no window shows. */
    public static PatientsView ofNobody(LiveWords words) {
        return new PatientsView(PatientsViewModel.ofNobody(), words, new Actions(_ -> { }, _ -> { }, () -> { }));
    }

    /** The keys of the list, for the overview. */
    public static void tellKeys(fr.havre.ui.palette.Actions registry) {
        registry.tell("patients.title", KEYS);
    }

    private static ScreenKey key(String words, String key) {
        return new ScreenKey("patients.key." + words, KeyCombination.valueOf(key));
    }

    /** Where the cursor belongs when one arrives. */
    public Node firstField() {
        return search;
    }

    private void ask() {
        pause.stop();
        model.typedProperty().set(search.getText());
    }

    private Node title() {
        Label title = new Label();
        title.textProperty().bind(words.bound("patients.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        Label count = new Label();
        count.textProperty().bind(Bindings.createStringBinding(this::count, model.shownProperty(), model.totalProperty(),
                words.languageProperty()));
        count.getStyleClass().addAll(Styles.TEXT_MUTED, "patient-count");
        Button create = new Button();
        create.textProperty().bind(words.bound("patients.new"));
        create.setGraphic(new FontIcon("fth-user-plus"));
        create.getStyleClass().add(Styles.ACCENT);
        create.setMinWidth(USE_PREF_SIZE);
        create.setOnAction(_ -> actions.create.run());
        create.setVisible(model.mayEdit());
        HBox line = new HBox(12, title, count, gap(), create);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private String count() {
        int all = model.totalProperty().get();
        if (all < 0) return words.now("patients.reading");
        int shown = model.shownProperty().get().size();
        return shown == all ? words.now("patients.count", all) : words.now("patients.count.some", shown, all);
    }

    private Node tools() {
        search.setLeft(new FontIcon("fth-search"));
        search.promptTextProperty().bind(words.bound("patients.search"));
        search.accessibleTextProperty().bind(words.bound("patients.search"));
        search.getStyleClass().add("search-field");
        search.setMinWidth(200);
        search.setText(model.typedProperty().get());
        search.textProperty().addListener((_, _, text) -> {
            if (!text.isEmpty()) table.getSelectionModel().clearSelection();    // Enter opens the first of what is found
            pause.playFromStart();
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
        search.setOnAction(_ -> {
            ask();
            model.whenAnswered(lines -> {
                boolean somebodyMeant = !search.getText().isBlank() || !table.getSelectionModel().isEmpty();
                if (!lines.isEmpty() && somebodyMeant) actions.open.accept(table.selectedOrFirst());
            });
        });
        Region filters = filters();
        FlowPane line = new FlowPane(12, 8, search, filters);
        search.prefWidthProperty().bind(Bindings.createDoubleBinding(() -> {
            double beside = line.getWidth() - filters.getWidth() - 13;          // large letters put the filters below
            return beside < 240 ? line.getWidth() : beside;
        }, line.widthProperty(), filters.widthProperty()));
        return line;
    }

    private void pressedInSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            ask();
            table.enter();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            ask();
            event.consume();
        }
    }

    private void typedInTable(KeyEvent event) {
        String text = event.getCharacter();
        if (text.isEmpty() || event.isShortcutDown() || event.isAltDown() || Character.isISOControl(text.charAt(0))
                || text.equals(" ") || text.equals("?")) return;
        search.requestFocus();
        search.end();
        search.appendText(text);
        event.consume();
    }

    private Region filters() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.setMinWidth(USE_PREF_SIZE);
        Filter[] all = Filter.values();
        for (int i = 0; i < all.length; i++) {
            Filter each = all[i];
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(words.bound("patients.filter." + each));
            button.setToggleGroup(group);
            button.setSelected(model.filterProperty().get() == each);
            button.getStyleClass().add(i == 0 ? Styles.LEFT_PILL : i == all.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setOnAction(_ -> button.setSelected(true));          // a second press does not empty the choice
            button.selectedProperty().addListener((_, _, chosen) -> {
                if (chosen) model.filterProperty().set(each);           // by the cursor keys too, which press nothing
            });
            box.getChildren().add(button);
        }
        return box;
    }

    private Node problem() {
        Label sentence = new Label();
        sentence.textProperty().bind(words.sentence(model.problemProperty()));
        sentence.setWrapText(true);
        sentence.getStyleClass().add(Styles.DANGER);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.visibleProperty().bind(sentence.managedProperty());
        return sentence;
    }

    private static Region gap() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }
}
