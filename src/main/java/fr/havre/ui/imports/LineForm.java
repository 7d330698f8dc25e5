package fr.havre.ui.imports;

import atlantafx.base.theme.Styles;
import fr.havre.patients.Patient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.imports.ImportLine.Missing;
import fr.havre.ui.imports.ImportLine.State;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What becomes of one document: whose, what, of when, and whether it goes to the record; each with its reason. */
final class LineForm extends VBox {
    private final ImportLine line;
    private final ImportViewModel model;
    private final LiveWords words;
    private final LineWords say;
    private final Consumer<ImportLine> open;
    private final SearchField<Patient> patient;
    private final SearchField<String> type;
    private final TextField title = new TextField();
    private final TextField date = new TextField();

    /** @param open shows the documents that the line became, or was already */
    LineForm(ImportLine line, ImportViewModel model, LiveWords words, Consumer<ImportLine> open) {
        this.line = line;
        this.model = model;
        this.words = words;
        this.say = new LineWords(words);
        this.open = open;
        patient = new SearchField<>(say::patient, this::findPatients, one -> model.choose(line, one));
        type = new SearchField<>(Types::label, (typed, found) -> found.accept(Types.matching(model.types(), typed)),
                line.typeProperty()::set);
        getStyleClass().add("import-form");
        VBox fields = new VBox(10, patientBox(), typeBox(), titleBox(), dateBox(), recordBox());
        fields.disableProperty().bind(Bindings.createBooleanBinding(() -> switch (line.stateProperty().get()) {
            case READING, FILING, FILED, HANDED_OVER, REFUSED -> true;
            case TO_COMPLETE, READY, ALREADY_THERE -> false;
        }, line.stateProperty()));
        getChildren().addAll(banner(), file(), problem(), already(), handed(), another(), fields);
    }

    private void findPatients(String typed, Consumer<List<Patient>> found) {
        if (typed.isBlank()) found.accept(line.reading().map(read -> read.candidates().stream().map(PatientChoice::patient)
                .toList()).orElse(List.of()));
        else model.findPatients(typed, found);
    }

    /** Whose file it goes into; nothing while nobody is chosen. */
    private Node banner() {
        IdentityBanner banner = new IdentityBanner(words);
        banner.managedProperty().bind(banner.visibleProperty());
        whenever(() -> line.patient().ifPresentOrElse(one -> banner.show(one, model.today()), banner::clear), line.choiceProperty());
        return banner;
    }

    private Node file() {
        Label name = new Label(line.incoming().name(), new FontIcon("fth-file-text"));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        return name;
    }

    private Node problem() {
        Label sentence = wrapped(Styles.DANGER);
        sentence.textProperty().bind(words.sentence(line.problemProperty()));
        shownWhileSaid(sentence);
        return sentence;
    }

    private Node already() {
        Hyperlink link = new Hyperlink();
        link.textProperty().bind(words.bound("imports.already"));
        link.setWrapText(true);
        link.setOnAction(_ -> open.accept(line));
        link.visibleProperty().bind(line.stateProperty().isEqualTo(State.ALREADY_THERE));
        link.managedProperty().bind(link.visibleProperty());
        return link;
    }

    private Node handed() {
        Label sentence = wrapped(Styles.TEXT_MUTED);
        sentence.textProperty().bind(words.bound("imports.handed"));
        sentence.setGraphic(new FontIcon("fth-lock"));
        Hyperlink again = new Hyperlink();
        again.textProperty().bind(words.bound("imports.handed.again"));
        again.setWrapText(true);
        again.setOnAction(_ -> {
            line.handOverAgain();
            patient.field().requestFocus();
        });
        VBox box = new VBox(4, sentence, again);
        box.visibleProperty().bind(line.stateProperty().isEqualTo(State.HANDED_OVER));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /** It speaks of somebody else than the patient chosen: a person looks and decides, the program does not. */
    private Node another() {
        Label sentence = wrapped("import-warning-text");
        FlowPane choices = new FlowPane(8, 8);
        VBox box = new VBox(8, sentence, choices);
        box.getStyleClass().add("import-warning");
        Runnable fill = () -> {
            boolean shown = line.missingProperty().get() == Missing.RIGHT_PATIENT && !line.isSettled();
            box.setVisible(shown);
            box.setManaged(shown);
            choices.getChildren().clear();
            if (!shown) return;
            sentence.setText(words.now("imports.another", line.patient().map(IdentityText::name).orElse("")));
            line.reading().orElseThrow().candidates().stream().limit(3).map(PatientChoice::patient)
                    .forEach(one -> choices.getChildren().add(button(words.now("imports.another.move", say.patient(one)),
                            () -> model.choose(line, one), true)));
            choices.getChildren().add(button(words.now("imports.another.keep", line.patient().map(IdentityText::name).orElse("")),
                    () -> line.confirmedProperty().set(true), false));
        };
        whenever(fill, line.missingProperty(), line.stateProperty(), line.choiceProperty(), words.languageProperty());
        return box;
    }

    private static Button button(String text, Runnable act, boolean accent) {
        Button button = new Button(text);
        button.setWrapText(true);
        button.setMinHeight(USE_PREF_SIZE);
        if (accent) button.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.ACCENT);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Node patientBox() {
        patient.field().promptTextProperty().bind(words.bound("imports.patient.search"));
        whenever(() -> patient.show(line.patient().map(say::patient).orElse("")), line.choiceProperty(), words.languageProperty());
        return labelled("imports.patient", patient.field(), patient, reason(() -> line.reading().isEmpty() ? "" : say.why(line),
                line.choiceProperty(), line.stateProperty(), words.languageProperty()));
    }

    private Node typeBox() {
        type.field().promptTextProperty().bind(words.bound("imports.type.search"));
        whenever(() -> type.show(Types.label(line.typeProperty().get())), line.typeProperty());
        return labelled("imports.type", type.field(), type, reason(() -> !line.toHandOver() ? say.whyType(line)
                : words.now(line.archive() ? "imports.type.archive" : "imports.type.handOver"), line.typeProperty(), line.missingProperty(),
                line.stateProperty(), words.languageProperty()));
    }

    private Node titleBox() {
        title.textProperty().bindBidirectional(line.titleProperty());
        return labelled("imports.title", title, title);
    }

    private Node dateBox() {
        date.promptTextProperty().bind(words.bound("imports.date.prompt"));
        date.setMaxWidth(160);
        whenever(() -> {
            if (!date.isFocused()) date.setText(LineWords.date(line.dateProperty().get()));
        }, line.dateProperty());
        date.textProperty().addListener((_, _, typed) -> {
            if (date.isFocused()) line.dateProperty().set(LineWords.parse(typed).orElse(null));
        });
        date.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) date.setText(LineWords.date(line.dateProperty().get()));
        });
        return labelled("imports.date", date, date, reason(() -> say.whyDate(line), line.dateProperty(), line.stateProperty(),
                words.languageProperty()));
    }

    private Node recordBox() {
        CheckBox wanted = new CheckBox();
        wanted.textProperty().bind(words.bound("imports.record"));
        wanted.selectedProperty().bindBidirectional(line.wantedProperty());
        VBox reasons = new VBox(4);
        VBox box = new VBox(6, wanted, reasons);
        boolean possible = model.canSend();
        box.setVisible(possible);
        box.setManaged(possible);
        whenever(() -> {
            wanted.setDisable(!line.obstacles().isEmpty());
            wanted.setIndeterminate(false);
            reasons.getChildren().setAll(line.obstacles().stream().map(each -> {
                Label sentence = wrapped(Styles.TEXT_MUTED);
                sentence.setText(words.sentence(each));
                sentence.setGraphic(new FontIcon("fth-info"));
                return sentence;
            }).toList());
        }, line.obstacles(), words.languageProperty());
        return box;
    }

    private Label reason(Supplier<String> why, Observable... changing) {
        Label reason = wrapped(Styles.TEXT_MUTED);
        reason.getStyleClass().add(Styles.TEXT_SMALL);
        reason.textProperty().bind(Bindings.createStringBinding(why::get, changing));
        shownWhileSaid(reason);
        return reason;
    }

    private VBox labelled(String key, Control field, Node... nodes) {
        Label label = new Label();
        label.textProperty().bind(words.bound(key));
        label.setLabelFor(field);
        label.getStyleClass().add("import-label");
        field.accessibleTextProperty().bind(words.bound(key));
        VBox box = new VBox(4, label);
        box.getChildren().addAll(nodes);
        return box;
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static void shownWhileSaid(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private static void whenever(Runnable fill, Observable... changing) {
        for (Observable each : changing) each.addListener(_ -> fill.run());
        fill.run();
    }

    /** Where a person has to say something first. */
    void focusMissing() {
        switch (line.missingProperty().get()) {
            case PATIENT -> patient.field().requestFocus();
            case TYPE -> type.field().requestFocus();
            case TITLE -> title.requestFocus();
            case RIGHT_PATIENT, NOTHING -> requestFocus();
        }
    }

    SearchField<Patient> patientField() {
        return patient;
    }

    SearchField<String> typeField() {
        return type;
    }
}
