package fr.havre.ui.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient.Contact;
import fr.havre.patients.Patient.UsedNames;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.ui.Desk;
import fr.havre.ui.Drafting;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientSheetTest {
    private Desk desk;
    private PatientId patient;

    @BeforeAll void open(@TempDir Path folder) {
        desk = SampleDesk.open(SampleDesk.door(folder), folder, 12);
        patient = desk.patients().create(desk.session(), new Patients.Draft(new Traits("de La Tour Saint-Martin",
                "Marie-Jeanne Éléonore", PartialDate.parse("1979-03-12"), Sex.FEMALE, Optional.of("51215")),
                new UsedNames(Optional.of("L’Hôpital-Beauséjour"), Optional.empty()), Contact.NONE), Set.of());
    }

    @AfterAll void close() {
        desk.close();
    }

    private Workplace workplace(LiveWords words) {
        return shown(new TestSurroundings(words).workplace(desk));
    }

    private static Workplace shown(Workplace workplace) {
        workplace.go(Place.PATIENTS);
        Screens.laidOut(workplace.view(), 1366, 768);
        return workplace;
    }

    private static void newPatient(Workplace workplace) {
        workplace.actions().all().stream().filter(each -> each.words().endsWith("newPatient")).forEach(each -> each.run().run());
        workplace.view().applyCss();
        workplace.view().layout();
    }

    private void edit(Workplace workplace) {
        TextField search = (TextField) workplace.view().lookup(".search-field");
        search.setText("saint-martin 1979");
        search.fireEvent(pressed(KeyCode.DOWN));
        workplace.view().lookup(".patients .table-view").fireEvent(pressed(KeyCode.F2));
        workplace.view().applyCss();
        workplace.view().layout();
    }

    private static KeyEvent pressed(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    private static TextField field(Workplace workplace, String name) {
        return workplace.view().lookupAll(".patient-sheet .text-field").stream().map(each -> (TextField) each)
                .filter(each -> name.equals(each.getAccessibleText())).findFirst().orElseThrow();
    }

    private static List<String> texts(Workplace workplace) {
        return workplace.view().lookupAll(".patient-sheet .label").stream().map(each -> ((Label) each).getText()).toList();
    }

    private static void press(Workplace workplace, String text) {
        workplace.view().lookupAll(".patient-sheet .button").stream().map(each -> (Button) each)
                .filter(each -> text.equals(each.getText())).findFirst().orElseThrow().fire();
    }

    @Test void whatIsTypedSurvivesAChangeOfLanguageAndClosingByMistake() {
        Screens.on(() -> {
            LiveWords words = new LiveWords(Language.FRENCH);
            Workplace workplace = workplace(words);
            newPatient(workplace);
            field(workplace, "Nom de naissance").setText("Zimmer");
            words.languageProperty().set(Language.ENGLISH);
            assertEquals("Zimmer", field(workplace, "Birth name").getText());
            ((ShellView) workplace.view()).close();
            newPatient(workplace);
            assertEquals("Zimmer", field(workplace, "Birth name").getText());
            assertTrue(texts(workplace).contains("Taken up where you left it."));
            workplace.view().lookupAll(".patient-sheet .hyperlink").stream().map(each -> (Hyperlink) each)
                    .filter(each -> each.getText().equals("Start over")).forEach(Hyperlink::fire);
            assertEquals("", field(workplace, "Birth name").getText());
            return null;
        });
    }

    @Test void whatIsTypedIsSealedAtLockAndGivenBackAtTheNextUnlock() {
        Screens.on(() -> {
            LiveWords words = new LiveWords(Language.FRENCH);
            Drafting drafts = new Drafting(desk, new InlineBackground());
            Workplace locked = shown(new TestSurroundings(words).workplace(desk, drafts));
            edit(locked);
            field(locked, "Téléphone").setText("06 11 22 33 44");
            ((ShellView) locked.view()).close();
            newPatient(locked);
            field(locked, "Nom de naissance").setText("Zola");
            field(locked, "Matricule INS").setText("2 79");
            drafts.seal(drafts.now());
            Workplace unlocked = workplace(words);
            newPatient(unlocked);
            assertEquals("Zola", field(unlocked, "Nom de naissance").getText());
            assertEquals("2 79", field(unlocked, "Matricule INS").getText());
            ((ShellView) unlocked.view()).close();
            edit(unlocked);
            assertEquals("06 11 22 33 44", field(unlocked, "Téléphone").getText());
            ((ShellView) unlocked.view()).close();
            return null;
        });
    }

    @Test void aBirthPlaceIsPickedByItsNameWithEnter() {
        Screens.on(() -> {
            Workplace workplace = workplace(new LiveWords(Language.FRENCH));
            newPatient(workplace);
            TextField place = field(workplace, "Lieu de naissance");
            place.setText("lyon");
            place.fireEvent(pressed(KeyCode.ENTER));
            assertEquals("69123", place.getText());
            assertTrue(texts(workplace).contains("Lyon"));
            return null;
        });
    }

    @Test void saysWhatIsWrongBesideTheFieldAndPutsNothingAway() {
        Screens.on(() -> {
            Workplace workplace = workplace(new LiveWords(Language.FRENCH));
            newPatient(workplace);
            field(workplace, "Date de naissance").setText("31/02/1985");
            press(workplace, "Créer le patient");
            assertTrue(texts(workplace).contains("Le nom de naissance est nécessaire."));
            assertTrue(texts(workplace).contains("Date non comprise. Écrivez 12/03/1985, 03/1985 ou 1985."));
            assertTrue(((ShellView) workplace.view()).hasSheet());
            return null;
        });
    }

    @Test void checksTheNumberGroupByGroupAsItIsTyped() {
        Screens.on(() -> {
            Workplace workplace = workplace(new LiveWords(Language.FRENCH));
            newPatient(workplace);
            TextField ins = field(workplace, "Matricule INS");
            ins.setText("2 79 03");
            assertTrue(texts(workplace).contains("Encore 10 caractères."));
            ins.setText("2 79 03 51 215 189 88");
            assertTrue(texts(workplace).stream().anyMatch(each -> each.startsWith("La clé ne correspond pas")));
            field(workplace, "Date de naissance").setText("04/1979");
            ins.setText("2 79 03 51 215 189 89");
            assertTrue(texts(workplace).stream().anyMatch(each -> each.startsWith("La clé est juste.") && each.contains("mois")));
            return null;
        });
    }

    @Test void everyControlHasAWordForThoseWhoCannotSeeIt() {
        Screens.on(() -> {
            Workplace workplace = workplace(new LiveWords(Language.FRENCH));
            edit(workplace);
            for (String style : List.of(".text-field", ".combo-box", ".button", ".radio-button", ".scroll-pane")) {
                for (Node each : workplace.view().lookupAll(".patient-sheet " + style)) {
                    boolean named = each.getAccessibleText() != null && !each.getAccessibleText().isEmpty();
                    boolean worded = each instanceof javafx.scene.control.Labeled labeled && !labeled.getText().isEmpty();
                    assertTrue(named || worded || each.getParent() instanceof javafx.scene.control.ScrollBar
                            || each.getStyleClass().contains("arrow-button"), each.toString());
                }
            }
            ((ShellView) workplace.view()).close();
            return null;
        });
    }

    @Test void isDrawn() {
        Screens.on(() -> {
            Look look = new Look();
            LiveWords words = new LiveWords(Language.FRENCH);
            Workplace workplace = workplace(words);
            newPatient(workplace);
            field(workplace, "Nom de naissance").setText("de la Tour-Saint-Martin");
            field(workplace, "Prénoms de naissance").setText("Marie-Jeanne");
            field(workplace, "Date de naissance").setText("21 mars 1979");
            field(workplace, "Lieu de naissance").setText("saint-e");
            field(workplace, "Courriel").setText("marie@");
            field(workplace, "Matricule INS").setText("2 79 03 51 215 189 88");
            press(workplace, "Créer le patient");
            field(workplace, "Courriel").setText("");
            field(workplace, "Lieu de naissance").setText("51215");
            press(workplace, "Créer le patient");
            field(workplace, "Courriel").setText("marie@");
            field(workplace, "Lieu de naissance").setText("saint-e");
            look.themeProperty().set(Look.Theme.LIGHT);
            draw(workplace, 1366, 768, look, "patient-new");
            ((ShellView) workplace.view()).close();
            edit(workplace);
            look.themeProperty().set(Look.Theme.DARK);
            draw(workplace, 1920, 1080, look, "patient-edit-dark");
            words.languageProperty().set(Language.ENGLISH);
            look.themeProperty().set(Look.Theme.LIGHT);
            workplace.view().styleProperty().unbind();
            workplace.view().setStyle("-fx-font-size: 28px;");
            draw(workplace, 1366, 768, look, "patient-edit-large");
            ((ShellView) workplace.view()).close();
            assertFalse(((ShellView) workplace.view()).hasSheet());
            return patient;
        });
    }

    private static void draw(Workplace workplace, int width, int height, Look look, String name) {
        workplace.view().getScene().setRoot(new Group());
        Screens.draw(workplace.view(), width, height, look, Path.of("target/screens/" + name + ".png"));
    }
}
