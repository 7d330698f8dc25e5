package fr.havre.ui.agenda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.FrontDoor;
import fr.havre.SampleDesk;
import fr.havre.access.Role;
import fr.havre.agenda.AgendaException;
import fr.havre.agenda.Appointment;
import fr.havre.agenda.Appointment.State;
import fr.havre.agenda.TypedHour;
import fr.havre.agenda.Wanted;
import fr.havre.agenda.fhir.FhirServer;
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
import fr.havre.ui.letters.WhoseSheet;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import fr.havre.vault.Compartment;
import fr.havre.vault.NewPerson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front desk's session, on the morning of 25 November 2026; every test begins with two appointments. */
class AgendaScreenTest {
    private static final String WORDS = "quatre girafes 77 mauves en barque";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @TempDir static Path folder;
    private static FrontDoor door;
    private static Desk desk;
    private static PatientId marie;
    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);
    private AgendaViewModel model;

    @BeforeAll static void open() {
        door = SampleDesk.door(folder);
        Desk doctor = SampleDesk.open(door, folder, 0);
        marie = doctor.patients().create(doctor.session(), new Patients.Draft(new Traits("de La Tour Saint-Martin",
                "Marie-Antoinette", PartialDate.parse("1956-02-17"), Sex.FEMALE, Optional.of("69123"))), Set.of());
        doctor.unlocked().people().add(NewPerson.of("FD", "Farida Diallo", Role.FRONT_DESK.name(), false), WORDS.toCharArray());
        doctor.close();
        desk = door.unlock(folder.resolve("vault"), slot("FD"), WORDS.toCharArray());
    }

    @AfterAll static void close() {
        desk.close();
    }

    @BeforeEach void fill() {
        desk.agenda().day(desk.session(), TODAY).forEach(each -> {
            desk.agenda().move(desk.session(), each.id(), LocalDate.of(2020, 1, 1).atTime(8, 0), Duration.ZERO);
            desk.agenda().become(desk.session(), each.id(), State.CANCELLED);
        });
        add("09:00", Optional.of(marie), "renouvellement", "Dr Claire Roussel");
        add("09:30", Optional.empty(), "Mme de La Tour - contrôle", "");
        model = new AgendaViewModel(desk, french.get().background(), () -> Instant.parse("2026-11-25T08:10:00Z"));
        model.read();
    }

    private static Appointment add(String hour, Optional<PatientId> patient, String subject, String with) {
        return desk.agenda().add(desk.session(), new Wanted(patient, TODAY.atTime(LocalTime.parse(hour)), Duration.ofMinutes(15), subject,
                with));
    }

    private List<String> subjects() {
        return model.rows().stream().map(each -> each.appointment().subject()).toList();
    }

    private AgendaView view(List<PatientId> opened) {
        AgendaView view = new AgendaView(desk, model, new AgendaFetching(desk, french.get().background(), Instant::now),
                french.over(desk), opened::add, Optional.empty());
        Screens.laidOut(view, 1366, 768);
        return view;
    }

    private static void press(Node on, KeyCode code) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test void theNextToComeIsChosenAndKeysSayWhatBecameOfIt() {
        assertEquals(List.of("renouvellement", "Mme de La Tour - contrôle"), subjects());
        assertEquals("renouvellement", model.chosenProperty().get().appointment().subject());
        assertEquals(Optional.empty(), model.rows().getFirst().ready(), "the front desk looks at no record");
        List<PatientId> opened = new ArrayList<>();
        Screens.on(() -> {
            Node list = view(opened).firstField();
            press(list, KeyCode.A);
            assertEquals(State.ARRIVED, model.rows().getFirst().appointment().state());
            assertTrue(french.asked().getLast().contains("arrivé"), french.asked()::toString);
            press(list, KeyCode.ENTER);
            assertEquals(List.of(marie), opened);
            press(list, KeyCode.J);
            press(list, KeyCode.DELETE);
            assertEquals(State.CANCELLED, model.rows().get(1).appointment().state());
            press(list, KeyCode.ESCAPE);
            assertEquals("back", french.asked().getLast());
            return null;
        });
    }

    @Test void aNameThatNobodyRecognisedIsLinkedWithOneKeyAndEnter() {
        Screens.on(() -> {
            Node list = view(List.of()).firstField();
            press(list, KeyCode.J);
            press(list, KeyCode.P);
            WhoseSheet sheet = (WhoseSheet) french.sheet();
            TextField search = (TextField) sheet.firstField();
            assertEquals("de La Tour", search.getText());
            search.fireEvent(new javafx.event.ActionEvent());
            assertEquals(Optional.of(marie), model.rows().get(1).appointment().patient().map(each -> each.id()));
            assertEquals("Mme de La Tour - contrôle", model.rows().get(1).appointment().subject());
            return null;
        });
    }

    @Test void whatMayBeANameIsFoundInTheWordsOfACalendar() {
        assertEquals("Lefèvre Zoé", Subjects.name("Mme Lefèvre Zoé"));
        assertEquals("Saint-Martin", Subjects.name("M. Saint-Martin (vaccin)"));
        assertEquals("Durand", Subjects.name("Durand – suivi TSH"));
        assertEquals("Mercier", Subjects.name("Mercier"));
        assertEquals("", Subjects.name("(libre)"));
    }

    @Test void oneIsNotedWithAnHourAndAFewLettersOfAName() {
        Screens.on(() -> {
            Node list = view(List.of()).firstField();
            press(list, KeyCode.N);
            AppointmentSheet sheet = (AppointmentSheet) french.sheet();
            Screens.laidOut(sheet, 900, 700);
            List<TextField> fields = Tour.all(sheet, TextField.class);
            assertEquals("25/11/2026", fields.get(0).getText());
            assertEquals("09:15", fields.get(1).getText(), "after the chosen one");
            fields.get(1).setText("11h45");
            TextField who = fields.get(3);
            who.setText("tour");
            press(who, KeyCode.ENTER);
            assertTrue(who.getText().startsWith("de La Tour Saint-Martin"), who::getText);
            button(sheet, "Noter (Entrée)").fire();
            assertEquals("sheet closed", french.asked().getLast());
            Appointment kept = model.rows().get(2).appointment();
            assertEquals(Optional.of(marie), kept.patient().map(each -> each.id()));
            assertEquals("11:45", AgendaWords.hour(kept.start()));
            assertEquals("Dr Claire Roussel", kept.with(), "with whom the chosen one was");
            assertEquals(kept, model.chosenProperty().get().appointment());
            return null;
        });
    }

    @Test void anHourThatIsNoneIsRefusedWithASentenceAndAnotherDayIsGoneTo() {
        AppointmentViewModel change = AppointmentViewModel.of(desk, french.get().background(),
                model.rows().getFirst().appointment());
        change.hourProperty().set("25h");
        change.keep(_ -> { });
        assertEquals(AgendaException.Code.TIME_IMPOSSIBLE, ((AgendaException) change.problemProperty().get()).code());
        change.hourProperty().set("8");
        change.dayProperty().set("27/11/2026");
        change.keep(model::show);
        assertEquals(LocalDate.of(2026, 11, 27), model.dayProperty().get());
        assertEquals("08:00", AgendaWords.hour(model.chosenProperty().get().appointment().start()));
        model.goTo(TODAY);
        assertEquals(List.of("Mme de La Tour - contrôle"), subjects());
        model.step(7);
        assertEquals(List.of(), model.rows());
        assertNull(model.chosenProperty().get());
    }

    @Test void hoursAreUnderstoodAsTheyAreTyped() {
        for (String typed : List.of("9h30", "9:30", "09:30", "930", "0930", " 9 h 30 ", "9.30")) {
            assertEquals(Optional.of(LocalTime.of(9, 30)), TypedHour.parse(typed), typed);
        }
        assertEquals(Optional.of(LocalTime.of(14, 0)), TypedHour.parse("14"));
        assertEquals(Optional.of(LocalTime.of(8, 0)), TypedHour.parse("8h"));
        for (String typed : List.of("", "midi", "24", "9h60", "12345", "-1")) assertEquals(Optional.empty(), TypedHour.parse(typed), typed);
    }

    @Test void anAnswerAboutADayThatWasLeftIsDropped() {
        LaterBackground later = new LaterBackground();
        AgendaViewModel slow = new AgendaViewModel(desk, later, () -> Instant.parse("2026-11-25T08:10:00Z"));
        slow.read();
        slow.step(1);
        while (later.waiting() > 0) later.all();
        assertEquals(List.of(), slow.rows());
        assertTrue(slow.loadedProperty().get());
    }

    @Test void aCalendarTakenTwiceSaysThatNothingIsNew() throws Exception {
        Path file = Files.writeString(folder.resolve("agenda.ics"), """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:1
                DTSTART:20261125T100000
                DURATION:PT20M
                SUMMARY:M. Durand
                END:VEVENT
                END:VCALENDAR
                """);
        french.outside().files(List.of(file));
        Screens.on(() -> {
            Node list = view(List.of()).firstField();
            press(list, KeyCode.I);
            CalendarSheet sheet = (CalendarSheet) french.sheet();
            button(sheet, "Choisir le fichier…").fire();
            assertTrue(said(sheet).contains("1 nouveau rendez-vous, aucun changé"), () -> said(sheet));
            button(sheet, "Choisir le fichier…").fire();
            assertTrue(said(sheet).contains("Aucun nouveau rendez-vous, aucun changé, aucun annulé, 1 inchangé"), () -> said(sheet));
            model.read();
            assertEquals(3, model.rows().size());
            return null;
        });
    }

    @Test void anotherProgramsServerIsAskedFromTheSameSheet() throws Exception {
        desk.close();
        try (FhirServer server = new FhirServer()) {
            server.answers(FhirServer.bundle("", FhirServer.appointment("a", "2026-11-25T12:00:00+01:00", "booked", "7", "")));
            Desk doctor = door.unlock(folder.resolve("vault"), slot("CR"), SampleDesk.PASSPHRASE.toCharArray());
            assertEquals(1, doctor.agenda().feed().connect(doctor.session(), "Logiciel", server.base(), "").added());
            doctor.close();
            desk = door.unlock(folder.resolve("vault"), slot("FD"), WORDS.toCharArray());
            String said = Screens.on(() -> {
                CalendarSheet sheet = new CalendarSheet(desk, french.over(desk));
                Screens.laidOut(sheet, 900, 600);
                button(sheet, "Reprendre de Logiciel").fire();
                return said(sheet);
            });
            assertTrue(said.contains("1 inchangé"), said);
            server.answers(exchange -> FhirServer.say(exchange, 401, ""));
            String refused = Screens.on(() -> {
                CalendarSheet sheet = new CalendarSheet(desk, french.over(desk));
                Screens.laidOut(sheet, 900, 600);
                button(sheet, "Reprendre de Logiciel").fire();
                return said(sheet);
            });
            assertTrue(refused.contains("refuse l’accès"), refused);
        }
    }

    @Test void anotherProgramsAppointmentsComeByThemselvesAndItIsSaidInPlaceWhenTheyDoNot() throws Exception {
        desk.close();
        try (FhirServer server = new FhirServer()) {
            server.answers(FhirServer.bundle(""));
            Desk doctor = door.unlock(folder.resolve("vault"), slot("CR"), SampleDesk.PASSPHRASE.toCharArray());
            doctor.agenda().feed().connect(doctor.session(), "Logiciel", server.base(), "");
            doctor.close();
            desk = door.unlock(folder.resolve("vault"), slot("FD"), WORDS.toCharArray());
            model = new AgendaViewModel(desk, french.get().background(), () -> Instant.parse("2026-11-25T08:10:00Z"));
            server.answers(exchange -> FhirServer.say(exchange, 401, ""));
            LaterBackground later = new LaterBackground();
            Instant[] now = {Instant.parse("2026-11-25T08:10:00Z")};
            long traces = desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx ->
                    tx.number("SELECT count(*) FROM adm.audit WHERE act = 'agenda.imported'"));
            Screens.on(() -> {
                AgendaFetching fetching = new AgendaFetching(desk, later, () -> now[0]);
                AgendaView view = new AgendaView(desk, model, fetching, french.over(desk), _ -> { }, Optional.empty());
                Screens.laidOut(view, 1366, 768);
                assertFalse(said(view).contains("Logiciel"), "quiet");
                fetching.now();
                fetching.now();
                assertEquals(1, later.waiting(), "one at a time");
                later.all();
                assertTrue(said(view).contains("Les rendez-vous de Logiciel ne sont plus relevés"), () -> said(view));
                assertTrue(said(view).contains("refuse l’accès"), () -> said(view));
                fetching.tick();
                assertEquals(0, later.waiting(), "looked just now");
                now[0] = now[0].plusSeconds(40);
                fetching.tick();
                later.all();
                assertTrue(said(view).contains("refuse l’accès"), "not due, and still so");
                server.answers(FhirServer.bundle(""));
                button(view, "Réessayer maintenant", javafx.scene.control.Hyperlink.class).fire();
                later.all();
                assertFalse(said(view).contains("Logiciel"), () -> said(view));
                fetching.close();
                fetching.now();
                assertEquals(0, later.waiting(), "the vault is being locked");
                return null;
            });
            assertEquals(3, server.asked().size());
            assertEquals(0, desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx ->
                    tx.number("SELECT count(*) FROM adm.audit WHERE act = 'agenda.imported'")) - traces, "none where nothing changed");
        }
    }

    private static UUID slot(String who) {
        return door.people(folder.resolve("vault")).stream().filter(each -> each.label().equals(who)).findFirst().orElseThrow().slot();
    }

    private static String said(Node from) {
        return String.join("\n", Tour.all(from, Label.class).stream().filter(Node::isVisible).map(Label::getText).toList());
    }

    private static Button button(Node in, String words) {
        return button(in, words, Button.class);
    }

    private static <B extends javafx.scene.control.ButtonBase> B button(Node in, String words, Class<B> kind) {
        return Tour.all(in, kind).stream().filter(each -> words.equals(each.getText())).findFirst().orElseThrow();
    }

    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        add("10:00", Optional.of(marie), "vaccin contre la grippe, apporter le carnet de santé et l’ordonnance du cardiologue", "Dr Bruno Lefort");
        model.read();
        for (Language language : List.of(Language.FRENCH, Language.ENGLISH)) {
            for (Look.Theme theme : List.of(Look.Theme.LIGHT, Look.Theme.DARK)) {
                draw("agenda", language, theme, 100, false);
                draw("agenda-new", language, theme, 100, true);
            }
        }
        draw("agenda-large", Language.FRENCH, Look.Theme.LIGHT, 200, false);
        draw("agenda-new-large", Language.FRENCH, Look.Theme.LIGHT, 200, true);
        assertFalse(model.rows().isEmpty());
    }

    private static void draw(String name, Language language, Look.Theme theme, int percent, boolean sheet) {
        int width = theme == Look.Theme.LIGHT ? 1366 : 1920;
        TestSurroundings around = new TestSurroundings(language);
        Screens.on(() -> {
            fr.havre.ui.Workplace workplace = around.workplace(desk);
            workplace.go(fr.havre.ui.shell.Place.AGENDA);
            Screens.laidOut(workplace.view(), width, width * 9 / 16);
            ListView<?> list = (ListView<?>) workplace.view().lookup(".agenda-list");
            press(list, KeyCode.T);
            while (list.getItems().isEmpty()) press(list, KeyCode.LEFT);
            if (sheet) press(list, KeyCode.N);
            Look look = new Look();
            look.themeProperty().set(theme);
            look.textSizeProperty().set(percent);
            Screens.draw(workplace.view(), width, width * 9 / 16, look, Path.of("target/screens/" + name + "-"
                    + theme.name().toLowerCase(Locale.ROOT) + "-" + language.locale() + "-" + width + ".png"));
            return null;
        });
    }
}
