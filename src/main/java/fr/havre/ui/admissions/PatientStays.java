package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionChanged;
import fr.havre.admissions.AdmissionId;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The admissions of one patient in their chart, the latest first: Enter opens one, N begins one. */
final class PatientStays extends VBox {
    private final Desk desk;
    private final Surroundings around;
    private final PatientId patient;
    private final Consumer<AdmissionId> open;
    private final Runnable create;
    private final ObservableList<BoardRow> rows = FXCollections.observableArrayList();
    private final ListView<BoardRow> list = new ListView<>(rows);
    private LocalDate today = LocalDate.EPOCH;
    private List<News.Listening> listening = List.of();

    PatientStays(Desk desk, Surroundings around, PatientId patient, Consumer<AdmissionId> open, Runnable create) {
        super(10);
        this.desk = desk;
        this.around = around;
        this.patient = patient;
        this.open = open;
        this.create = create;
        LiveWords words = around.words();
        getStyleClass().add("patient-stays");
        list.getStyleClass().add("board");
        list.accessibleTextProperty().bind(words.bound("admissions.of-patient"));
        list.setCellFactory(_ -> new BoardCell(words, () -> today));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) open();
        });
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        Button begin = new Fields(words).button("admissions.new", create);
        begin.setGraphic(new FontIcon("fth-plus"));
        StackPane place = new StackPane(list, calm(words));
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(begin, place);
        sceneProperty().addListener((_, _, scene) -> shown(scene != null));
    }

    private void shown(boolean now) {
        listening.forEach(News.Listening::close);
        listening = now ? List.of(around.news().listen(AdmissionChanged.class, change -> {
            if (change.patient().equals(patient)) read();
        })) : List.of();
        if (now) read();
    }

    private void read() {
        around.background().run(() -> new BoardReading(desk).of(patient), found -> {
            today = found.today();
            rows.setAll(found.lines());
            if (list.getSelectionModel().isEmpty()) list.getSelectionModel().selectFirst();
        }, around.notices()::problem);
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return;
        switch (event.getCode()) {
            case ENTER -> open();
            case N -> create.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void open() {
        if (list.getSelectionModel().getSelectedItem() instanceof BoardRow.Line line) open.accept(line.id());
    }

    private Node calm(LiveWords words) {
        return new Calm(words.bound("admissions.of-patient.none"), Bindings.isEmpty(rows), "board-calm");
    }
}
