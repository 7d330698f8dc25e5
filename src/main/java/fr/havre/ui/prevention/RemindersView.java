package fr.havre.ui.prevention;

import atlantafx.base.theme.Styles;
import fr.havre.agenda.prevention.Reminders;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.Actions.ScreenKey;
import fr.havre.ui.shell.Fields;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everybody who is late or due, and the words they are told. Space chooses, Enter opens the chart. */
public final class RemindersView extends VBox {
    private static final List<ScreenKey> KEYS = List.of(key("choose", "Space"), key("all", "Shortcut+A"), key("open", "Enter"),
            key("opt-out", "X"));

    private final RemindersViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final Fields fields;
    private final ListView<ReminderRow> list = new ListView<>();
    private List<News.Listening> listening = List.of();

    public RemindersView(RemindersViewModel model, Surroundings around) {
        this.model = model;
        this.around = around;
        words = around.words();
        fields = new Fields(words);
        getStyleClass().addAll("page", "reminders");
        Label title = fields.title("prevention.remind.title");
        model.titleProperty().set(words.now("prevention.remind.letter.title"));
        model.textProperty().set(words.now("prevention.remind.letter.text"));
        getChildren().addAll(title, fields.sentence("prevention.remind.why"), list(), fields.sentence(Bindings.createStringBinding(() ->
                model.moreProperty().get() ? words.now("prevention.remind.more", Reminders.MOST_BY_AGE) : "", model.moreProperty(),
                words.languageProperty())), letter(), fields.problem(model.problemProperty()),
                tools());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE || event.isConsumed()) return;
            event.consume();
            around.navigator().back();
        });
        sceneProperty().addListener((_, _, scene) -> {
            listening.forEach(News.Listening::close);
            listening = scene == null ? List.of() : model.follow(around.news());
        });
        model.read();
    }

    /** Names the keys of the screen in the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("prevention.remind.title", KEYS);
    }

    private static ScreenKey key(String words, String key) {
        return new ScreenKey("prevention.key.remind." + words, KeyCombination.valueOf(key));
    }

    public Node firstField() {
        return list;
    }

    private Node list() {
        list.setItems(model.rows());
        list.accessibleTextProperty().bind(words.bound("prevention.remind.title"));
        list.setCellFactory(_ -> new ReminderCell(words));
        list.getStyleClass().addAll("prevention-list", "reminder-list");
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        Label empty = fields.sentence(Bindings.createStringBinding(() -> words.now(model.loadedProperty().get()
                ? "prevention.remind.empty" : "prevention.remind.loading"), model.loadedProperty(), words.languageProperty()));
        empty.visibleProperty().unbind();
        empty.visibleProperty().bind(Bindings.isEmpty(model.rows()));
        empty.getStyleClass().add("prevention-empty");
        empty.setMouseTransparent(true);
        StackPane both = new StackPane(list, empty);
        VBox.setVgrow(both, Priority.ALWAYS);
        return both;
    }

    private Node letter() {
        TextField title = new TextField();
        title.textProperty().bindBidirectional(model.titleProperty());
        title.getStyleClass().add("phrase");
        TextArea text = new TextArea();
        text.textProperty().bindBidirectional(model.textProperty());
        text.setWrapText(true);
        text.setPrefRowCount(5);
        Fields.leaveByTab(text);
        return new VBox(8, fields.labelled("prevention.remind.letter.named", title), fields.labelled("prevention.remind.letter", text));
    }

    private Node tools() {
        Button write = fields.button("prevention.remind.write", this::write);
        write.setGraphic(new FontIcon("fth-send"));
        write.getStyleClass().add(Styles.ACCENT);
        write.textProperty().unbind();
        write.textProperty().bind(counted("prevention.remind.write", true));
        write.disableProperty().bind(Bindings.createBooleanBinding(() -> model.busyProperty().get() || model.chosen(true).isEmpty(),
                model.rows(), model.busyProperty()));
        Button print = fields.button("prevention.remind.print", this::print);
        print.setGraphic(new FontIcon("fth-printer"));
        print.textProperty().unbind();
        print.textProperty().bind(counted("prevention.remind.print", false));
        print.disableProperty().bind(Bindings.createBooleanBinding(() -> model.busyProperty().get() || model.chosen(false).isEmpty(),
                model.rows(), model.busyProperty()));
        Button all = fields.button("prevention.remind.all", model::toggleAll);
        return new FlowPane(8, 8, write, print, all);
    }

    private javafx.beans.binding.StringBinding counted(String key, boolean byMessage) {
        return Bindings.createStringBinding(() -> words.now(key, model.chosen(byMessage).size()), model.rows(),
                words.languageProperty());
    }

    private void keys(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            model.toggleAll();
        } else if (event.isShortcutDown() || event.isAltDown()) {
            return;
        } else {
            switch (event.getCode()) {
                case KeyCode.SPACE -> model.toggle(at);
                case KeyCode.ENTER -> chosen().ifPresent(row -> around.navigator().openPatient(row.candidate().file().patient().id()));
                case KeyCode.X -> chosen().ifPresent(model::optOut);
                case KeyCode.ESCAPE -> around.navigator().back();
                default -> {
                    return;
                }
            }
        }
        event.consume();
        if (at >= 0 && at < model.rows().size()) list.getSelectionModel().select(at);
    }

    private Optional<ReminderRow> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void write() {
        model.write(many -> around.notices().say(() -> words.now("prevention.remind.written", many)));
    }

    /** Noted once the printer has them. */
    private void print() {
        model.letters((pdf, whom) -> around.outside().print(pdf, words.now("prevention.remind.job"), given -> {
            if (given) model.printed(whom, () -> around.notices().say(() -> words.now("prevention.remind.printed", whom.size())));
        }));
    }
}
