package fr.havre.ui.prevention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.PracticeMail;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.PreventionException;
import fr.havre.agenda.prevention.PreventionException.Code;
import fr.havre.agenda.prevention.ReminderCandidate;
import fr.havre.messaging.outgoing.LetterRefusedException;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three people of whom a vaccination is noted: one with a mailbox of their own, one without, one who wants no reminders. */
class RemindersScreenTest {
    @TempDir Path folder;
    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);
    private PracticeMail practice;
    private Desk desk;
    private Prevention prevention;
    private PatientId none;
    private RemindersViewModel model;

    @BeforeEach void open() {
        practice = new PracticeMail(folder, List.of("lefevre"));
        desk = practice.desk();
        prevention = desk.prevention().orElseThrow();
        PatientId paper = patient("de La Tour Saint-Martin", "Marie-Antoinette");
        none = patient("Zidane", "Paul");
        for (PatientId each : List.of(practice.patient("lefevre"), paper, none)) {
            prevention.given(desk.session(), each, "hepatitis-b", PartialDate.parse("2001").orElseThrow(), Optional.empty());
        }
        prevention.reminders().optOut(desk.session(), none, true);
        model = new RemindersViewModel(desk, prevention, french.get().background(), () -> Instant.parse("2026-11-25T08:00:00Z"));
    }

    @AfterEach void close() {
        practice.close();
    }

    private PatientId patient(String name, String given) {
        return desk.patients().create(desk.session(), new Patients.Draft(new Traits(name, given, PartialDate.parse("1952-03-14"),
                Sex.FEMALE, Optional.of("69123"))), Set.of());
    }

    private RemindersView view() {
        RemindersView view = new RemindersView(model, french.over(desk));
        Screens.laidOut(view, 1366, 768);
        return view;
    }

    private static void press(Node on, KeyCode code) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static Button button(Node in, String words) {
        return Tour.all(in, Button.class).stream().filter(each -> String.valueOf(each.getText()).startsWith(words)).findFirst().orElseThrow();
    }

    @Test void aPersonChoosesAndEachIsRemindedOnceByTheWayThatReachesThem() throws Exception {
        Screens.on(() -> {
            RemindersView view = view();
            assertEquals(3, model.rows().size());
            assertTrue(model.rows().stream().noneMatch(ReminderRow::chosen), "nobody is chosen before");
            assertTrue(button(view, "Envoyer par message").isDisabled());
            ListView<?> list = (ListView<?>) view.firstField();
            for (int i = 0; i < 3; i++) {
                list.getSelectionModel().select(i);
                press(list, KeyCode.SPACE);
            }
            assertEquals(2, model.rows().stream().filter(ReminderRow::chosen).count(), "who wants none cannot be chosen");
            assertEquals("Envoyer par message (1)", button(view, "Envoyer par message").getText());
            button(view, "Envoyer par message").fire();
            assertTrue(french.asked().getLast().contains("1 rappel part"), () -> french.asked().toString());
            button(view, "Imprimer les lettres").fire();
            assertTrue(french.asked().getLast().contains("1 lettre imprimée"), () -> french.asked().toString());
            assertTrue(model.rows().stream().noneMatch(row -> row.candidate().may()), "nobody is reminded twice");
            return null;
        });
        try (PDDocument pdf = Loader.loadPDF(french.outside().printed().getFirst())) {
            assertEquals(1, pdf.getNumberOfPages());
            String words = new PDFTextStripper().getText(pdf);
            assertTrue(words.contains("Marie-Antoinette") && words.contains("Grippe") && !words.contains("{"), words);
        }
        assertEquals(1, practice.desk().mailDesk().orElseThrow().following().ofPatient(desk.session(), practice.patient("lefevre")).size());
    }

    @Test void whatIsRefusedIsNotNotedAndLeavesNoDraft() {
        ReminderSending sending = new ReminderSending(desk, prevention);
        ReminderCandidate paper = prevention.reminders().candidates(desk.session()).stream().filter(each -> each.may()
                && ReminderSending.addressOf(each.file().patient()).isEmpty()).findFirst().orElseThrow();
        assertThrows(LetterRefusedException.class, () -> sending.write(paper, "Vos vaccinations", "Bonjour"));
        assertEquals(List.of(), desk.mailDesk().orElseThrow().letters().list(desk.session()));
        sending.printed(List.of(paper));
        assertEquals(Code.REMINDED_LATELY, assertThrows(PreventionException.class, () -> sending.printed(List.of(paper))).code());
        ReminderCandidate out = prevention.reminders().candidates(desk.session()).stream().filter(ReminderCandidate::optedOut).findFirst()
                .orElseThrow();
        assertEquals(Code.NO_REMINDERS_WANTED, assertThrows(PreventionException.class, () -> sending.printed(List.of(out))).code());
        prevention.reminders().optOut(desk.session(), none, false);
        assertFalse(prevention.reminders().candidates(desk.session()).stream().anyMatch(ReminderCandidate::optedOut));
    }

    @Test void whoIsOfAnAgeAndHasNothingNotedIsAskedFirstAndChosenOneByOne() {
        PatientId eldest = patient("Ancelin", "Odette");
        Screens.on(() -> {
            model.read();
            ReminderRow asked = model.rows().getLast();
            assertEquals(eldest, asked.candidate().file().patient().id(), "after those of whom something is noted");
            model.toggleAll();
            assertFalse(model.rows().getLast().chosen());
            assertTrue(model.rows().getFirst().chosen());
            String words = new ReminderSending(desk, prevention).words(asked.candidate(), ReminderSending.VACCINATIONS);
            assertTrue(words.lines().allMatch(line -> line.endsWith("(si ce n’est pas déjà fait ailleurs)")), words);
            view();
            return null;
        });
    }

    @Test void aLetterThatMayNotBeNotedIsNotQueuedEither() {
        ReminderSending sending = new ReminderSending(desk, prevention);
        ReminderCandidate mailed = prevention.reminders().candidates(desk.session()).stream().filter(each -> each.may()
                && ReminderSending.addressOf(each.file().patient()).isPresent()).findFirst().orElseThrow();
        sending.write(mailed, "Vos vaccinations", "Bonjour");
        assertEquals(Code.REMINDED_LATELY, assertThrows(PreventionException.class, () ->
                sending.write(mailed, "Vos vaccinations", "Bonjour")).code());
        assertEquals(List.of(), desk.mailDesk().orElseThrow().letters().list(desk.session()), "no draft is left of the second");
        assertEquals(1, desk.mailDesk().orElseThrow().following().ofPatient(desk.session(), mailed.file().patient().id()).size());
    }

    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        draw("reminders", Language.ENGLISH, Look.Theme.DARK, 100);
        draw("reminders-large", Language.FRENCH, Look.Theme.LIGHT, 200);
    }

    private void draw(String name, Language language, Look.Theme theme, int percent) {
        int width = theme == Look.Theme.LIGHT ? 1366 : 1920;
        TestSurroundings around = new TestSurroundings(language);
        Screens.on(() -> {
            fr.havre.ui.Workplace workplace = around.workplace(desk);
            workplace.go(fr.havre.ui.shell.Place.AGENDA);
            Screens.laidOut(workplace.view(), width, width * 9 / 16);
            button(workplace.view(), language == Language.FRENCH ? "Rappels" : "Reminders").fire();
            Screens.laidOut(workplace.view(), width, width * 9 / 16);
            ListView<?> list = (ListView<?>) workplace.view().lookup(".reminder-list");
            list.getSelectionModel().select(0);
            press(list, KeyCode.SPACE);
            Look look = new Look();
            look.themeProperty().set(theme);
            look.textSizeProperty().set(percent);
            Screens.draw(workplace.view(), width, width * 9 / 16, look, Path.of("target/screens/" + name + "-"
                    + theme.name().toLowerCase(Locale.ROOT) + "-" + language.locale() + "-" + width + ".png"));
            return null;
        });
    }
}
