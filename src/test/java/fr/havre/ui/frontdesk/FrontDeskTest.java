package fr.havre.ui.frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import fr.havre.agenda.Appointment;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.patients.Patient;
import fr.havre.ui.Desk;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.imports.ImportWorld;
import fr.havre.ui.shell.Place;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import fr.havre.vault.Letterbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FrontDeskTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @TempDir static Path place;
    private static ImportWorld world;
    private static Desk desk;

    @BeforeAll static void day() {
        world = new ImportWorld(place);
        desk = world.frontDesk();
        desk.admissions().create(desk.session(), world.marie().id(), new AdmissionSituation("Clinique des Acacias", "Orthopédie",
                "Prothèse de hanche", TODAY.plusDays(2), Optional.empty(), Set.of(Fact.SURGERY), 1));
        desk.admissions().create(desk.session(), world.jean().id(), new AdmissionSituation("Hôpital Nord", "", "", TODAY.plusDays(90),
                Optional.empty(), Set.of(), 1));
        desk.agenda().add(desk.session(), Optional.of(world.jean().id()), LocalDateTime.of(TODAY, java.time.LocalTime.of(9, 30)),
                Duration.ofMinutes(20), "Contrôle");
        desk.agenda().add(desk.session(), Optional.empty(), LocalDateTime.of(TODAY, java.time.LocalTime.of(10, 0)),
                Duration.ofMinutes(20), "M. Inconnu");
        for (int i = 0; i < 3; i++) {
            desk.scans().put(desk.session(), DocumentSource.of(Pdfs.of("Secret de la page " + i)), "scan.pdf", Optional.empty(),
                    Optional.empty(), Letterbox.With.NOTHING);
        }
    }

    @AfterAll static void close() {
        world.close();
    }

    @Test @Order(1) void showsTheDayAndOnlyNumbersOfWhatIsClinical() {
        FrontDeskViewModel model = new FrontDeskViewModel(desk, new InlineBackground());
        model.load();
        List<String> rows = model.rows().stream().map(row -> switch (row) {
            case DayRow.Heading heading -> heading.kind() + " " + heading.total();
            case DayLine.Visit visit -> visit.appointment().state() + " " + visit.patient().isPresent();
            case DayLine.Stay stay -> stay.file().admission().situation().hospital();
            case DayLine.Waiting waiting -> waiting.what() + " " + waiting.count();
            case DayLine.ToFile _ -> "to file";
        }).toList();
        assertEquals(List.of("APPOINTMENT 2", "PLANNED true", "PLANNED false", "ADMISSION 1", "Clinique des Acacias", "WAITING 1",
                "SCANS 3"), rows);
        DayWords say = new DayWords(new LiveWords(Language.FRENCH));
        DayLine stay = (DayLine) model.rows().get(4);
        assertTrue(say.why(stay, TODAY).contains("(dans 2 jours)"), () -> say.why(stay, TODAY));
        assertTrue(say.why(stay, TODAY).contains("il manque"), () -> say.why(stay, TODAY));
        assertEquals("3 documents attendent un professionnel", say.what((DayLine) model.rows().get(6)));
    }

    @Test @Order(2) void leadsByKeyboardToWhereThingsAreDealtWith() {
        List<String> done = new ArrayList<>();
        Screens.on(() -> {
            TestSurroundings around = new TestSurroundings(Language.FRENCH);
            FrontDeskViewModel model = new FrontDeskViewModel(desk, new InlineBackground());
            FrontDeskView view = new FrontDeskView(model, around.get(), new FrontDeskView.Ways(() -> done.add("patient"),
                    () -> done.add("scan"), () -> done.add("admission"), _ -> done.add("file"),
                    (AdmissionFile file) -> done.add(file.admission().situation().hospital())));
            model.load();
            Screens.laidOut(view, 1366, 768);
            Node list = view.firstField();
            press(list, KeyCode.ENTER);
            press(list, KeyCode.DOWN);
            press(list, KeyCode.DOWN);
            press(list, KeyCode.ENTER);
            press(list, KeyCode.DOWN);
            press(list, KeyCode.ENTER);
            Tour.all(view, javafx.scene.control.Button.class).stream().limit(3).forEach(javafx.scene.control.Button::fire);
            done.addAll(around.asked());
            return null;
        });
        assertEquals(List.of("Clinique des Acacias", "patient", "scan", "admission", "patient " + world.jean().id(),
                "say C’est scellé\u00a0: un professionnel le verra en ouvrant sa session."), done);
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test @Order(3) void isTheFirstPageOfTheFrontDesksWindow() {
        draw(Language.FRENCH, Look.Theme.LIGHT, 1366, 768, 100);
        draw(Language.FRENCH, Look.Theme.LIGHT, 1366, 768, 200);
        draw(Language.ENGLISH, Look.Theme.DARK, 1920, 1080, 100);
    }

    private static void draw(Language language, Look.Theme theme, int width, int height, int size) {
        Screens.on(() -> {
            Workplace workplace = new TestSurroundings(new LiveWords(language)).workplace(desk);
            workplace.go(Place.HOME);
            Look look = new Look();
            look.themeProperty().set(theme);
            look.textSizeProperty().set(size);
            Screens.draw(workplace.view(), width, height, look, Path.of("target/screens/frontdesk-" + language + "-" + theme + "-"
                    + width + (size == 100 ? "" : "-large") + ".png"));
            Set<String> texts = Tour.all(workplace.view(), Labeled.class).stream().map(Labeled::getText).collect(Collectors.toSet());
            assertFalse(texts.stream().anyMatch(each -> each != null && each.contains("Secret")), texts::toString);
            return null;
        });
    }

    /** The journey as the two live it: sealed by one, with the other in the same window's next session. */
    @Test @Order(4) void thenADoctorSignsInAndTheScansAreTheirsToFile() {
        Patient marie = world.marie();
        desk.scans().put(desk.session(), DocumentSource.of(Pdfs.of("Pour Marie")), "marie.pdf", Optional.of(marie.id()),
                Optional.of(ImportWorld.CONSULTATION), Letterbox.With.NOTHING);
        Desk doctor = world.doctor();
        Screens.on(() -> new TestSurroundings(new LiveWords(Language.FRENCH)).workplace(doctor));
        assertEquals(0, doctor.scans().waiting());
        assertEquals(4, doctor.documents().unfiled(doctor.session(), DocumentFilter.CURRENT).size());
        assertEquals(List.of(marie.id()), doctor.scans().tray(doctor.session()).stream()
                .flatMap(each -> each.proposedPatient().stream()).toList());
        assertEquals(Appointment.State.PLANNED, doctor.agenda().day(doctor.session(), TODAY).getFirst().state());
    }
}
