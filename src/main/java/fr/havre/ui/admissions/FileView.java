package fr.havre.ui.admissions;

import atlantafx.base.theme.Styles;
import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.Piece;
import fr.havre.patients.Patient;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.imports.SearchField;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.shell.Fields;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One admission: whose it is above, what is said of the stay on the left, its pieces on the right. */
final class FileView extends VBox {
    private final FileViewModel model;
    private final Desk desk;
    private final Surroundings around;
    private final LiveWords words;
    private final AdmissionWords texts;
    private final Fields fields;
    private final IdentityBanner banner;
    private final StayPane stay;
    private final PiecesPane pieces;
    private final SearchField<Patient> whose;
    private final StackPane right = new StackPane();
    private List<News.Listening> listening = List.of();

    FileView(Desk desk, FileViewModel model, Surroundings around, HospitalSearch hospitals) {
        super(10);
        this.desk = desk;
        this.model = model;
        this.around = around;
        words = around.words();
        texts = new AdmissionWords(words);
        fields = new Fields(words);
        banner = new IdentityBanner(words);
        stay = new StayPane(model, words, hospitals, this::save);
        pieces = new PiecesPane(model, around, this::show);
        whose = new SearchField<>(this::found, this::search, model.patientProperty()::set);
        getStylesheets().add(Look.sheet("admissions"));
        getStyleClass().addAll("page", "admissions");
        Node body = body();
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(banner(), choosing(), headline(), fields.problem(model.problemProperty()), meanwhile(), doubtful(),
                body);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
        sceneProperty().addListener((_, _, scene) -> shown(scene != null));
    }

    /** Names the keys of the screen in the overview. */
    static void tellKeys(Actions actions) {
        actions.tell("admissions.file", PiecesPane.keys());
    }

    private void shown(boolean now) {
        listening.forEach(News.Listening::close);
        listening = now ? model.follow(around.news()) : List.of();
        if (!now && model.unsavedProperty().get() && model.file().isPresent()) model.save();
    }

    /** Where somebody begins: whose it is, where to, or the first piece that is open. */
    Node firstField() {
        return switch (model.start()) {
            case PATIENT -> whose.field();
            case STAY -> stay.firstField();
            case PIECES -> pieces.list();
        };
    }

    private Node banner() {
        banner.managedProperty().bind(banner.visibleProperty());
        Runnable who = () -> {
            Patient patient = model.patientProperty().get();
            if (patient == null) banner.clear();
            else banner.show(patient, model.todayProperty().get());
        };
        model.patientProperty().addListener((_, before, now) -> {
            who.run();
            if (before == null && now != null && model.file().isEmpty()) stay.firstField().requestFocus();
        });
        who.run();
        Button chart = fields.button("admissions.chart", () -> around.navigator().openPatient(
                model.patientProperty().get().id()));
        chart.setGraphic(new FontIcon("fth-folder"));
        banner.actions().getChildren().add(chart);
        return banner;
    }

    private Node choosing() {
        Label label = fields.sentence("admissions.whose");
        label.setLabelFor(whose.field());
        whose.field().accessibleTextProperty().bind(label.textProperty());
        whose.field().promptTextProperty().bind(words.bound("admissions.whose.prompt"));
        VBox both = new VBox(4, label, whose);
        both.visibleProperty().bind(model.patientProperty().isNull());
        both.managedProperty().bind(both.visibleProperty());
        return both;
    }

    private String found(Patient patient) {
        return IdentityText.name(patient) + AdmissionWords.BETWEEN + texts.born(patient);
    }

    private void search(String typed, Consumer<List<Patient>> answer) {
        if (typed.isBlank()) answer.accept(List.of());
        else around.background().run(() -> desk.patients().find(desk.session(), typed), answer, around.notices()::problem);
    }

    private Node headline() {
        Badge state = new Badge();
        Label when = new Label();
        when.setWrapText(true);
        when.setMinHeight(USE_PREF_SIZE);
        Runnable say = () -> model.file().ifPresentOrElse(file -> {
            state.say(texts.state(file), AdmissionWords.tone(file));
            when.setText(headline(file));
        }, () -> {
            state.say("", Badge.Tone.PLAIN);
            when.setText(words.now("admissions.begin"));
        });
        model.contentProperty().addListener((_, _, _) -> say.run());
        words.languageProperty().addListener((_, _, _) -> say.run());
        say.run();
        HBox.setHgrow(when, Priority.ALWAYS);
        when.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(10, state, when);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private String headline(AdmissionFile file) {
        var day = file.admission().situation().day();
        return words.now("admissions.headline", texts.wholeDay(day), texts.until(day, model.todayProperty().get()));
    }

    private Node meanwhile() {
        return caution(fields.sentence("admissions.meanwhile"), model.meanwhileProperty(),
                fields.button("admissions.meanwhile.mine", this::save),
                fields.button("admissions.meanwhile.theirs", model::takeTheirs));
    }

    private Node doubtful() {
        return caution(fields.sentence("admissions.doubtful"), model.doubtfulProperty().isNotNull(),
                fields.button("admissions.doubtful.file", model::fileAllTheSame),
                fields.button("admissions.doubtful.leave", model::leaveIt));
    }

    private static Node caution(Label sentence, javafx.beans.value.ObservableValue<Boolean> when, Button... buttons) {
        FlowPane acts = new FlowPane(8, 8, buttons);
        VBox box = new VBox(6, sentence, acts);
        box.getStyleClass().add("sheet-caution");
        box.visibleProperty().bind(when);
        box.managedProperty().bind(when);
        return box;
    }

    private Node body() {
        ScrollPane form = new ScrollPane(new VBox(12, stay, saving(), endings()));
        form.setFitToWidth(true);
        form.setFocusTraversable(false);
        form.getStyleClass().add("stay-scroll");
        form.accessibleTextProperty().bind(words.bound("admissions.stay"));
        VBox work = new VBox(8, tabs(), right);
        VBox.setVgrow(right, Priority.ALWAYS);
        HBox.setHgrow(work, Priority.ALWAYS);
        return new HBox(16, form, work);
    }

    private Node saving() {
        Button save = fields.button("admissions.save", this::save);
        save.textProperty().unbind();
        save.textProperty().bind(Bindings.createStringBinding(() -> words.now(model.contentProperty().get() == null
                ? "admissions.create" : "admissions.save"), model.contentProperty(), words.languageProperty()));
        save.getStyleClass().add(Styles.ACCENT);
        save.setMaxWidth(Double.MAX_VALUE);
        save.visibleProperty().bind(model.unsavedProperty().or(model.contentProperty().isNull()));
        save.managedProperty().bind(save.visibleProperty());
        return save;
    }

    /** How it ends, or that it goes on. */
    private Node endings() {
        Button done = ending("admissions.done", Admission.State.DONE);
        Button cancel = ending("admissions.cancel", Admission.State.CANCELLED);
        Button reopen = fields.button("admissions.reopen", () -> model.become(Admission.State.OPEN));
        Runnable fit = () -> {
            boolean open = model.file().filter(file -> file.admission().state() == Admission.State.OPEN).isPresent();
            boolean closed = model.file().isPresent() && !open;
            for (Button each : List.of(done, cancel)) show(each, open);
            show(reopen, closed);
            stay.setDisable(closed);
        };
        model.contentProperty().addListener((_, _, _) -> fit.run());
        fit.run();
        return new FlowPane(8, 8, done, cancel, reopen);
    }

    private static void show(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private Button ending(String key, Admission.State state) {
        return fields.button(key, () -> {
            model.become(state);
            around.notices().undoable(() -> words.now(key + ".said"), () -> model.become(Admission.State.OPEN));
        });
    }

    private Node tabs() {
        ToggleGroup group = new ToggleGroup();
        HBox tabs = new HBox(tab("pieces", pieces, group, Styles.LEFT_PILL),
                tab("history", new HistoryPane(model, words), group, Styles.RIGHT_PILL));
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) group.selectToggle(before);
        });
        return tabs;
    }

    private ToggleButton tab(String key, Node content, ToggleGroup group, String pill) {
        ToggleButton tab = new ToggleButton();
        tab.textProperty().bind(words.bound("admissions.tab." + key));
        tab.accessibleTextProperty().bind(tab.textProperty());
        tab.setToggleGroup(group);
        tab.getStyleClass().add(pill);
        tab.setMinWidth(USE_PREF_SIZE);
        tab.selectedProperty().addListener((_, _, on) -> {
            if (on) right.getChildren().setAll(content);
        });
        if (right.getChildren().isEmpty()) tab.setSelected(true);
        return tab;
    }

    /** Keeps the stay; a new admission goes on to its pieces. */
    private void save() {
        boolean begins = model.file().isEmpty();
        model.save(_ -> {
            if (!begins) return;
            model.pieces().first();
            pieces.list().requestFocus();
        });
    }

    private void show(Piece piece) {
        FiledSheet.open(desk, around, piece);
    }

    private void keys(KeyEvent event) {
        if (event.isConsumed()) return;
        if (event.getCode() == KeyCode.ESCAPE) around.navigator().back();
        else if (event.getCode() == KeyCode.S && event.isShortcutDown()) save();
        else return;
        event.consume();
    }
}
