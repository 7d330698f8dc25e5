package fr.havre.ui.prevention;

import atlantafx.base.theme.Styles;
import fr.havre.agenda.prevention.DueLine;
import fr.havre.agenda.prevention.DueState;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.PreventionFile;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.palette.Actions.ScreenKey;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.Fields;
import fr.havre.vault.FrenchZone;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
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

/** Due and given, in a chart. V notes a vaccination, R declines with a reason or takes that back, Delete a mistaken dose. */
public final class PreventionTab extends VBox {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final List<ScreenKey> KEYS = List.of(key("add", "V"), key("decline", "R"), key("remove", "Delete"),
            key("situation", "S"), key("note", "C"));

    private final Desk desk;
    private final Prevention prevention;
    private final PreventionViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final Optional<Consumer<PatientId>> note;
    private final Fields fields;
    private final PreventionWords inWords;
    private final InstantSource time;
    private final ListView<PreventionRow> list = new ListView<>();
    private List<News.Listening> listening = List.of();

    /** @param note makes a vaccination note of this patient, for who may */
    public PreventionTab(Desk desk, Prevention prevention, Surroundings around, PatientId patient, InstantSource time,
            Optional<Consumer<PatientId>> note) {
        this.desk = desk;
        this.prevention = prevention;
        this.around = around;
        this.time = time;
        this.note = note;
        words = around.words();
        fields = new Fields(words);
        inWords = new PreventionWords(words);
        model = new PreventionViewModel(desk, prevention, around.background(), patient);
        getStyleClass().add("prevention");
        getChildren().addAll(tools(), fields.problem(model.problemProperty()), list());
        sceneProperty().addListener((_, _, scene) -> {
            listening.forEach(News.Listening::close);
            listening = scene == null ? List.of() : model.follow(around.news());
        });
        model.read();
    }

    /** Names the keys of the tab in the overview. */
    public static void tellKeys(Actions actions) {
        actions.tell("prevention.title", KEYS);
    }

    private static ScreenKey key(String words, String key) {
        return new ScreenKey("prevention.key." + words, KeyCombination.valueOf(key));
    }

    PreventionViewModel model() {
        return model;
    }

    Node firstField() {
        return list;
    }

    private Node tools() {
        Button add = fields.button("prevention.add", this::add);
        add.setGraphic(new FontIcon("fth-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        Button situation = fields.button("prevention.situation", this::situation);
        situation.setGraphic(new FontIcon("fth-sliders"));
        FlowPane line = new FlowPane(8, 8, add, situation);
        note.ifPresent(making -> {
            Button make = fields.button("prevention.note", () -> making.accept(model.patient()));
            make.setGraphic(new FontIcon("fth-file-text"));
            line.getChildren().add(make);
        });
        if (model.mayDecide()) {
            Button decline = fields.button("prevention.decline", this::decline);
            decline.setGraphic(new FontIcon("fth-slash"));
            line.getChildren().add(1, decline);
        }
        return line;
    }

    private Node list() {
        list.setItems(model.rows());
        list.accessibleTextProperty().bind(words.bound("prevention.title"));
        list.setCellFactory(_ -> new PreventionCell(words));
        list.getStyleClass().add("prevention-list");
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        Label empty = new Calm(Bindings.createStringBinding(() -> model.fileProperty().get() == null ? ""
                : words.now("prevention.empty"), model.fileProperty(), words.languageProperty()),
                Bindings.isEmpty(model.rows()), "prevention-empty");
        StackPane both = new StackPane(list, empty);
        VBox.setVgrow(both, Priority.ALWAYS);
        return both;
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return;
        switch (event.getCode()) {
            case KeyCode.V, KeyCode.ENTER -> add();
            case KeyCode.R -> decline();
            case KeyCode.DELETE -> remove();
            case KeyCode.S -> situation();
            case KeyCode.C -> note.ifPresent(making -> making.accept(model.patient()));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Optional<PreventionRow> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void add() {
        Optional<String> series = chosen().filter(PreventionRow.Due.class::isInstance)
                .map(row -> ((PreventionRow.Due) row).line().rule().series());
        DoseSheet sheet = new DoseSheet(new DoseViewModel(desk, prevention, around.background(), model.patient(),
                LocalDate.ofInstant(time.instant(), FRANCE), series), around, this::noted);
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    private void noted(PreventionFile after) {
        model.show(after);
        around.notices().say(() -> words.now("prevention.added"));
        list.requestFocus();
    }

    /** Of what was declined before, takes it back. */
    private void decline() {
        if (!model.mayDecide() || !(chosen().orElse(null) instanceof PreventionRow.Due due)) return;
        DueLine line = due.line();
        if (line.state() == DueState.DECLINED) {
            model.reconsider(line, () -> around.notices().say(() -> words.now("prevention.reconsidered")));
            return;
        }
        ReasonSheet sheet = new ReasonSheet(around, Bindings.createStringBinding(() -> inWords.what(line), words.languageProperty()),
                reason -> model.decline(line, reason, () -> around.notices().undoable(() -> words.now("prevention.decline.done"),
                () -> model.reconsider(line, () -> { }))));
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    private void remove() {
        if (!(chosen().orElse(null) instanceof PreventionRow.Given given)) return;
        model.mistaken(given.dose(), () -> around.notices().say(() -> words.now("prevention.removed")));
    }

    private void situation() {
        PreventionFile file = model.fileProperty().get();
        if (file == null) return;
        SituationSheet sheet = new SituationSheet(around, file.situation(), now -> model.situation(now, () -> { }));
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }
}
