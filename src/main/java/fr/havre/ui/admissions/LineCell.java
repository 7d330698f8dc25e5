package fr.havre.ui.admissions;

import fr.havre.ui.shell.Badge;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A line of an admission's lists: what, under it by whom or since when, what is in the way; how far it is. */
abstract class LineCell<T> extends ListCell<T> {
    final Label what = new Label();
    final Label under = new Label();
    final Label why = new Label();
    final Badge state = new Badge();
    private final HBox line;

    /** @param before stands at the left of it */
    LineCell(Node... before) {
        getStyleClass().add("piece-cell");
        what.getStyleClass().add("piece-name");
        under.getStyleClass().add("board-under");
        why.getStyleClass().add("board-waits");
        for (Label each : new Label[] {what, under, why}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        why.visibleProperty().bind(why.textProperty().isNotEmpty());
        why.managedProperty().bind(why.visibleProperty());
        VBox text = new VBox(1, what, under, why);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(12, before);
        line.getChildren().addAll(text, state);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    /** Says what it is into the labels. */
    abstract void fill(T one);

    @Override protected final void updateItem(T one, boolean empty) {
        super.updateItem(one, empty);
        if (empty || one == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        fill(one);
        setAccessibleText(Stream.of(what, state, under, why).map(Label::getText).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", ")));
        setGraphic(line);
    }
}
