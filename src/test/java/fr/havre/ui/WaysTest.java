package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.patients.PatientId;
import fr.havre.ui.chart.SampleChart;
import fr.havre.ui.shell.Place;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the day to a chart and back, as the window puts them together. */
class WaysTest {
    @TempDir Path folder;

    @Test void aChartNamesTheWindowAndTheWayBackLeadsHome() {
        try (Desk desk = SampleDesk.open(SampleDesk.door(folder), folder, 0)) {
            PatientId patient = SampleChart.fill(desk);
            Screens.on(() -> {
                Workplace workplace = new TestSurroundings(Language.FRENCH).workplace(desk);
                Screens.laidOut(workplace.view(), 1366, 768);
                workplace.go(Place.HOME);
                assertEquals("Havre", workplace.titleProperty().get());
                assertTrue(shows(workplace.view(), "Accueil"));
                workplace.openPatient(patient);
                assertEquals("LEFÈVRE Gérard – Havre", workplace.titleProperty().get());
                Screens.layOut(workplace.view().getScene());
                assertTrue(workplace.view().lookupAll(".identity-name").stream().anyMatch(each ->
                        ((Labeled) each).getText().equals("LEFÈVRE Gérard")));
                workplace.back();
                assertEquals("Havre", workplace.titleProperty().get());
                assertTrue(workplace.view().lookupAll(".identity-name").isEmpty());
                return null;
            });
        }
    }

    private static boolean shows(Parent view, String words) {
        return view.lookupAll(".label").stream().anyMatch(each -> each instanceof Labeled label
                && words.equals(label.getText()));
    }
}
