package fr.havre.ui.admissions;

import fr.havre.admissions.Fact;
import fr.havre.patients.Patient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.imports.SearchField;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** What is said of the stay. Enter in a field keeps it; arrows go from one box to the next, as Tab does. */
final class StayPane extends VBox {
    private final FileViewModel model;
    private final LiveWords words;
    private final AdmissionWords texts;
    private final Runnable save;
    private final HospitalSearch search;
    private final SearchField<HospitalSearch.Suggestion> hospital;
    private final SearchField<String> service;

    StayPane(FileViewModel model, LiveWords words, HospitalSearch search, Runnable save) {
        super(10);
        this.model = model;
        this.words = words;
        this.search = search;
        this.save = save;
        texts = new AdmissionWords(words);
        hospital = new SearchField<>(HospitalSearch.Suggestion::line, search::find, this::take).free();
        service = new SearchField<>(each -> each, this::services, this::takeService).free();
        getStyleClass().add("stay");
        StayForm form = model.form();
        getChildren().addAll(choice("hospital", hospital, form.hospitalProperty()), choice("service", service,
                form.serviceProperty()), dated("day", form.dayProperty(), form::admission), field("reason", form.reasonProperty()),
                dated("leaving", form.leavingProperty(), form::end), boxes());
    }

    private void services(String typed, java.util.function.Consumer<java.util.List<String>> answer) {
        search.services(model.form().hospitalProperty().get(), typed, answer);
    }

    private void take(HospitalSearch.Suggestion one) {
        hospital.show(one.hospital());
        if (!one.service().isEmpty()) model.form().serviceProperty().set(one.service());
    }

    private void takeService(String one) {
        service.show(one);
    }

    private Node choice(String key, SearchField<?> choice, StringProperty typed) {
        Node labelled = labelled(key, choice.field());
        choice.field().textProperty().bindBidirectional(typed);
        return new VBox(4, labelled, choice);
    }

    private Node field(String key, StringProperty typed) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(typed);
        return new VBox(4, labelled(key, field), field);
    }

    private Label labelled(String key, TextField field) {
        Label label = new Label();
        label.textProperty().bind(words.bound("admissions.field." + key));
        label.setLabelFor(field);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        field.accessibleTextProperty().bind(label.textProperty());
        field.setOnAction(_ -> save.run());
        return label;
    }

    /** With what is understood below it. */
    private Node dated(String key, StringProperty typed, Supplier<Optional<LocalDate>> understood) {
        TextField field = new TextField();
        field.promptTextProperty().bind(words.bound("admissions.field." + key + ".prompt"));
        field.textProperty().bindBidirectional(typed);
        Label said = new Label();
        said.getStyleClass().add("board-under");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.textProperty().bind(Bindings.createStringBinding(() -> said(typed, understood), typed,
                model.form().dayProperty(), model.todayProperty(), words.languageProperty()));
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        return new VBox(4, labelled(key, field), field, said);
    }

    private String said(StringProperty typed, Supplier<Optional<LocalDate>> understood) {
        if (typed.get().isBlank()) return "";
        return understood.get().map(day -> texts.wholeDay(day) + AdmissionWords.BETWEEN
                + texts.until(day, model.todayProperty().get())).orElseGet(() -> words.now("admissions.day.unclear"));
    }

    private Node boxes() {
        VBox boxes = new VBox(6);
        for (Fact fact : StayForm.SAID) boxes.getChildren().add(box(fact));
        boxes.getChildren().add(minor());
        boxes.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                save.run();
            }
        });
        return boxes;
    }

    private CheckBox box(Fact fact) {
        CheckBox box = box("admissions.fact." + fact, model.form().fact(fact));
        if (fact == Fact.PROTECTED_ADULT) shownWhen(box, minority().not());
        return box;
    }

    private CheckBox box(String key, Property<Boolean> ticked) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(words.bound(key));
        box.accessibleTextProperty().bind(box.textProperty());
        box.selectedProperty().bindBidirectional(ticked);
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        return box;
    }

    /** Follows from the birth date: only who signs for the child is asked. */
    private Node minor() {
        Label why = new Label();
        why.textProperty().bind(words.bound("admissions.minor"));
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        CheckBox alone = new CheckBox();
        alone.textProperty().bind(words.bound("admissions.one-holder"));
        alone.accessibleTextProperty().bind(alone.textProperty());
        alone.setWrapText(true);
        alone.setMinHeight(USE_PREF_SIZE);
        alone.selectedProperty().addListener((_, _, one) -> model.form().holdersProperty().set(one ? 1 : 2));
        model.form().holdersProperty().addListener((_, _, count) -> alone.setSelected(count.intValue() == 1));
        alone.setSelected(model.form().holdersProperty().get() == 1);
        VBox both = new VBox(6, why, alone);
        shownWhen(both, minority());
        return both;
    }

    private BooleanBinding minority() {
        return Bindings.createBooleanBinding(() -> {
            Patient who = model.patientProperty().get();
            return who != null && model.form().soFar().facts(who.traits().birthDate()).contains(Fact.MINOR);
        }, model.patientProperty(), model.form().dayProperty(), model.todayProperty());
    }

    private static void shownWhen(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    TextField firstField() {
        return hospital.field();
    }
}
