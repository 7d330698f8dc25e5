package fr.havre.ui.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientChanged;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientLine;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.PatientRegister.Order;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.ui.LaterBackground;
import fr.havre.ui.News;
import fr.havre.ui.patients.PatientsViewModel.Filter;
import fr.havre.ui.patients.PatientsViewModel.Sorting;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientsViewModelTest {
    @TempDir Path folder;
    private final LaterBackground background = new LaterBackground();
    private final News news = new News(background);
    private TestVault vault;
    private Patients patients;
    private Session session;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        session = vault.session(Role.FRONT_DESK);
    }

    @AfterEach void close() {
        vault.close();
    }

    private PatientId create(String name, String born, Set<PatientId> notTheSame) {
        return patients.create(session, draft(name, born), notTheSame);
    }

    private static Patients.Draft draft(String name, String born) {
        return new Patients.Draft(new Traits(name, "Ana", PartialDate.parse(born), Sex.FEMALE, Optional.empty()));
    }

    private PatientsViewModel model() {
        return new PatientsViewModel(patients, session, background, news);
    }

    private static List<String> names(PatientsViewModel model) {
        return model.shownProperty().get().stream().map(PatientLine::birthName).toList();
    }

    private void committed() {
        news.committed(List.copyOf(vault.changes()));
        vault.changes().clear();
    }

    @Test void showsAFirstPageBeforeAllAreRead() {
        create("Zola", "1940", Set.of());
        create("Hugo", "1902", Set.of());
        PatientsViewModel model = model();
        background.next();
        assertEquals(List.of("Hugo", "Zola"), names(model));
        assertEquals(-1, model.totalProperty().get());
        background.all();
        assertEquals(2, model.totalProperty().get());
    }

    @Test void dropsAnAnswerToAnOlderQuestion() {
        create("Zola", "1940", Set.of());
        create("Hugo", "1902", Set.of());
        PatientsViewModel model = model();
        background.all();
        model.typedProperty().set("zo");
        model.typedProperty().set("hu");
        background.newest();
        assertEquals(List.of("Hugo"), names(model));
        background.all();
        assertEquals(List.of("Hugo"), names(model));
        assertNull(model.problemProperty().get(), "giving up an older question is no problem");
    }

    @Test void whoPressesEnterBeforeTheAnswerGetsNobodyOfTheQuestionBefore() {
        create("Zola", "1940", Set.of());
        create("Hugo", "1902", Set.of());
        PatientsViewModel model = model();
        background.all();
        List<String> opened = new ArrayList<>();
        model.typedProperty().set("zo");
        model.whenAnswered(lines -> opened.add(lines.getFirst().birthName()));
        assertEquals(List.of(), opened);
        background.all();
        model.whenAnswered(lines -> opened.add(lines.getFirst().birthName()));
        model.typedProperty().set("zol");
        model.whenAnswered(lines -> opened.add("of an older question"));
        model.typedProperty().set("hu");
        background.all();
        assertEquals(List.of("Zola", "Zola"), opened);
    }

    @Test void answersWhatWasTypedWhileAllWereStillBeingRead() {
        create("Zola", "1940", Set.of());
        create("Hugo", "1902", Set.of());
        PatientsViewModel model = model();
        model.typedProperty().set("zo");
        background.all();
        assertEquals(List.of("Zola"), names(model));
    }

    @Test void takesOverWhatSomebodyElseChangesWhereverItIsSorted() {
        PatientId zola = create("Zola", "1940", Set.of());
        create("Hugo", "1902", Set.of());
        PatientsViewModel model = model();
        background.all();
        vault.changes().clear();
        patients.edit(session, zola, 1, draft("Balzac", "1940"));
        create("Sand", "1904", Set.of());
        committed();
        model.sortingProperty().set(new Sorting(Order.BIRTH_DATE, true));
        background.all();
        assertEquals(List.of("Balzac", "Sand", "Hugo"), names(model));
        assertEquals(3, model.totalProperty().get());
    }

    @Test void missesNoChangeThatComesWhileAnOlderOneIsRead() {
        PatientsViewModel model = model();
        background.next();
        create("Zola", "1940", Set.of());
        committed();
        background.next();                                           // the register: has Zola, who is read again
        create("Hugo", "1902", Set.of());
        committed();
        background.all();
        assertEquals(List.of("Hugo", "Zola"), names(model));
    }

    @Test void filtersByWhatNeedsSomebodysAttention() {
        new PatientPopulation(3).fill(vault.administrative(), 7);      // every third is qualified
        vault.waitFor(Duration.ofDays(40));
        PatientId dupont = create("Dupont", "1985-03-12", Set.of());
        PatientId dupond = create("Dupond", "1985-03-12", Set.of(dupont));
        patients.decideDistinct(session, dupond, dupont, false);        // nobody has looked
        PatientsViewModel model = model();
        background.all();
        model.filterProperty().set(Filter.RECENT);
        background.all();
        assertEquals(List.of("Dupond", "Dupont"), names(model));
        model.filterProperty().set(Filter.DUPLICATES);
        background.all();
        assertEquals(List.of("Dupond", "Dupont"), names(model));
        patients.decideDistinct(session, dupont, dupond, true);
        committed();
        background.all();
        assertEquals(List.of(), names(model), "found to be two persons: not shown again");
        model.filterProperty().set(Filter.NOT_QUALIFIED);
        background.all();
        assertEquals(6, names(model).size());
        assertTrue(names(model).contains("Dupont"));
    }

    @Test void listensNoLongerOnceClosed() {
        PatientsViewModel model = model();
        background.all();
        model.close();
        news.committed(List.of(new PatientChanged(create("Zola", "1940", Set.of()))));
        assertEquals(0, background.waiting());
    }
}
