package fr.havre.ui.patients;

import atlantafx.base.theme.Styles;
import fr.havre.patients.PatientLine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.patients.PatientsViewModel.Filter;
import fr.havre.ui.shell.Badge;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Birth name in bold, given name, the used name behind it, and whether the patient may be there twice. */
final class NameCell extends TableCell<PatientLine, PatientLine> {
    private final PatientsViewModel model;
    private final LiveWords words;
    private final Label birthName = new Label();
    private final Label given = new Label();
    private final Label used = new Label();
    private final Badge twice = new Badge();
    private final HBox line = new HBox(6, birthName, given, used, twice);

    NameCell(PatientsViewModel model, LiveWords words) {
        this.model = model;
        this.words = words;
        birthName.getStyleClass().add("patient-name");
        birthName.setMinWidth(Region.USE_PREF_SIZE);
        given.setMinWidth(40);
        used.getStyleClass().add(Styles.TEXT_MUTED);
        used.setMinWidth(0);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override protected void updateItem(PatientLine patient, boolean empty) {
        super.updateItem(patient, empty);
        if (empty || patient == null) {
            setGraphic(null);
            return;
        }
        birthName.setText(patient.birthName());
        given.setText(patient.shownGivenName());
        String goesBy = patient.usedName().filter(name -> !name.equals(patient.birthName()))
                .map(name -> words.now("patients.used", name)).orElse("");
        used.setText(goesBy);
        used.setManaged(!goesBy.isEmpty());
        boolean maybeTwice = model.filterProperty().get() != Filter.DUPLICATES && model.duplicatesProperty().get().of(patient.id()).isPresent();
        twice.say(maybeTwice ? words.now("patients.twice") : "", Badge.Tone.WARN);
        setGraphic(line);
    }
}
