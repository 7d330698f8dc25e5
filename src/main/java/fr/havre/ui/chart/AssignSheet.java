package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.patients.Patient;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Language;
import java.time.LocalDate;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Says whose a document is: type a name, Enter takes the first. Where nobody has seen it yet, it is shown beside. */
public final class AssignSheet extends VBox {
    private static final double WIDE = 1150;
    private static final double HIGH = 640;
    private static final double ASKED = 360;

    private final AssignViewModel model;
    private final Surroundings around;
    private final VBox asked;
    private final TextField search = new TextField();
    private final ListView<Patient> list = new ListView<>();

    AssignSheet(AssignViewModel model, Surroundings around, ChartWords words) {
        this.model = model;
        this.around = around;
        getStyleClass().add("sheet");
        setMaxSize(560, USE_PREF_SIZE);
        Label title = new Label();
        title.textProperty().bind(around.words().bound("chart.assign.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        Label what = new Label(words.title(model.line()) + "  ·  " + words.fullDay(model.line()));
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        asked = new VBox(10, title, what, field(), list(), wentOut(),
                new Fields(around.words()).problem(model.problemProperty()), buttons());
        getChildren().add(asked);
        model.doneProperty().addListener((_, _, done) -> {
            if (!done) return;
            around.sheets().close();
            around.notices().say(() -> around.words().now("chart.assigned"));
        });
    }

    /** For a document that nobody has filed yet, or that is in the wrong file. */
    public AssignSheet(AssignViewModel model, Surroundings around) {
        this(model, around, new ChartWords(around.words()));
    }

    /** The same, with the document beside the question. */
    public AssignSheet(AssignViewModel model, Surroundings around, DocumentPreview preview) {
        this(model, around);
        preview.show(model.line());
        setMaxSize(WIDE, HIGH);
        asked.setMinWidth(ASKED);
        HBox.setHgrow(preview.node(), Priority.ALWAYS);
        HBox both = new HBox(16, preview.node(), asked);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().setAll(both);
    }

    public Node firstField() {
        return search;
    }

    private Node field() {
        search.promptTextProperty().bind(around.words().bound("chart.assign.search"));
        search.accessibleTextProperty().bind(around.words().bound("chart.assign.search"));
        search.textProperty().bindBidirectional(model.typedProperty());
        search.setOnAction(_ -> model.found().stream().findFirst().ifPresent(this::take));
        search.setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.DOWN || model.found().isEmpty()) return;
            list.requestFocus();
            list.getSelectionModel().selectFirst();
        });
        return search;
    }

    private Node list() {
        list.setItems(model.found());
        list.setPrefHeight(220);
        list.accessibleTextProperty().bind(around.words().bound("chart.assign.title"));
        list.setCellFactory(_ -> new ListCell<>() {
            @Override protected void updateItem(Patient patient, boolean empty) {
                super.updateItem(patient, empty);
                setText(empty || patient == null ? null : IdentityText.name(patient) + "  ·  "
                        + IdentityText.line(around.words(), patient, LocalDate.now(Timeline.FRANCE)));
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) choose();
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) choose();
        });
        return list;
    }

    private void choose() {
        Patient selected = list.getSelectionModel().getSelectedItem();
        if (selected == null) selected = model.found().stream().findFirst().orElse(null);
        if (selected != null) take(selected);
    }

    private void take(Patient patient) {
        CommandWords french = new CommandWords(Language.FRENCH);            // whoever got it reads French, whatever is shown here
        model.choose(patient, french.say("say.wrong-label"), french.say("say.wrong-text"));
    }

    /** What left about the wrong person, and that it is put right with the same key. */
    private Node wentOut() {
        Label how = new Label();
        how.setWrapText(true);
        how.setMinHeight(USE_PREF_SIZE);
        CheckBox right = new CheckBox();
        right.textProperty().bind(around.words().bound("chart.wrong.right"));
        right.setWrapText(true);
        right.selectedProperty().bindBidirectional(model.putRightProperty());
        VBox box = new VBox(6, how, right);
        box.getStyleClass().add("went-out");
        box.setVisible(false);
        box.managedProperty().bind(box.visibleProperty());
        model.reachProperty().subscribe(reach -> {
            box.setVisible(model.wentOut());
            if (reach == null) return;
            how.textProperty().bind(around.words().bound("chart.wrong.reach", reach.atRecord() ? 1 : 0,
                    reach.told().stream().mapToInt(each -> each.recipients().size()).sum(), reach.waiting()));
        });
        return box;
    }

    private Node buttons() {
        Button cancel = new Button();
        cancel.textProperty().bind(around.words().bound("chart.cancel"));
        cancel.setOnAction(_ -> around.sheets().close());
        Button file = new Button();
        file.textProperty().bind(Bindings.when(model.namesAnotherProperty())
                .then(around.words().bound("chart.assign.whatever"))
                        .otherwise(around.words().bound("chart.assign.file")));
        file.getStyleClass().add(Styles.ACCENT);
        file.disableProperty().bind(Bindings.isEmpty(model.found()));
        file.setOnAction(_ -> choose());
        HBox line = new HBox(10, cancel, file);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }
}
