package fr.havre.ui.letters;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.patients.PatientWords;
import fr.havre.ui.shell.Fields;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which documents of the patient go with a letter: arrows with Shift or Ctrl choose several, Enter joins them. */
final class DocumentsSheet extends VBox {
    private final ListView<DocumentLine> list = new ListView<>();
    private final Consumer<List<DocumentLine>> join;

    DocumentsSheet(List<DocumentLine> documents, LiveWords words, Consumer<List<DocumentLine>> join, Runnable cancel) {
        this.join = join;
        getStyleClass().add("sheet");
        setMaxSize(720, USE_PREF_SIZE);
        Fields fields = new Fields(words);
        list.setItems(FXCollections.observableArrayList(documents));
        list.setPrefHeight(340);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().selectFirst();
        list.accessibleTextProperty().bind(words.bound("letters.documents.title"));
        list.setCellFactory(_ -> new ListCell<>() {
            @Override protected void updateItem(DocumentLine line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty || line == null ? null : title(words, line));
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) take();
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) take();
        });
        Button close = fields.button("letters.cancel", cancel);
        close.setCancelButton(true);
        Button add = fields.button("letters.documents.join", this::take);
        add.getStyleClass().add(Styles.ACCENT);
        add.setDisable(documents.isEmpty());
        HBox buttons = new HBox(10, close, add);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(fields.title("letters.documents.title"),
                fields.sentence(documents.isEmpty() ? "letters.documents.none" : "letters.documents.how"), list, buttons);
    }

    private void take() {
        List<DocumentLine> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        if (!chosen.isEmpty()) join.accept(chosen);
    }

    /** Title, day, author. */
    static String title(LiveWords words, DocumentLine line) {
        return Stream.of(line.title().isBlank() ? words.now("letters.documents.untitled") : line.title(),
                line.date().map(PatientWords::date).orElse(""), line.author()).filter(part -> !part.isBlank())
                .collect(Collectors.joining("  ·  "));
    }

    Node firstField() {
        return list;
    }
}
