package fr.havre.ui.admissions;

import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.shell.CellBody;
import fr.havre.ui.shell.TakesFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One piece: its name, who gives it by when or what is there, and where it stands. A scan dropped on it becomes it. */
final class PieceCell extends ListCell<Piece> implements TakesFiles {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final AdmissionWords texts;
    private final BooleanSupplier dated;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label under = new Label();
    private final Badge state = new Badge();
    private final HBox line;
    private final CellBody body;

    /** @param dated whether the day of admission is known */
    PieceCell(LiveWords words, BooleanSupplier dated, BiConsumer<PieceKey, List<Path>> dropped) {
        this.dated = dated;
        texts = new AdmissionWords(words);
        getStyleClass().add("piece-cell");
        name.getStyleClass().add("piece-name");
        under.getStyleClass().add("board-under");
        for (Label each : new Label[] {name, under}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        VBox text = new VBox(1, name, under);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(12, icon, text, state);
        line.setAlignment(Pos.CENTER_LEFT);
        body = new CellBody(line);
        setGraphic(body);
        setPrefWidth(0);
        setOnDragOver(this::over);
        setOnDragExited(_ -> pseudoClassStateChanged(DROP, false));
        setOnDragDropped(event -> drop(event, dropped));
    }

    @Override public boolean takesFiles() {
        return getItem() != null && getItem().item().document();
    }

    private void over(DragEvent event) {
        if (!takesFiles() || !event.getDragboard().hasFiles()) return;
        event.acceptTransferModes(TransferMode.COPY);
        pseudoClassStateChanged(DROP, true);
        event.consume();
    }

    private void drop(DragEvent event, BiConsumer<PieceKey, List<Path>> dropped) {
        if (!takesFiles()) return;
        dropped.accept(getItem().key(), event.getDragboard().getFiles().stream().map(File::toPath).toList());
        event.setDropCompleted(true);
        event.consume();
    }

    @Override protected void updateItem(Piece piece, boolean empty) {
        super.updateItem(piece, empty);
        if (empty || piece == null) {
            body.clear();
            setAccessibleText(null);
            return;
        }
        icon.setIconLiteral(icon(piece));
        name.setText(texts.whole(piece));
        under.setText(texts.under(piece, dated.getAsBoolean()));
        state.say(texts.state(piece), AdmissionWords.tone(piece));
        setAccessibleText(String.join(", ", name.getText(), state.getText(), under.getText()));
        body.show(line);
    }

    private static String icon(Piece piece) {
        return switch (piece.state()) {
            case RECEIVED -> piece.filed().isPresent() ? "fth-file-text" : "fth-check";
            case ASKED -> "fth-clock";
            case EXPIRED -> "fth-alert-triangle";
            case NOT_NEEDED -> "fth-minus";
            case MISSING -> "fth-circle";
        };
    }
}
