package fr.havre.ui.admissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.Fact;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionWish;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.shell.Place;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import fr.havre.vault.Compartment;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionScreensTest {
    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);
    private AdmissionWorld world;
    private AdmissionFile knee;
    private AdmissionFile scanned;

    @BeforeAll void open(@TempDir Path place) {
        world = new AdmissionWorld(place);
        knee = world.operation(world.marie(), 7, Fact.ANAESTHESIA, Fact.SINGLE_ROOM);
        world.received(knee, "treating-doctor");
        world.desk().pieces().asked(world.desk().session(), knee.admission().id(), PieceKey.of("letter"), "Dr Claire Roussel");
        world.desk().pieces().received(world.desk().session(), knee.admission().id(), PieceKey.of("identity"), "",
                Optional.of(LocalDate.of(2026, 11, 30)));
        world.operation(world.paul(), -1);
        scanned = world.operation(world.paul(), 0);
        world.complete(scanned);
        world.filed(scanned, "identity");
        world.operation(world.child(), 40, Fact.ANAESTHESIA);
    }

    @AfterAll void close() {
        world.close();
    }

    @Test void theFrontDeskSeesEveryComingAdmissionUnderItsHeading() {
        BoardViewModel model = new BoardViewModel(world.desk(), french.get().background());
        model.read();
        assertEquals(List.of(BoardGroup.LATE, BoardGroup.TODAY, BoardGroup.WEEK, BoardGroup.LATER), model.rows().stream()
                .filter(BoardRow.Heading.class::isInstance).map(row -> ((BoardRow.Heading) row).group()).toList());
        model.typedProperty().set("tour saint");
        assertEquals(List.of(knee.admission().id()), model.lines().stream().map(BoardRow.Line::id).toList());
        model.typedProperty().set("martin thurial");
        assertEquals(3, model.lines().size());
        model.chips().add(BoardChip.MISSING);
        assertEquals(2, model.lines().size());
        model.chips().add(BoardChip.WEEK);
        model.typedProperty().set("");
        assertTrue(model.lines().stream().noneMatch(line -> line.group() == BoardGroup.LATER));
    }

    @Test void keysPrintTheBoardAndThePapers() {
        TestSurroundings around = new TestSurroundings(Language.FRENCH);
        Screens.on(() -> {
            Workplace workplace = around.workplace(world.desk());
            Screens.laidOut(workplace.view(), 1366, 768);
            workplace.go(Place.ADMISSIONS);
            press(workplace, KeyCode.P);
            assertEquals(1, around.outside().printed().size());
            enter(workplace, 1);
            select(workplace, "Envois");
            Tour.all(workplace.view(), Button.class).stream().filter(each -> each.getText().startsWith("Imprimer les papiers"))
                    .findFirst().orElseThrow().fire();
            assertEquals(2, around.outside().printed().size());
            return null;
        });
    }

    @Test void aMedicalPieceIsThereForTheFrontDeskAndCannotBeOpened() {
        AdmissionFile file = world.operation(world.marie(), 3);
        world.doctor();
        world.filed(file, "letter");
        world.frontDesk();
        TestSurroundings around = new TestSurroundings(Language.FRENCH);
        Screens.on(() -> {
            FileViewModel model = new FileViewModel(world.desk(), around.get().background());
            FileView view = new FileView(world.desk(), model, around.over(world.desk()), new HospitalSearch(world.desk(),
                    around.get().background()));
            model.open(file.admission().id());
            Screens.laidOut(view, 1366, 768);
            model.pieces().choose(PieceKey.of("letter"));
            Node list = view.lookup(".pieces");
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return null;
        });
        assertTrue(around.asked().getLast().contains("réservé aux soignants"), () -> around.asked().toString());
        world.desk().admissions().become(world.desk().session(), file.admission().id(), Admission.State.CANCELLED);
    }

    @Test void aHospitalIsToldThatItCountsNoMoreOnceSomebodySaidYes() {
        AdmissionFile stay = world.operation(world.child(), 55);
        world.filed(stay, "identity");
        Submission sent = world.received(stay, "bureau@tilleuls.mssante.fr", "Clinique des Tilleuls");
        TestSurroundings around = new TestSurroundings(Language.FRENCH);
        Screens.on(() -> {
            FileViewModel model = new FileViewModel(world.desk(), around.get().background());
            model.open(stay.admission().id());
            SendingsPane pane = new SendingsPane(model, around.over(world.desk()));
            Screens.laidOut(pane, 1000, 600);
            press(pane, "Dire que l’envoi est annulé");
            assertEquals(1, offs(stay), "asked first");
            press(pane, "Non");
            press(pane, "Dire que l’envoi est annulé");
            assertTrue(Tour.all(pane, Label.class).stream().anyMatch(each -> each.getText().contains("Clinique des Tilleuls de ne plus")));
            pane.getScene().getFocusOwner().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false,
                    false));
            assertEquals(2, offs(stay));
            return null;
        });
        List<Submission> all = world.desk().admissionSending().of(world.desk().session(), stay.admission().id());
        assertFalse(SendingActs.mayCallOff(again(all, sent), all), "said");
        world.desk().unlocked().database(Compartment.ADMINISTRATIVE).write(tx -> {
            tx.run("UPDATE adm.submission SET state = 'REPLACED' WHERE id = ?", sent.id().value());
            return tx.run("UPDATE adm.submission SET state = 'REFUSED', reason = 'MAILBOX_FULL' WHERE replaces = ?", sent.id().value());
        });
        List<Submission> bounced = world.desk().admissionSending().of(world.desk().session(), stay.admission().id());
        assertTrue(SendingActs.mayCallOff(again(bounced, sent), bounced), "it came back: to be said again");
        BoardRow.Line onBoard = new BoardReading(world.desk()).read().lines().stream()
                .filter(each -> each.file().admission().id().equals(stay.admission().id())).findFirst().orElseThrow();
        assertTrue(onBoard.off().orElseThrow().stopped(), "red on the board");
        BoardRow.Line line = line(stay);
        assertEquals(sent.id(), line.latest().orElseThrow().id());
        assertEquals(Optional.of(sent.id()), line.off().flatMap(Submission::replaces), "the board says that it waits to be said");
        world.desk().admissions().become(world.desk().session(), stay.admission().id(), Admission.State.CANCELLED);
    }

    private int offs(AdmissionFile stay) {
        return world.desk().admissionSending().of(world.desk().session(), stay.admission().id()).size();
    }

    private BoardRow.Line line(AdmissionFile stay) {
        BoardViewModel model = new BoardViewModel(world.desk(), french.get().background());
        model.read();
        return model.lines().stream().filter(each -> each.id().equals(stay.admission().id())).findFirst().orElseThrow();
    }

    private static Submission again(List<Submission> all, Submission one) {
        return all.stream().filter(each -> each.id().equals(one.id())).findFirst().orElseThrow();
    }

    private static void press(Parent in, String button) {
        Tour.all(in, Button.class).stream().filter(each -> each.getText().equals(button)).findFirst().orElseThrow().fire();
    }

    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        world.desk().admissionSending().submit(world.desk().session(), scanned.admission().id(),
                SubmissionWish.to("preadmission@saint-thurial.mssante.fr"));
        draw("admission-send", Language.FRENCH, 100, workplace -> {
            enter(workplace);
            press(workplace, KeyCode.E);
            press(workplace, KeyCode.ENTER);
        });
        draw("admission-sendings", Language.FRENCH, 100, workplace -> {
            enter(workplace, 1);
            select(workplace, "Envois");
        });
        draw("admissions", Language.ENGLISH, 100, _ -> { });
        Submission sent = world.received(scanned, "bureau@tilleuls.mssante.fr", "Clinique des Tilleuls");
        world.desk().admissionSending().callOff(world.desk().session(), sent.id());
        world.received(scanned, "preadmission@hopital-nord.mssante.fr", "CHU Nord");
        draw("admission-also", Language.FRENCH, 100, _ -> { });
        draw("admission-also-large", Language.FRENCH, 200, _ -> { });
        for (int percent : new int[] {100, 200}) {
            draw("admission-send-also-" + percent, Language.FRENCH, percent, workplace -> {
                enter(workplace, 1);
                press(workplace, KeyCode.E);
            });
            draw("admission-ask-" + percent, Language.FRENCH, percent, workplace -> {
                enter(workplace, 1);
                Screens.layOut(workplace.view().getScene());
                select(workplace, "Envois");
                press(workplace.view(), "Dire que l’envoi est annulé");
            });
        }
        draw("admission-large-stay", Language.FRENCH, 200, workplace -> tab(workplace, "Séjour"));
    }

    private static void tab(Workplace workplace, String name) {
        enter(workplace);
        Screens.layOut(workplace.view().getScene());
        select(workplace, name);
    }

    private static void select(Workplace workplace, String name) {
        Tour.all(workplace.view(), ToggleButton.class).stream().filter(each -> each.getText().equals(name)).findFirst()
                .ifPresent(ToggleButton::fire);
    }

    private static void enter(Workplace workplace) {
        enter(workplace, 2);
    }

    private static void enter(Workplace workplace, int down) {
        for (int i = 0; i < down; i++) press(workplace, KeyCode.DOWN);
        press(workplace, KeyCode.ENTER);
    }

    private static void press(Workplace workplace, KeyCode code) {
        Node on = Optional.ofNullable(workplace.view().getScene().getFocusOwner()).orElse(workplace.view());
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void draw(String name, Language language, int percent, Consumer<Workplace> before) {
        TestSurroundings around = new TestSurroundings(language);
        boolean english = language == Language.ENGLISH;
        for (Look.Theme theme : List.of(english || percent > 100 ? Look.Theme.DARK : Look.Theme.LIGHT)) {
            int width = english ? 1920 : 1366;
            Screens.on(() -> {
                Workplace workplace = around.workplace(world.desk());
                Screens.laidOut(workplace.view(), width, width * 9 / 16);
                workplace.go(Place.ADMISSIONS);
                Look look = new Look();
                look.themeProperty().set(theme);
                look.textSizeProperty().set(percent);
                look.dress(workplace.view().getScene());
                Screens.layOut(workplace.view().getScene());
                before.accept(workplace);
                Screens.draw(workplace.view(), width, width * 9 / 16, look, Path.of("target/screens/" + name + "-"
                        + theme.name().toLowerCase(Locale.ROOT) + "-" + language.locale() + "-" + width + ".png"));
                return null;
            });
        }
    }
}
