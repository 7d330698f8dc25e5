package fr.havre.ui.patients;

import fr.havre.patients.PatientLine;
import java.util.function.Function;
import javafx.scene.control.TableCell;

/** A text made of the line. */
final class TextCell extends TableCell<PatientLine, PatientLine> {
    private final Function<PatientLine, String> text;

    TextCell(Function<PatientLine, String> text) {
        this.text = text;
    }

    @Override protected void updateItem(PatientLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(empty || line == null ? "" : text.apply(line));
    }
}
