package fr.havre.ui.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient.Contact;
import fr.havre.patients.Patient.UsedNames;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.News;
import fr.havre.ui.Screens;
import fr.havre.ui.patients.PatientsViewModel.Filter;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientsViewTest {
    @TempDir Path folder;
    private final LiveWords words = new LiveWords(Language.FRENCH);
    private final List<String> asked = new ArrayList<>();
    private TestVault vault;
    private Patients patients;
    private Session session;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        session = vault.session(Role.FRONT_DESK);
        new PatientPopulation(3).fill(vault.administrative(), 120);
        PatientId first = create("de La Tour Saint-Martin", "Marie-Jeanne", "1985-03-12", "L’Hôpital-Beauséjour", Set.of());
        PatientId twice = create("de La Tour Saint-Martin", "Marie Jeanne", "1985-03-21", "", Set.of(first));
        patients.decideDistinct(session, first, twice, false);              // nobody has looked
        create("Abadie", "Zoé", "2025-06-01", "", Set.of());
    }

    @AfterEach void close() {
        vault.close();
    }

    private PatientId create(String name, String given, String born, String used, Set<PatientId> notTheSame) {
        return patients.create(session, new Patients.Draft(new Traits(name, given, PartialDate.parse(born), Sex.FEMALE,
                Optional.empty()), new UsedNames(Optional.of(used), Optional.empty()), Contact.NONE), notTheSame);
    }

    private PatientsView view() {
        InlineBackground background = new InlineBackground();
        return new PatientsView(new PatientsViewModel(patients, session, background, new News(background)), words,
                new PatientsView.Actions(line -> asked.add("open " + line.birthName()),
                        line -> asked.add("edit " + line.birthName()), () -> asked.add("create")));
    }

    private static KeyEvent pressed(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    private static TableView<?> table(PatientsView view) {
        return (TableView<?>) view.lookup(".table-view");
    }

    @Test void opensTheFirstFoundWithEnterAndACorrectionWithF2() {
        Screens.on(() -> {
            PatientsView view = view();
            Screens.laidOut(view, 1146, 700);
            TextField search = (TextField) view.firstField();
            search.setText("abadie");
            search.fireEvent(pressed(KeyCode.ENTER));
            search.fireEvent(pressed(KeyCode.DOWN));
            table(view).fireEvent(pressed(KeyCode.F2));
            table(view).fireEvent(pressed(KeyCode.ENTER));
            return null;
        });
        assertEquals(List.of("open Abadie", "edit Abadie", "open Abadie"), asked);
    }

    @Test void whatIsTypedInTheListGoesToTheFieldAndEscapeEmptiesIt() {
        Screens.on(() -> {
            PatientsView view = view();
            Screens.laidOut(view, 1146, 700);
            table(view).fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "m", "", KeyCode.UNDEFINED, false, false, false, false));
            TextField search = (TextField) view.firstField();
            assertEquals("m", search.getText());
            search.fireEvent(pressed(KeyCode.ESCAPE));
            assertEquals("", search.getText());
            return null;
        });
    }

    @Test void keepsTheChosenPatientChosenWhenTheListChanges() {
        Screens.on(() -> {
            PatientsView view = view();
            Screens.laidOut(view, 1146, 700);
            TextField search = (TextField) view.firstField();
            search.setText("saint-martin");
            search.fireEvent(pressed(KeyCode.DOWN));
            Object chosen = table(view).getSelectionModel().getSelectedItem();
            search.fireEvent(pressed(KeyCode.ESCAPE));
            assertEquals(chosen, table(view).getSelectionModel().getSelectedItem());
            assertTrue(table(view).getItems().size() > 100);
            return null;
        });
    }

    @Test void saysWhatToDoWhenNobodyFits() {
        assertTrue(Screens.on(() -> {
            PatientsView view = view();
            Screens.laidOut(view, 1146, 700);
            TextField search = (TextField) view.firstField();
            search.setText("zzzzzz");
            search.fireEvent(pressed(KeyCode.ENTER));
            return ((Label) table(view).getPlaceholder()).getText();
        }).startsWith("Aucun patient ne correspond"));
        assertEquals(List.of(), asked);
    }

    @Test void sortsByAPressedColumnWithoutSortingHere() {
        List<?> names = Screens.on(() -> {
            PatientsView view = view();
            Screens.laidOut(view, 1146, 700);
            sortBy(table(view), "born");
            return List.of(((fr.havre.patients.PatientLine) table(view).getItems().getFirst()).birthDate().orElseThrow());
        });
        assertTrue(names.getFirst().toString().startsWith("192"), names.toString());
    }

    private static <T> void sortBy(TableView<T> table, String id) {
        table.getColumns().stream().filter(each -> each.getId().equals(id)).forEach(each -> table.getSortOrder().setAll(List.of(each)));
    }

    @Test void givesEveryControlAWordForThoseWhoCannotSeeIt() {
        Screens.on(() -> {
            PatientsView view = view();
            Screens.laidOut(view, 1146, 700);
            assertFalse(table(view).getAccessibleText().isEmpty());
            assertFalse(view.firstField().getAccessibleText().isEmpty());
            assertTrue(view.lookupAll(".toggle-button").stream().allMatch(each -> !((ToggleButton) each).getText().isEmpty()));
            return null;
        });
    }

    @Test void isDrawnInBothThemesLanguagesAndSizes() {
        Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(Look.Theme.LIGHT);
            ShellView shell = new ShellView(words, EnumSet.allOf(Place.class), _ -> { });
            PatientsView view = view();
            shell.show(Place.PATIENTS, view);
            draw(shell, 1366, 768, look, "patients-light");
            look.themeProperty().set(Look.Theme.DARK);
            table(view).getSelectionModel().clearAndSelect(3);
            draw(shell, 1920, 1080, look, "patients-dark-wide");
            words.languageProperty().set(Language.ENGLISH);
            view.lookupAll(".toggle-button").stream().map(each -> (ToggleButton) each)
                    .filter(each -> each.getText().equals("Possible duplicates")).forEach(ToggleButton::fire);
            draw(shell, 1366, 768, look, "patients-duplicates-en");
            look.themeProperty().set(Look.Theme.LIGHT);
            shell.styleProperty().unbind();
            shell.setStyle("-fx-font-size: 28px;");
            draw(shell, 1920, 1080, look, "patients-large");
            return Filter.DUPLICATES;
        });
    }

    private static void draw(ShellView shell, int width, int height, Look look, String name) {
        if (shell.getScene() != null) shell.getScene().setRoot(new javafx.scene.Group());
        Screens.draw(shell, width, height, look, Path.of("target/screens/" + name + ".png"));
    }
}
