package fr.havre.ui.prevention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.agenda.prevention.DueState;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.Risk;
import fr.havre.agenda.prevention.Situation;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A doctor's session on 25 November 2026; each test has a patient of its own. */
class PreventionScreenTest {
    private static final String BOX = "010340093012345417270331" + "10AB12-C";

    @TempDir static Path folder;
    private static Desk desk;
    private static Prevention prevention;
    private static int born = 1;
    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);
    private PatientId marie;
    private PreventionTab tab;

    @BeforeAll static void open() {
        desk = SampleDesk.open(SampleDesk.door(folder), folder, 0);
        prevention = desk.prevention().orElseThrow();
    }

    @AfterAll static void close() {
        desk.close();
    }

    @BeforeEach void patient() {
        Patients.Draft draft = new Patients.Draft(new Traits("de La Tour Saint-Martin", "Marie-Antoinette",
                PartialDate.parse("1956-02-%02d".formatted(born++)), Sex.FEMALE, Optional.of("69123")));
        marie = desk.patients().create(desk.session(), draft, desk.patients().duplicatesOf(desk.session(), draft).stream()
                .map(each -> each.patient()).collect(Collectors.toSet()));
        tab = Screens.on(() -> new PreventionTab(desk, prevention, french.over(desk), marie,
                () -> Instant.parse("2026-11-25T08:00:00Z"), Optional.empty()));
    }

    private List<String> due() {
        return tab.model().rows().stream().filter(PreventionRow.Due.class::isInstance).map(PreventionRow.Due.class::cast)
                .map(row -> row.line().rule().row() + " " + row.line().state()).toList();
    }

    private static void press(Node on, KeyCode code) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static Button button(Node in, String words) {
        return Tour.all(in, Button.class).stream().filter(each -> words.equals(each.getText())).findFirst().orElseThrow();
    }

    private static String said(Node from) {
        return String.join("\n", Tour.all(from, Label.class).stream().map(Label::getText).toList());
    }

    private void choose(String row) {
        ListView<?> list = (ListView<?>) tab.firstField();
        list.getSelectionModel().select(due().stream().map(each -> each.substring(0, each.indexOf(" "))).toList().indexOf(row));
    }

    @Test void eachLineCitesItsRuleWithTextAndSource() {
        Screens.on(() -> {
            Screens.laidOut(tab, 1200, 4000);
            String all = said(tab);
            assertTrue(all.contains("règle V25, version 2026-05-03"), all);
            assertTrue(all.contains("source\u00a0: "), all);
            assertTrue(due().contains("V25 DUE"), () -> due().toString());
            return null;
        });
    }

    @Test void aBoxIsScannedNamedOnceAndNotedWithLotAndDate() {
        Screens.on(() -> {
            Screens.laidOut(tab, 1200, 800);
            choose("V25");
            press(tab.firstField(), KeyCode.V);
            DoseSheet sheet = (DoseSheet) french.sheet();
            Screens.laidOut(sheet, 900, 700);
            TextField scan = (TextField) sheet.firstField();
            scan.setText(BOX);
            press(scan, KeyCode.ENTER);
            assertEquals("", scan.getText());
            assertTrue(said(sheet).contains("Première boîte"), () -> said(sheet));
            button(sheet, "Noter (Entrée)").fire();
            PreventionRow.Given given = (PreventionRow.Given) tab.model().rows().getLast();
            assertEquals("influenza", given.dose().vaccine().id(), "proposed by the chosen line");
            assertEquals(Optional.of("AB12-C"), given.dose().lot());
            assertEquals(Optional.of("Dr Claire Roussel"), given.dose().by());
            DoseViewModel again = new DoseViewModel(desk, prevention, french.get().background(), marie, java.time.LocalDate.of(2026, 11, 25),
                    Optional.empty());
            again.scanProperty().set(BOX);
            again.read(() -> { });
            assertEquals("influenza", again.vaccineProperty().get().id(), "remembered");
            assertEquals("31/03/2027", again.expiresProperty().get());
            return null;
        });
    }

    @Test void anExpiredBoxAndWhatIsNoBoxAreRefusedWithASentence() {
        Screens.on(() -> {
            press(tab.firstField(), KeyCode.V);
            DoseSheet sheet = (DoseSheet) french.sheet();
            Screens.laidOut(sheet, 900, 700);
            TextField scan = (TextField) sheet.firstField();
            scan.setText("3400930123454");
            press(scan, KeyCode.ENTER);
            assertTrue(said(sheet).contains("pas celui d’une boîte"), () -> said(sheet));
            scan.setText("(01)03400930123454(17)261031(10)VIEUX");
            press(scan, KeyCode.ENTER);
            assertTrue(said(sheet).contains("périmé"), () -> said(sheet));
            int before = tab.model().rows().size();
            button(sheet, "Noter (Entrée)").fire();
            assertTrue(said(sheet).contains("périmé") || said(sheet).contains("vaccin"), () -> said(sheet));
            assertEquals(before, tab.model().rows().size());
            return null;
        });
    }

    @Test void isDeclinedWithAReasonAndTakenBackByTheSameKey() {
        Screens.on(() -> {
            choose("V25");
            press(tab.firstField(), KeyCode.R);
            ReasonSheet sheet = (ReasonSheet) french.sheet();
            Screens.laidOut(sheet, 900, 500);
            assertTrue(button(sheet, "Écarter (Entrée)").isDisabled());
            ((TextField) sheet.firstField()).setText("refus, informée");
            button(sheet, "Écarter (Entrée)").fire();
            assertTrue(due().contains("V25 DECLINED"), () -> due().toString());
            choose("V25");
            press(tab.firstField(), KeyCode.R);
            assertTrue(due().contains("V25 DUE"), () -> due().toString());
            return null;
        });
    }

    @Test void whatChangesTheRulesIsSaidAndWhatSpeaksAgainstIsShown() {
        Screens.on(() -> {
            press(tab.firstField(), KeyCode.S);
            SituationSheet sheet = (SituationSheet) french.sheet();
            Screens.laidOut(sheet, 900, 600);
            Tour.all(sheet, CheckBox.class).stream().filter(box -> box.getText().equals("immunodéprimé")).findFirst().orElseThrow()
                    .setSelected(true);
            button(sheet, "Enregistrer (Entrée)").fire();
            assertEquals(Set.of(Risk.IMMUNOCOMPROMISED), tab.model().fileProperty().get().situation().risks());
            return null;
        });
    }

    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        PatientId young = desk.patients().create(desk.session(), new Patients.Draft(new Traits("Petit", "Léa",
                PartialDate.parse("1990-03-12"), Sex.FEMALE, Optional.of("69123"))), Set.of());
        prevention.situation(desk.session(), young, new Situation(Set.of(Risk.IMMUNOCOMPROMISED), Optional.empty()));
        prevention.decline(desk.session(), young, "V34-1", "refus, informée des risques");
        prevention.given(desk.session(), young, new fr.havre.agenda.prevention.Dose("hpv", PartialDate.parse("2010-03").orElseThrow(),
                Optional.of("AB12"), Optional.empty(), Optional.empty(), Optional.of("Dr Claire Roussel")));
        assertTrue(prevention.open(desk.session(), young).lines().stream().anyMatch(line -> line.state() == DueState.DECLINED));
        draw("prevention", Language.FRENCH, Look.Theme.LIGHT, 100, young, _ -> { });
        draw("prevention", Language.ENGLISH, Look.Theme.DARK, 100, young, _ -> { });
        draw("prevention-add-large", Language.FRENCH, Look.Theme.LIGHT, 200, young, list -> press(list, KeyCode.V));
    }

    private static void draw(String name, Language language, Look.Theme theme, int percent, PatientId whose,
            Consumer<Node> before) {
        TestSurroundings around = new TestSurroundings(language);
        int width = theme == Look.Theme.LIGHT ? 1366 : 1920;
        Screens.on(() -> {
            Workplace workplace = around.workplace(desk);
            workplace.openPatient(whose);
            Screens.laidOut(workplace.view(), width, width * 9 / 16);
            TabPane tabs = Tour.all(workplace.view(), TabPane.class).getFirst();
            tabs.getSelectionModel().select(tabs.getTabs().stream().filter(each -> each.getText().startsWith("Pr") && each.getText()
                    .contains("vention")).findFirst().orElseThrow());
            Screens.laidOut(workplace.view(), width, width * 9 / 16);
            before.accept(workplace.view().lookup(".prevention-list"));
            Look look = new Look();
            look.themeProperty().set(theme);
            look.textSizeProperty().set(percent);
            Screens.draw(workplace.view(), width, width * 9 / 16, look, Path.of("target/screens/" + name + "-"
                    + theme.name().toLowerCase(Locale.ROOT) + "-" + language.locale() + "-" + width + ".png"));
            return null;
        });
    }
}
