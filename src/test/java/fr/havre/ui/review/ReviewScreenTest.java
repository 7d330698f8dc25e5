package fr.havre.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.FrontDoor;
import fr.havre.SampleDesk;
import fr.havre.access.AbsenceException;
import fr.havre.access.Role;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.review.LabReport;
import fr.havre.documents.review.Reviews;
import fr.havre.documents.review.Seen;
import fr.havre.documents.review.Severity;
import fr.havre.documents.review.Whose;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.ui.Desk;
import fr.havre.ui.LaterBackground;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.shell.Place;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import fr.havre.vault.NewPerson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewScreenTest {
    private static final String WORDS = "quatre girafes 77 mauves en barque";

    @TempDir Path folder;
    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);
    private FrontDoor door;
    private Desk desk;
    private PatientId marie;
    private PatientId paul;
    private int made;

    @BeforeEach void open() {
        door = SampleDesk.door(folder);
        desk = SampleDesk.open(door, folder, 0);
        marie = patient("de La Tour Saint-Martin", "Marie-Antoinette", Sex.FEMALE);
        paul = patient("Martin", "Paul", Sex.MALE);
    }

    @AfterEach void close() {
        desk.close();
    }

    private PatientId patient(String name, String given, Sex sex) {
        return desk.patients().create(desk.session(), new Patients.Draft(new Traits(name, given, PartialDate.parse("1956-02-17"),
                sex, Optional.of("69123"))), Set.of());
    }

    private LabReport report() {
        return new LabReport("1.2.250.4." + made++);
    }

    private void arrives(ImportWish wish, LabReport report) {
        desk.documents().importDocument(desk.session(), report.source(), new Origin(Origin.Kind.MESSAGE,
                Instant.parse("2026-11-25T08:00:00Z"), "x", Optional.empty()), wish);
    }

    private void fill() {
        arrives(ImportWish.forPatient(paul), report().result("Glucose", "5.1", "mmol/L", "4.1", "5.9", "N"));
        arrives(ImportWish.forPatient(marie), report().result("Potassium", "6.90", "mmol/L", "3.5", "5.1", "HH")
                .result("Créatinine", "212", "umol/L", "44", "80", "H").result("Hémoglobine", "9.8", "g/dL", "12.0", "16.0", "L")
                .result("Débit de filtration glomérulaire estimé (CKD-EPI)", "21", "mL/min/{1.73_m2}", "60", "120", "L"));
        arrives(ImportWish.NONE, report().words("Hémoculture aérobie", "Staphylococcus aureus", "AA"));
        arrives(ImportWish.forPatient(paul), report().result("TSH", "7.2", "m[IU]/L", "0.4", "4.0", ""));
        arrives(ImportWish.forPatient(marie), report().type("18748-4"));
    }

    private Reviews reviews() {
        return desk.reviews().orElseThrow();
    }

    private ReviewViewModel model() {
        ReviewViewModel model = new ReviewViewModel(desk, reviews(), french.get().background());
        model.read();
        return model;
    }

    private static List<Severity> severities(ReviewViewModel model) {
        return model.rows().stream().map(row -> row.review().severity()).toList();
    }

    @Test void theAbnormalComeFirstAndOneStepSaysSeenAndGoesToTheNext() {
        fill();
        ReviewViewModel model = model();
        assertEquals(List.of(Severity.CRITICAL, Severity.CRITICAL, Severity.ABNORMAL, Severity.UNTOLD, Severity.NOTHING),
                severities(model));
        DocumentId first = model.chosenProperty().get().id();
        DocumentId second = model.rows().get(1).id();
        model.wordProperty().set("prévenir la patiente");
        List<DocumentId> said = new java.util.ArrayList<>();
        model.seen(said::add);
        assertEquals(List.of(first), said);
        assertEquals(second, model.chosenProperty().get().id());
        assertEquals("", model.wordProperty().get());
        assertEquals(4, model.countsProperty().get().mine());
        Seen seen = reviews().find(desk.session(), first).orElseThrow().seen().orElseThrow();
        assertEquals("prévenir la patiente", seen.word());
        assertEquals(desk.session().person(), seen.by());
        model.unseen(List.of(first));
        assertEquals(5, model.rows().size());
        assertEquals(second, model.chosenProperty().get().id(), "what is being read stays on screen");
    }

    @Test void theLastOneLeavesNothingChosen() {
        arrives(ImportWish.forPatient(paul), report());
        ReviewViewModel model = model();
        model.seen(_ -> { });
        assertEquals(List.of(), model.rows());
        assertNull(model.chosenProperty().get());
    }

    @Test void aReportAndItsPdfAreOneLineAndBothAreSeenAtOnce() {
        LabReport structured = report().result("TSH", "7.2", "m[IU]/L", "0.4", "4.0", "H");
        arrives(ImportWish.forPatient(paul), structured);
        DocumentLine line = desk.documents().list(desk.session(), paul, DocumentFilter.CURRENT).getFirst();
        desk.documents().importDocument(desk.session(), DocumentSource.of(Pdfs.of(line.title())), new Origin(Origin.Kind.MESSAGE,
                Instant.parse("2026-11-25T08:00:00Z"), "x.pdf", Optional.empty()), new ImportWish(Optional.of(paul),
                        Optional.of(line.typeCode()), line.date(), Optional.of(line.title()), false));
        DocumentLine pdf = desk.documents().list(desk.session(), paul, DocumentFilter.CURRENT).stream()
                .filter(each -> each.format() == DocumentFormat.PDF).findFirst().orElseThrow();
        desk.recordDesk().orElseThrow().database().write(tx -> tx.run("UPDATE clin.document SET author = ? WHERE id = ?",
                line.author(), pdf.id().value()));                        // as the message it came with would say
        while (reviews().catchUp(50)) { }
        assertTrue(reviews().find(desk.session(), pdf.id()).isPresent(), "it is a report too");
        ReviewViewModel model = model();
        assertEquals(List.of(line.id()), model.rows().stream().map(ReviewRow::id).toList());
        assertEquals(1, model.countsProperty().get().mine());
        model.seen(_ -> { });
        assertEquals(0, model.countsProperty().get().all());
        assertTrue(reviews().find(desk.session(), pdf.id()).orElseThrow().seen().isPresent());
        model.unseen(List.of(line.id()));
        assertTrue(reviews().find(desk.session(), pdf.id()).orElseThrow().seen().isEmpty(), "both wait again");
        assertEquals(1, model.rows().size());
    }

    @Test void severalAreSeenAtOnceButNotWhatCannotWait() {
        fill();
        ReviewViewModel model = model();
        List<DocumentId> said = new java.util.ArrayList<>();
        model.seen(List.copyOf(model.rows()), said::addAll);
        assertEquals(3, said.size());
        assertEquals(List.of(Severity.CRITICAL, Severity.CRITICAL), severities(model));
        model.unseen(said);
        assertEquals(5, model.rows().size());
    }

    @Test void changesWhileItReadsAreReadOnceMore() {
        LaterBackground later = new LaterBackground();
        ReviewViewModel model = new ReviewViewModel(desk, reviews(), later);
        model.read();
        fill();
        model.read();
        model.read();
        while (later.waiting() > 0) later.all();
        assertEquals(5, model.rows().size());
    }

    @Test void keysSayWhatTheButtonsSay() {
        fill();
        ReviewViewModel model = model();
        Screens.on(() -> {
            ReviewView view = new ReviewView(desk, model, french.over(desk));
            Screens.laidOut(view, 1366, 768);
            ListView<?> list = (ListView<?>) view.firstField();
            DocumentId first = model.chosenProperty().get().id();
            press(list, KeyCode.V);
            assertEquals(4, model.rows().size());
            assertTrue(french.asked().getLast().contains("Noté comme vu"), () -> french.asked().toString());
            assertTrue(reviews().find(desk.session(), first).orElseThrow().seen().isPresent());
            TextField word = (TextField) view.lookup(".text-field");
            word.setText("rappeler");
            word.fireEvent(new javafx.event.ActionEvent());
            assertEquals(3, model.rows().size());
            press(list, KeyCode.DOWN);
            press(list, KeyCode.ENTER);
            assertTrue(french.asked().getLast().startsWith("document "), () -> french.asked().toString());
            press(list, KeyCode.ESCAPE);
            assertEquals("back", french.asked().getLast());
            return null;
        });
    }

    @Test void thePlaceSaysHowManyWaitAndTheFrontDeskHasNone() {
        fill();
        String shown = Screens.on(() -> {
            Workplace workplace = french.workplace(desk);
            Screens.laidOut(workplace.view(), 1366, 768);
            return Tour.all(workplace.view(), ToggleButton.class).stream().map(Node::getAccessibleText)
                    .filter(text -> text.startsWith("À relire")).findFirst().orElse("none");
        });
        assertEquals("À relire 5", shown);
        desk.unlocked().people().add(NewPerson.of("FD", "Farida Diallo", Role.FRONT_DESK.name(), false), WORDS.toCharArray());
        UUID slot = door.people(folder.resolve("vault")).stream().filter(each -> each.label().equals("FD")).findFirst()
                .orElseThrow().slot();
        desk.close();
        desk = door.unlock(folder.resolve("vault"), slot, WORDS.toCharArray());
        assertTrue(desk.reviews().isEmpty());
        assertTrue(desk.absences().isEmpty());
        boolean there = Screens.on(() -> Tour.all(french.workplace(desk).view(), ToggleButton.class).stream()
                .anyMatch(each -> each.getText().equals("À relire")));
        assertFalse(there);
    }

    @Test void absencesAreNotedAndEndedFromTheSheet() {
        UUID bruno = colleague();
        AbsenceViewModel model = new AbsenceViewModel(desk, desk.absences().orElseThrow(), french.get().background());
        model.read();
        assertEquals(desk.session().person(), model.personProperty().get().id());
        assertEquals(2, model.people().size());
        model.fromProperty().set("24/12/2026");
        model.add();
        assertTrue(model.problemProperty().get() instanceof AbsenceException);
        model.coverProperty().set(model.people().stream().filter(each -> each.id().equals(bruno)).findFirst().orElseThrow());
        model.toProperty().set("décembre");
        model.add();
        assertEquals(AbsenceException.Code.WRONG_DAYS, ((AbsenceException) model.problemProperty().get()).code());
        model.toProperty().set("31/12/2026");
        model.add();
        assertNull(model.problemProperty().get());
        assertEquals(LocalDate.parse("2026-12-31"), model.noted().getFirst().to());
        assertEquals("Dr Bruno Lefort", model.nameOf(model.noted().getFirst().cover()));
        model.end(model.noted().getFirst());
        assertEquals(List.of(), model.noted());
    }

    private UUID colleague() {
        return desk.unlocked().people().add(NewPerson.of("BL", "Dr Bruno Lefort", Role.DOCTOR.name(), true),
                WORDS.toCharArray()).id();
    }

    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        fill();
        UUID bruno = colleague();
        desk.absences().orElseThrow().add(desk.session(), desk.session().person(), bruno, LocalDate.parse("2026-12-21"),
                LocalDate.parse("2026-12-31"));
        for (Language language : List.of(Language.FRENCH, Language.ENGLISH)) {
            draw("review", language, _ -> { });
            draw("review-absences", language, workplace -> Tour.all(workplace.view(), Labeled.class).stream()
                    .filter(each -> each instanceof javafx.scene.control.Button && each.getText().equals("Absences")).findFirst()
                    .map(javafx.scene.control.Button.class::cast).orElseThrow().fire());
        }
        draw("review-large", Language.FRENCH, 200, _ -> { });
        reviews().list(desk.session(), Whose.MINE, 10).forEach(each -> reviews().seen(desk.session(), each.document().id(),
                "prévenir la patiente"));
        draw("review-none", Language.FRENCH, _ -> { });
        draw("review-chart", Language.FRENCH, workplace -> workplace.openPatient(marie));
    }

    private void draw(String name, Language language, Consumer<Workplace> before) {
        draw(name, language, 100, before);
    }

    private void draw(String name, Language language, int percent, Consumer<Workplace> before) {
        TestSurroundings around = new TestSurroundings(language);
        for (Look.Theme theme : List.of(Look.Theme.LIGHT, Look.Theme.DARK)) {
            int width = theme == Look.Theme.LIGHT ? 1366 : 1920;
            Screens.on(() -> {
                Workplace workplace = around.workplace(desk);
                workplace.go(Place.REVIEW);
                Screens.laidOut(workplace.view(), width, width * 9 / 16);
                before.accept(workplace);
                Look look = new Look();
                look.themeProperty().set(theme);
                look.textSizeProperty().set(percent);
                Screens.draw(workplace.view(), width, width * 9 / 16, look, Path.of("target/screens/" + name + "-"
                        + theme.name().toLowerCase(Locale.ROOT) + "-" + language.locale() + "-" + width + ".png"));
                return null;
            });
        }
    }

    private static void press(Node on, KeyCode code) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
