package fr.havre.ui.agenda;

import atlantafx.base.theme.Styles;
import fr.havre.patients.Patient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.imports.SearchField;
import fr.havre.ui.shell.Fields;
import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** When, who, what for, with whom. Enter keeps it from any field but an open list. */
final class AppointmentSheet extends VBox {
    private final AppointmentViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final LocalDate today;
    private final Consumer<fr.havre.agenda.Appointment> kept;
    private final Fields fields;
    private final TextField hour = new TextField();
    private final SearchField<Patient> patient;

    AppointmentSheet(AppointmentViewModel model, Surroundings around, LocalDate today,
            Consumer<fr.havre.agenda.Appointment> kept) {
        this.model = model;
        this.around = around;
        this.today = today;
        this.kept = kept;
        words = around.words();
        fields = new Fields(words);
        patient = new SearchField<>(this::line, model::search, this::choose);
        getStyleClass().addAll("sheet", "appointment");
        setMaxSize(720, USE_PREF_SIZE);
        getChildren().addAll(fields.title(model.isNew() ? "agenda.new.title" : "agenda.change.title"), when(), whom(), what(),
                fields.problem(model.problemProperty()), buttons());
    }

    Node firstField() {
        return hour.getText().isEmpty() || !model.isNew() ? hour : patient.field();
    }

    private Node when() {
        TextField day = text(model.dayProperty(), 9);
        hour.setPrefColumnCount(5);
        hour.textProperty().bindBidirectional(model.hourProperty());
        hour.promptTextProperty().bind(words.bound("agenda.hour.prompt"));
        FlowPane line = new FlowPane(12, 10, fields.labelled("agenda.day", day), fields.labelled("agenda.hour", hour),
                fields.labelled("agenda.lasting", text(model.minutesProperty(), 4)));
        line.setRowValignment(VPos.BOTTOM);
        return line;
    }

    private static TextField text(javafx.beans.property.StringProperty typed, int columns) {
        TextField field = new TextField();
        field.setPrefColumnCount(columns);
        field.textProperty().bindBidirectional(typed);
        return field;
    }

    private Node whom() {
        Node labelled = fields.labelled("agenda.patient", patient.field());
        patient.field().promptTextProperty().bind(words.bound("agenda.patient.prompt"));
        patient.field().textProperty().addListener((_, _, typed) -> {
            if (typed.isEmpty()) model.patientProperty().set(null);
        });
        patient.getChildren().addFirst(labelled);
        if (model.patientProperty().get() != null) patient.show(line(model.patientProperty().get()));
        return patient;
    }

    private String line(Patient one) {
        return IdentityText.name(one) + "  ·  " + IdentityText.line(words, one, today);
    }

    private void choose(Patient one) {
        model.patientProperty().set(one);
        patient.show(line(one));
    }

    private Node what() {
        ComboBox<String> with = fields.choice(model.colleagues(), name -> name.isEmpty() ? words.now("agenda.with.none") : name);
        with.valueProperty().bindBidirectional(model.withProperty());
        return new VBox(10, fields.labelled("agenda.subject", text(model.subjectProperty(), 30)),
                fields.labelled("agenda.with", with));
    }

    private Node buttons() {
        Button cancel = fields.button("agenda.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        Button keep = fields.button(model.isNew() ? "agenda.new.keep" : "agenda.change.keep", () -> model.keep(done -> {
            around.sheets().close();
            kept.accept(done);
        }));
        keep.setDefaultButton(true);
        keep.getStyleClass().add(Styles.ACCENT);
        HBox line = new HBox(10, cancel, keep);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }
}
