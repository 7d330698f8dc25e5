package fr.havre.ui.admissions;

import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.TakesFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.kordamp.ikonli.javafx.FontIcon;

/** One piece: its name, who gives it by when or what is there, and where it stands. A scan dropped on it becomes it. */
final class PieceCell extends LineCell<Piece> implements TakesFiles {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final AdmissionWords texts;
    private final BooleanSupplier dated;
    private final FontIcon icon;

    /** @param dated whether the day of admission is known */
    PieceCell(LiveWords words, BooleanSupplier dated, BiConsumer<PieceKey, List<Path>> dropped) {
        this(words, dated, dropped, new FontIcon());
    }

    private PieceCell(LiveWords words, BooleanSupplier dated, BiConsumer<PieceKey, List<Path>> dropped, FontIcon icon) {
        super(icon);
        this.icon = icon;
        this.dated = dated;
        texts = new AdmissionWords(words);
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

    @Override void fill(Piece piece) {
        icon.setIconLiteral(icon(piece));
        what.setText(texts.whole(piece));
        under.setText(texts.under(piece, dated.getAsBoolean()));
        state.say(texts.state(piece), AdmissionWords.tone(piece));
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
