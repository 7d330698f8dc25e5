package fr.havre.ui.patients;

import atlantafx.base.theme.Styles;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Patient;
import fr.havre.patients.Sex;
import fr.havre.ui.LiveWords;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A field and what it finds. Down goes into the list, Enter opens. */
public final class PatientsView extends VBox {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final PatientsViewModel model;
    private final LiveWords words;
    private final Consumer<Patient> open;
    private final TextField search = new TextField();
    private final ListView<Patient> list = new ListView<>();

    public PatientsView(PatientsViewModel model, LiveWords words, Consumer<Patient> open) {
        this.model = model;
        this.words = words;
        this.open = open;
        getStyleClass().add("page");
        Label title = new Label();
        title.textProperty().bind(words.bound("patients.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        getChildren().addAll(title, field(), hint(), problem(), list());
    }

    public Node firstField() {
        return search;
    }

    private Node field() {
        search.promptTextProperty().bind(words.bound("patients.search"));
        search.accessibleTextProperty().bind(words.bound("patients.search"));
        search.textProperty().bindBidirectional(model.typedProperty());
        search.getStyleClass().add("search-field");
        search.setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.DOWN || model.found().isEmpty()) return;
            list.requestFocus();
            list.getSelectionModel().selectFirst();
        });
        search.setOnAction(_ -> model.found().stream().findFirst().ifPresent(open));
        return search;
    }

    private Node hint() {
        Label hint = new Label();
        hint.textProperty().bind(Bindings.when(model.nothingFoundProperty()).then(words.bound("patients.none"))
                .otherwise(words.bound("patients.hint")));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        return hint;
    }

    private Node problem() {
        Label sentence = new Label();
        sentence.textProperty().bind(words.sentence(model.problemProperty()));
        sentence.getStyleClass().add(Styles.DANGER);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        return sentence;
    }

    private Node list() {
        list.setItems(model.found());
        list.setFixedCellSize(52);
        list.accessibleTextProperty().bind(words.bound("patients.title"));
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) openSelected();
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) openSelected();
        });
        StackPane place = new StackPane(list);
        VBox.setVgrow(place, Priority.ALWAYS);
        return place;
    }

    private void openSelected() {
        Patient selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) open.accept(selected);
    }

    private String born(Patient patient) {
        return patient.traits().birthDate().flatMap(date -> date.day())
                .map(day -> words.now(patient.traits().sex() == Sex.FEMALE ? "patients.born.FEMALE" : "patients.born", DAY.format(day)))
                .orElseGet(() -> words.now("patients.born.unknown"));
    }

    private final class Cell extends ListCell<Patient> {
        private final Label name = new Label();
        private final Label birthName = new Label();
        private final Label born = new Label();
        private final Label status = new Label();
        private final HBox line;

        Cell() {
            name.getStyleClass().add("patient-name");
            birthName.getStyleClass().add(Styles.TEXT_MUTED);
            born.getStyleClass().add(Styles.TEXT_MUTED);
            status.getStyleClass().add("badge");
            status.setMinWidth(USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            VBox names = new VBox(2, new HBox(8, name, birthName), born);
            line = new HBox(12, names, gap, status);
            line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override protected void updateItem(Patient patient, boolean empty) {
            super.updateItem(patient, empty);
            if (empty || patient == null) {
                setGraphic(null);
                return;
            }
            name.setText(patient.shownName());
            birthName.setText(patient.used().name().map(_ -> "(" + patient.traits().birthName() + ")").orElse(""));
            born.setText(born(patient));
            status.setText(words.label(patient.status()));
            status.getStyleClass().setAll("badge", patient.status() == IdentityStatus.QUAL ? "badge-good" : "badge-warn");
            setGraphic(line);
        }
    }
}
