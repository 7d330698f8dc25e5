package fr.havre.ui.review;

import atlantafx.base.theme.Styles;
import fr.havre.access.Absence;
import fr.havre.access.Permission;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.time.format.DateTimeFormatter;
import javafx.beans.property.Property;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who is away and who covers: what is noted, and one more. */
final class AbsenceSheet extends VBox {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final AbsenceViewModel model;
    private final LiveWords words;
    private final VBox noted = new VBox(6);
    private final ComboBox<AbsenceViewModel.Colleague> person = new ComboBox<>();
    private final ComboBox<AbsenceViewModel.Colleague> cover = new ComboBox<>();
    private final boolean mayPlan;

    private AbsenceSheet(AbsenceViewModel model, Surroundings around, boolean mayPlan) {
        super(12);
        this.model = model;
        this.mayPlan = mayPlan;
        words = around.words();
        getStyleClass().addAll("sheet", "absences");
        setMaxSize(720, USE_PREF_SIZE);
        Label title = label("review.absences.title");
        title.getStyleClass().add(Styles.TITLE_4);
        ScrollPane all = new ScrollPane(noted);
        all.setFitToWidth(true);
        all.setFocusTraversable(false);
        all.setMaxHeight(220);
        all.accessibleTextProperty().bind(words.bound("review.absences.title"));
        all.getStyleClass().add("absences-noted");
        Button close = button("review.absences.close", around.sheets()::close);
        close.setCancelButton(true);
        HBox last = new HBox(8, close);
        last.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, label("review.absences.why"), all);
        if (mayPlan) getChildren().add(form());
        getChildren().addAll(new Fields(words).problem(model.problemProperty()), last);
        model.noted().addListener((ListChangeListener<Absence>) _ -> refresh());
        words.languageProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    /** Shows it over the screen. */
    static void open(Desk desk, Surroundings around) {
        desk.absences().ifPresent(absences -> {
            AbsenceViewModel model = new AbsenceViewModel(desk, absences, around.background());
            AbsenceSheet sheet = new AbsenceSheet(model, around, desk.session().may(Permission.PLAN_ABSENCES));
            model.read();
            around.sheets().show(sheet, () -> { });
            sheet.firstField().requestFocus();
        });
    }

    private Node firstField() {
        return mayPlan ? cover : this;
    }

    private Node form() {
        person.setItems(model.people());
        person.valueProperty().bindBidirectional(model.personProperty());
        cover.setItems(model.people());
        cover.valueProperty().bindBidirectional(model.coverProperty());
        Button add = button("review.absences.add", model::add);
        add.setDefaultButton(true);
        add.getStyleClass().add(Styles.ACCENT);
        FlowPane fields = new FlowPane(12, 10, field("review.absences.person", person), field("review.absences.from",
                day(model.fromProperty())), field("review.absences.to", day(model.toProperty())),
                field("review.absences.cover", cover), add);
        fields.setRowValignment(javafx.geometry.VPos.BOTTOM);
        return fields;
    }

    private TextField day(Property<String> typed) {
        TextField field = new TextField();
        field.setPrefColumnCount(9);
        field.promptTextProperty().bind(words.bound("review.absences.day"));
        field.textProperty().bindBidirectional(typed);
        return field;
    }

    private Node field(String key, Control control) {
        Label name = label(key);
        name.setLabelFor(control);
        control.accessibleTextProperty().bind(words.bound(key));
        return new VBox(4, name, control);
    }

    private void refresh() {
        noted.getChildren().clear();
        if (model.noted().isEmpty()) noted.getChildren().add(label("review.absences.none"));
        for (Absence each : model.noted()) noted.getChildren().add(line(each));
    }

    private Node line(Absence absence) {
        Label what = new Label(words.now("review.absences.line", model.nameOf(absence.person()), DAY.format(absence.from()),
                DAY.format(absence.to()), model.nameOf(absence.cover())));
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox line = new HBox(8, what);
        line.setAlignment(Pos.CENTER_LEFT);
        if (!mayPlan) return line;
        Button end = button("review.absences.end", () -> model.end(absence));
        end.accessibleTextProperty().unbind();
        end.setAccessibleText(words.now("review.absences.end") + ", " + what.getText());
        line.getChildren().add(end);
        return line;
    }

    private Label label(String key) {
        Label label = new Label();
        label.textProperty().bind(words.bound(key));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Button button(String key, Runnable act) {
        Button button = new Button();
        button.textProperty().bind(words.bound(key));
        button.accessibleTextProperty().bind(words.bound(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
