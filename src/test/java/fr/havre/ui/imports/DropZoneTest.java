package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.ui.LiveWords;
import fr.havre.ui.Screens;
import fr.havre.ui.shell.TakesFiles;
import fr.havre.ui.words.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class DropZoneTest {
    /** As a piece of an admission. */
    private static final class Piece extends StackPane implements TakesFiles {
        @Override public boolean takesFiles() {
            return true;
        }
    }

    @Test void standsBackOverWhatTakesFilesItself() {
        List<Event> reached = Screens.on(() -> {
            List<Event> dropped = new ArrayList<>();
            Region label = new Region();
            Piece piece = new Piece();
            piece.getChildren().add(label);
            piece.setOnDragDropped(dropped::add);
            StackPane shell = new StackPane(piece);
            new DropZone(null, new LiveWords(Language.FRENCH), Optional::empty, () -> false).over(shell);
            Event.fireEvent(label, new DragEvent(DragEvent.DRAG_DROPPED, null, 0, 0, 0, 0, TransferMode.COPY, null, null, null));
            return dropped;
        });
        assertEquals(1, reached.size());
    }
}
