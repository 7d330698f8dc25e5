package fr.havre.ui.elsewhere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.patients.elsewhere.ElsewhereException;
import fr.havre.patients.elsewhere.PatientField;
import fr.havre.patients.elsewhere.PatientsFromElsewhere.Outcome;
import fr.havre.ui.Desk;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientImportTest {
    private static final String TABLE = """
            Nom de famille;Prénom;Né le;Sexe;Mobile;Note
            LEFÈVRE;Zoé;12/03/1985;F;06 01 02 03 04;a
            DE LA TOUR SAINT-MARTIN;Maximilien;01/02/1950;M;;b
            SANS-DATE;Paul;31/31/1950;M;;c
            """;

    @TempDir Path place;

    @Test void aListIsLookedAtBeforeAnybodyIsCreated() throws Exception {
        Path file = Files.writeString(place.resolve("export.csv"), TABLE);
        Path bundle = Files.writeString(place.resolve("export.json"), """
                {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient", "birthDate": "1999-01-02",
                 "gender": "male", "name": [{"use": "official", "family": "Nouveau", "given": ["Abel"]}]}}]}""");
        Path wrong = Files.writeString(place.resolve("rien.txt"), "rien");
        try (Desk desk = SampleDesk.open(SampleDesk.door(place), place, 0)) {
            PatientImportViewModel model = new PatientImportViewModel(desk, new InlineBackground());
            model.choose(wrong);
            assertInstanceOf(ElsewhereException.class, model.problemProperty().get());
            model.choose(file);
            PatientImportViewModel.Shown shown = model.shownProperty().get();
            assertEquals(Map.of(PatientField.BIRTH_NAME, "Nom de famille", PatientField.GIVEN_NAMES, "Prénom", PatientField.BIRTH_DATE,
                    "Né le", PatientField.SEX, "Sexe", PatientField.PHONE, "Mobile"), shown.mapping());
            assertEquals(List.of(2L, 1L), List.of(shown.count(Outcome.CREATED), shown.count(Outcome.REFUSED)));
            assertEquals(List.of(), desk.patients().find(desk.session(), "lefevre"), "nothing is kept yet");
            model.map(PatientField.BIRTH_DATE, "");
            assertEquals(3, model.shownProperty().get().count(Outcome.CREATED), "what was not understood is left out");
            model.map(PatientField.BIRTH_NAME, "");
            assertEquals(List.of(), model.shownProperty().get().tried());
            model.map(PatientField.BIRTH_NAME, "Nom de famille");
            model.map(PatientField.BIRTH_DATE, "Né le");
            draw(model, "before");
            model.bring();
            assertEquals(2, model.shownProperty().get().count(Outcome.CREATED));
            assertEquals(1, desk.patients().find(desk.session(), "lefevre zoe").size());
            model.choose(file);
            assertEquals(2, model.shownProperty().get().count(Outcome.ALREADY_THERE), "the same list adds nobody");
            model.choose(bundle);
            assertEquals(1, model.shownProperty().get().count(Outcome.CREATED));
            assertTrue(model.shownProperty().get().columns().isEmpty());
        }
    }

    private static void draw(PatientImportViewModel model, String name) {
        Screens.on(() -> {
            PatientImportView view = new PatientImportView(model, new TestSurroundings(Language.FRENCH).get());
            Look look = new Look();
            look.themeProperty().set(Look.Theme.LIGHT);
            Screens.draw(view, 1100, 720, look, Path.of("target/screens/elsewhere-" + name + ".png"));
            assertEquals(PatientField.values().length, Tour.all(view, ComboBox.class).size());
            assertTrue(Tour.all(view, Button.class).stream().anyMatch(each -> "Créer ces 2 patients".equals(each.getText())));
            return null;
        });
    }
}
