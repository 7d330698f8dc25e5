package fr.havre.ui.messages;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Who sees to a message: arrows and Enter; oneself stands first. */
final class PeopleSheet extends VBox {
    private final ListView<Colleague> list = new ListView<>();
    private final Consumer<Optional<UUID>> chosen;

    PeopleSheet(List<Colleague> people, LiveWords words, Consumer<Optional<UUID>> chosen, Runnable cancel) {
        this.chosen = chosen;
        getStyleClass().add("sheet");
        setMaxSize(460, USE_PREF_SIZE);
        Fields fields = new Fields(words);
        list.setItems(FXCollections.observableArrayList(people));
        list.setPrefHeight(240);
        list.accessibleTextProperty().bind(words.bound("messages.assign.title"));
        list.setCellFactory(_ -> new ListCell<>() {
            @Override protected void updateItem(Colleague one, boolean empty) {
                super.updateItem(one, empty);
                setText(empty || one == null ? null : one.name());
            }
        });
        list.getSelectionModel().selectFirst();
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) choose();
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) choose();
        });
        Button close = fields.button("messages.cancel", cancel);
        close.setCancelButton(true);
        Button assign = fields.button("messages.assign.give", this::choose);
        assign.getStyleClass().add(Styles.ACCENT);
        HBox buttons = new HBox(10, close, fields.button("messages.assign.nobody", () -> chosen.accept(Optional.empty())), assign);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(fields.title("messages.assign.title"), list, buttons);
    }

    private void choose() {
        Colleague one = list.getSelectionModel().getSelectedItem();
        if (one != null) chosen.accept(Optional.of(one.id()));
    }

    Node firstField() {
        return list;
    }
}
