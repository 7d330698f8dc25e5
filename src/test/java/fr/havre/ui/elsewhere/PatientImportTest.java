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
import java.util.Set;
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

    @Test void whoIsTheSameIsSaidLineByLineAndTheRestStaysWhatItBecame() throws Exception {
        String table = "IPP;Nom;Prénoms;DDN;Sexe;Tel\n1;Lefèvre;Zoé;12/03/1985;F;0601020304\n2;Tran;Minh;01/02/1950;M;0601020305\n";
        Path before = Files.writeString(place.resolve("avant.csv"), table);
        Path moved = Files.writeString(place.resolve("demenage.csv"),
                    table.replace("0601020304", "0700000001"));
        Path now = Files.writeString(place.resolve("export.csv"), "IPP;Nom;Prénoms;DDN;Sexe;Tel\n"
                + "9;Perdu;Paul;31/31/1950;M;\n".repeat(21) + "1;Kervella;Maryvonne;12/03/1985;F;0700000009\n"
                + "3;de La Tour Saint-Martin;Maximilien;01/02/1960;M;\n4;Tran;Minh;02/02/1950;M;0700000002\n");
        try (Desk desk = SampleDesk.open(SampleDesk.door(place), place, 0)) {
            PatientImportViewModel model = new PatientImportViewModel(desk, new InlineBackground());
            model.choose(before);
            model.bring();
            model.choose(moved);
            assertEquals(List.of("Choisir un fichier…", "Mettre à jour ce patient"), buttons(model));
            model.choose(now);
            model.bring();
            assertEquals(2, buttons(model).stream().filter(SAME::equals).count(), "not hidden behind those that were refused");
            look(model, 100);
            look(model, 200);
            model.same(Set.of(23));
            PatientImportViewModel.Shown shown = model.shownProperty().get();
            assertEquals(List.of(1L, 21L), List.of(shown.count(Outcome.CREATED), shown.count(Outcome.REFUSED)));
            assertEquals(1, buttons(model).stream().filter(SAME::equals).count(), "said once; the other name is for their sheet");
            model.same(Set.of(25));
            assertEquals(List.of("0700000009"), desk.patients().find(desk.session(), "lefevre").stream()
                    .flatMap(each -> each.contact().phone().stream()).toList());
        }
    }

    private static final String SAME = "C’est la même personne : prendre ses coordonnées";

    private static List<String> buttons(PatientImportViewModel model) {
        return Screens.on(() -> Tour.all(new PatientImportView(model, new TestSurroundings(Language.FRENCH).get()), Button.class).stream()
                .map(Button::getText).toList());
    }

    private static void look(PatientImportViewModel model, int letters) {
        Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(Look.Theme.LIGHT);
            look.textSizeProperty().set(letters);
            Screens.draw(new PatientImportView(model, new TestSurroundings(Language.FRENCH).get()), 1366, 768, look,
                    Path.of("target/screens/elsewhere-decide-" + letters + ".png"));
            return null;
        });
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
