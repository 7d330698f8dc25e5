package fr.havre.ui.profile;

import atlantafx.base.theme.Styles;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Every version of one line, newest first. */
final class HistorySheet extends VBox {
    private static final double WIDE = 720;

    private final ListView<ProfileRow> list = new ListView<>();

    HistorySheet(List<ProfileRow> versions, Surroundings around) {
        Fields fields = new Fields(around.words());
        getStyleClass().add("sheet");
        setMaxSize(WIDE, USE_PREF_SIZE);
        list.setItems(FXCollections.observableList(versions));
        list.setPrefHeight(320);
        list.getStyleClass().add("profile-list");
        list.accessibleTextProperty().bind(around.words().bound("profile.history"));
        ProfileWords words = new ProfileWords(around.words());
        list.setCellFactory(_ -> new ProfileCell(words, false));
        around.words().languageProperty().addListener((_, _, _) -> list.refresh());
        Button close = fields.button("profile.close", around.sheets()::close);
        close.setCancelButton(true);
        HBox last = new HBox(close);
        last.setAlignment(Pos.CENTER_RIGHT);
        var title = fields.title("profile.history");
        title.getStyleClass().add(Styles.TITLE_4);
        getChildren().addAll(title, list, last);
    }

    Node firstField() {
        return list;
    }
}
