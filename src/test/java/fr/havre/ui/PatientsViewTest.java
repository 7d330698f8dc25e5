package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.ui.patients.PatientsView;
import fr.havre.ui.patients.PatientsViewModel;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientsViewTest {
    @TempDir Path folder;

    @Test void showsWhoIsMeantWhileTheNameIsTyped() {
        try (TestVault vault = TestVault.in(folder)) {
            Patients patients = new Patients(vault.administrative());
            Session session = vault.session(Role.FRONT_DESK);
            PatientPopulation population = new PatientPopulation(3);
            Patients.Draft first = population.next();
            patients.create(session, first, Set.of());
            for (int i = 0; i < 40; i++) {
                Patients.Draft draft = population.next();
                if (patients.duplicatesOf(session, draft).isEmpty()) patients.create(session, draft, Set.of());
            }
            PatientsViewModel model = new PatientsViewModel(patients, session, new InlineBackground());
            String shown = Screens.on(() -> {
                Look look = new Look();
                look.themeProperty().set(Look.Theme.LIGHT);
                LiveWords words = new LiveWords(Language.FRENCH);
                ShellView shell = new ShellView(words, EnumSet.allOf(Place.class), _ -> { });
                shell.show(Place.PATIENTS, new PatientsView(model, words, _ -> { }));
                model.typedProperty().set(first.traits().birthName().substring(0, 2));
                Screens.draw(shell, 1366, 768, look, Path.of("target/screens/patients-light.png"));
                look.themeProperty().set(Look.Theme.DARK);
                model.typedProperty().set("zzzzzz");
                assertTrue(model.nothingFoundProperty().get());
                model.typedProperty().set(first.traits().birthName());
                return model.found().stream().map(Patient::traits).map(t -> t.birthName()).findFirst().orElse("");
            });
            assertEquals(first.traits().birthName(), shown);
        }
    }
}
