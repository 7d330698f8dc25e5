package fr.havre.ui.patients;

import fr.havre.patients.IdentityStatus;
import fr.havre.patients.PatientLine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import javafx.scene.control.TableCell;

/** How far the identity is certain. */
final class StatusCell extends TableCell<PatientLine, PatientLine> {
    private final LiveWords words;
    private final Badge badge = new Badge();

    StatusCell(LiveWords words) {
        this.words = words;
    }

    /** Green only for what may be relied upon. */
    static Badge.Tone tone(IdentityStatus status) {
        return switch (status) {
            case QUAL -> Badge.Tone.GOOD;
            case RECUP, VALI -> Badge.Tone.INFO;
            case PROV -> Badge.Tone.WARN;
        };
    }

    @Override protected void updateItem(PatientLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        badge.say(words.label(line.status()), tone(line.status()));
        setGraphic(badge);
    }
}
