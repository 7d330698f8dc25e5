package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.Pdfs;
import fr.havre.patients.PatientId;
import fr.havre.ui.chart.SampleChart;
import fr.havre.ui.shell.Place;
import fr.havre.ui.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3: no work on the FX thread. Every screen is walked through, and every touch of the store there counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenThreadTest {
    private WholeWindow window;
    private PatientId patient;
    private Path letter;

    @BeforeAll void open(@TempDir Path place) throws Exception {
        window = new WholeWindow(place, 10, new ElsewhereBackground());
        patient = SampleChart.fill(window.desk());
        SampleChart.connect(window.desk());
        SampleChart.pdf(window.desk(), patient, "11488-4", "2026-11-12", "Avis de cardiologie");
        SampleChart.send(window.desk(), patient, "Avis de cardiologie", false);
        SampleChart.note(window.desk(), patient, "2026-02-03", "Note de téléphone", "Va mieux. La toux a disparu.");
        letter = Files.write(place.resolve("lettre.pdf"), Pdfs.of("Compte rendu. Rien à signaler."));
    }

    @AfterAll void close() {
        window.close();
    }

    private void noneWaited(String doing) {
        window.settle();
        assertEquals(List.of(), window.waits(), doing);
    }

    @Test void anInstrumentedDatabaseRefusesTheScreensThread() {
        window.show();
        int before = window.waits().size();
        assertThrows(CompletionException.class, () -> Screens.on(() -> window.desk().patients()
                .firstByName(window.desk().session(), 1)));
        assertEquals(1, window.waits().size() - before);
        window.forgetWaits();
    }

    @Test void placesAreShownWithoutWork() {
        window.show();
        for (Place place : Place.values()) {
            if (!window.offers(place)) continue;
            Screens.on(() -> {
                window.workplace().go(place);
                return null;
            });
            noneWaited(place.name());
        }
    }

    @Test void patientsAreSearchedAndEditedWithoutWork() {
        window.show();
        window.press(KeyCode.DIGIT2, KeyCode.ALT);
        window.type("lef");
        window.press(KeyCode.DOWN);
        window.press(KeyCode.F2);
        noneWaited("the sheet of a patient");
        assertTrue(window.shell().hasSheet());
        window.type("x");
        window.press(KeyCode.ESCAPE);
        assertFalse(window.shell().hasSheet(), "Escape closes the sheet");
        window.press(KeyCode.N, KeyCode.CONTROL);
        assertTrue(window.shell().hasSheet(), () -> window.scene().getFocusOwner() + window.text());
        window.type("Durand");
        window.press(KeyCode.ENTER);
        window.press(KeyCode.ESCAPE);
        noneWaited("patients");
    }

    @Test void aChartIsReadWithoutWork() {
        window.show();
        Screens.on(() -> {
            window.workplace().openPatient(patient);
            return null;
        });
        noneWaited("the chart");
        for (KeyCode key : List.of(KeyCode.J, KeyCode.J, KeyCode.J, KeyCode.J, KeyCode.J, KeyCode.J, KeyCode.T,
                KeyCode.K, KeyCode.RIGHT, KeyCode.LEFT, KeyCode.ENTER, KeyCode.ESCAPE)) {
            window.press(key);
            noneWaited("key " + key);
        }
        window.type("/apix");
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        window.press(KeyCode.ESCAPE);
        noneWaited("search in the chart");
        for (KeyCode key : List.of(KeyCode.A, KeyCode.E, KeyCode.S, KeyCode.DELETE, KeyCode.R)) {
            window.press(key);
            noneWaited("key " + key);
            if (window.shell().hasSheet()) window.press(KeyCode.ESCAPE);
        }
        window.tabs();
        noneWaited("the other tabs");
        window.press(KeyCode.LEFT, KeyCode.ALT);
        noneWaited("the way back");
    }

    @Test void aDocumentIsFiledAndSentWithoutWork() {
        window.show();
        Screens.on(() -> {
            window.workplace().openPatient(patient);
            window.workplace().drop(List.of(letter));
            return null;
        });
        noneWaited("the import");
        assertTrue(window.shell().hasSheet());
        window.press(KeyCode.ENTER);
        noneWaited("filing");
        if (window.shell().hasSheet()) window.press(KeyCode.ESCAPE);
        window.press(KeyCode.E);
        window.press(KeyCode.ENTER);
        noneWaited("sending");
    }

    @Test void thePaletteFindsWithoutWork() {
        window.show();
        window.press(KeyCode.K, KeyCode.CONTROL);
        window.type("lefevre");
        noneWaited("the palette");
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        window.press(KeyCode.F1);
        window.press(KeyCode.ESCAPE);
        noneWaited("what was chosen");
        Screens.on(() -> {
            window.words().languageProperty().set(Language.ENGLISH);
            window.words().languageProperty().set(Language.FRENCH);
            return null;
        });
        noneWaited("another language");
    }
}
