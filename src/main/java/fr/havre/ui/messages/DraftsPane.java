package fr.havre.ui.messages;

import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.shell.Fields;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Letters that are being written: Enter goes on, Delete throws away. */
final class DraftsPane extends StackPane {
    private final DraftsViewModel model;
    private final LiveWords words;
    private final MessageWords messageWords;
    private final Consumer<DraftId> open;
    private final ListView<DraftRow> list = new ListView<>();

    DraftsPane(DraftsViewModel model, LiveWords words, Consumer<DraftId> open) {
        this.model = model;
        this.words = words;
        this.open = open;
        messageWords = new MessageWords(words);
        list.setItems(model.rows());
        list.accessibleTextProperty().bind(words.bound("messages.shelf.DRAFTS"));
        list.getStyleClass().add("message-list");
        list.setCellFactory(_ -> new Cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) open();
        });
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        Label calm = new Fields(words).sentence("messages.empty.DRAFTS");
        calm.getStyleClass().add("message-calm");
        calm.visibleProperty().unbind();
        calm.visibleProperty().bind(Bindings.isEmpty(model.rows()));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(new VBox(6, new Fields(words).problem(model.problemProperty()), list), calm);
        visibleProperty().addListener((_, _, shown) -> {
            if (shown) list.requestFocus();
        });
    }

    private void keys(KeyEvent event) {
        DraftRow row = list.getSelectionModel().getSelectedItem();
        if (row == null) return;
        if (event.getCode() == KeyCode.ENTER) open();
        else if (event.getCode() == KeyCode.DELETE) model.discard(row);
        else return;
        event.consume();
    }

    private void open() {
        DraftRow row = list.getSelectionModel().getSelectedItem();
        if (row != null) open.accept(row.draft().id());
    }

    DraftsViewModel model() {
        return model;
    }

    private final class Cell extends ListCell<DraftRow> {
        private final Label to = new Label();
        private final Label about = new Label();
        private final Label when = new Label();
        private final VBox text = new VBox(2, to, about, when);

        Cell() {
            to.getStyleClass().add("message-who");
            about.getStyleClass().add("message-subject");
            when.getStyleClass().add("message-small");
            text.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("message-cell");
            setPrefWidth(0);
        }

        @Override protected void updateItem(DraftRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            MessageDraft letter = row.draft().letter();
            String names = letter.recipients().stream().map(this::name).collect(Collectors.joining(", "));
            to.setText(names.isEmpty() ? words.now("messages.draft.nobody") : words.now("messages.to", names));
            about.setText(letter.label().orElseGet(() -> letter.text().lines().filter(line -> !line.isBlank()).findFirst()
                    .orElseGet(() -> words.now("messages.untitled"))));
            when.setText(Stream.concat(row.patient().map(IdentityText::name).stream(),
                    Stream.of(messageWords.moment(row.draft().changedAt()))).collect(Collectors.joining("  ·  ")));
            setAccessibleText(String.join(", ", to.getText(), about.getText(), when.getText()));
            setGraphic(text);
        }

        private String name(Recipient to) {
            return to.name().isBlank() ? messageWords.person(to.address().value()) : to.name();
        }
    }
}
