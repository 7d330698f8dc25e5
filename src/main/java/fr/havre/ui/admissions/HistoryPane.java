package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionEvent;
import fr.havre.ui.LiveWords;
import fr.havre.ui.patients.PatientWords;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was done to an admission, newest first: when, what, who. */
final class HistoryPane extends VBox {
    private final FileViewModel model;
    private final LiveWords words;
    private final AdmissionWords texts;
    private final ListView<AdmissionEvent> list = new ListView<>();

    HistoryPane(FileViewModel model, LiveWords words) {
        this.model = model;
        this.words = words;
        texts = new AdmissionWords(words);
        list.accessibleTextProperty().bind(words.bound("admissions.tab.history"));
        list.getStyleClass().add("pieces");
        list.setCellFactory(_ -> new ListCell<>() {
            @Override protected void updateItem(AdmissionEvent event, boolean empty) {
                super.updateItem(event, empty);
                setWrapText(true);
                setPrefWidth(0);
                setText(empty || event == null ? null : said(event));
            }
        });
        model.contentProperty().addListener((_, _, _) -> show());
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().add(list);
        show();
    }

    private void show() {
        FileReading.Content content = model.contentProperty().get();
        list.setItems(content == null ? FXCollections.emptyObservableList()
                : FXCollections.observableList(content.history()));
    }

    private String said(AdmissionEvent event) {
        FileReading.Content content = model.contentProperty().get();
        String what = event.piece().flatMap(key -> content.file().pieces().stream().filter(each -> each.key().equals(key))
                .findFirst()).map(piece -> words.now("admissions.event.piece", words.label(event.what()), texts.piece(piece)))
                .orElseGet(() -> words.label(event.what()));
        return words.now("admissions.event", PatientWords.moment(event.at()), what, content.nameOf(event.person()));
    }
}
