package fr.havre.ui.patients;

import fr.havre.patients.PatientLine;
import javafx.scene.control.TableCell;

/** Who may be the same person. */
final class OtherCell extends TableCell<PatientLine, PatientLine> {
    private final PatientsViewModel model;

    OtherCell(PatientsViewModel model) {
        this.model = model;
    }

    @Override protected void updateItem(PatientLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(empty || line == null ? ""
                : model.duplicatesProperty().get().of(line.id()).map(PatientWords::told).orElse(""));
    }
}
