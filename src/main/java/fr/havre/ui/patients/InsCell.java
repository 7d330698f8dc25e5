package fr.havre.ui.patients;

import fr.havre.patients.Ins;
import fr.havre.patients.PatientLine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;

/** The number in its groups, with [TEST] or [DEMO] where it is nobody's. */
final class InsCell extends TableCell<PatientLine, PatientLine> {
    private final LiveWords words;
    private final Badge badge = new Badge();

    InsCell(LiveWords words) {
        this.words = words;
        setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override protected void updateItem(PatientLine line, boolean empty) {
        super.updateItem(line, empty);
        Optional<Ins> ins = empty || line == null ? Optional.empty() : line.ins();
        setText(ins.map(PatientWords::ins).orElse(""));
        boolean nobodys = ins.filter(each -> each.test() || each.demo()).isPresent();
        if (nobodys) badge.say(words.now(ins.orElseThrow().test() ? "patients.ins.test" : "patients.ins.demo"), Badge.Tone.INFO);
        setGraphic(nobodys ? badge : null);
    }
}
