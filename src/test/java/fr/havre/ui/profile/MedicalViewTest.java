package fr.havre.ui.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileOrigin;
import fr.havre.patients.profile.ProfileProposal;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Look.Theme;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One vault for all; each test has a patient of its own. */
class MedicalViewTest {
    private static final InstantSource NOW = () -> java.time.Instant.parse("2026-11-25T08:00:00Z");

    @TempDir static Path folder;
    private static Desk desk;
    private static int number;

    private final TestSurroundings around = new TestSurroundings(Language.FRENCH);
    private final PatientId patient = patient("Aubry Bertin Colas Duvivier Esteban Fournier Guillot Hamon".split(" ", -1)[number++]);

    @BeforeAll static void open() {
        desk = SampleDesk.open(SampleDesk.door(folder), folder, 0);
    }

    @AfterAll static void close() {
        desk.close();
    }

    private static PatientId patient(String name) {
        return desk.patients().create(desk.session(), new Patients.Draft(new Traits(name, "Zoé",
                PartialDate.parse((1931 + 7 * number) + "-03-12"), Sex.FEMALE, Optional.empty())), Set.of());
    }

    private static Optional<PartialDate> on(String iso) {
        return PartialDate.parse(iso);
    }

    private void add(ProfileContent content) {
        desk.profiles().orElseThrow().add(desk.session(), patient, content, ProfileSource.practice(on("2026-11-25").orElseThrow()));
    }

    private void propose(ProfileLane lane, ProfileOrigin origin, String by, ProfileContent... contents) {
        desk.profiles().orElseThrow().propose(desk.session(), patient, lane, List.of(contents).stream().map(each ->
                new ProfileProposal(each, new ProfileSource(origin, origin == ProfileOrigin.DOCUMENT ? Optional.of(new UUID(0, 9))
                        : Optional.empty(), Optional.of(by), on("2026-10-03")))).toList());
    }

    private void fill() {
        add(ProfileContent.of(ProfileKind.DIRECTIVE, "Chez sa fille").withDetail(Optional.of("copie dans le dossier")).withDates(on("2024-03"),
                Optional.empty()));
        add(ProfileContent.of(ProfileKind.TRUSTED_PERSON, "Jean-Gérard de La Tour Saint-Martin").withDetail(Optional.of("fils"))
                .withReference(Optional.of("06 12 34 56 78")));
        add(ProfileContent.of(ProfileKind.ALLERGY, "Pénicilline").withDetail(Optional.of("œdème de Quincke"))
                .withSeverity(Optional.of(AllergySeverity.SEVERE)).withDates(on("1998"), Optional.empty()));
        add(ProfileContent.of(ProfileKind.ALLERGY, "Latex"));
        add(ProfileContent.of(ProfileKind.TREATMENT, "Ramipril 5 mg").withDetail(Optional.of("1 le matin")).withDates(on("2021-05"),
                Optional.empty()));
        add(ProfileContent.of(ProfileKind.HISTORY, "Asthme").withDates(on("1985"), Optional.empty()));
        add(ProfileContent.none(ProfileKind.IMPLANT));
        propose(ProfileLane.PATIENT, ProfileOrigin.QUESTIONNAIRE, "Questionnaire avant anesthésie",
                ProfileContent.of(ProfileKind.ALLERGY, "Arachide"), ProfileContent.of(ProfileKind.TREATMENT, "Ibuprofène"));
        propose(ProfileLane.ELSEWHERE, ProfileOrigin.DOCUMENT, "Volet de synthèse médicale · Luc Martin",
                ProfileContent.of(ProfileKind.HISTORY, "Accident ischémique transitoire, d’une longueur qui passe à la ligne suivante sur un"
                        + " écran étroit").withDates(on("2019-08-11"), Optional.empty()));
    }

    private Profile profile() {
        return desk.profiles().orElseThrow().of(desk.session(), patient);
    }

    private MedicalView view() {
        MedicalViewModel model = new MedicalViewModel(desk, desk.profiles().orElseThrow(), around.get().background(), NOW, patient);
        MedicalView view = new MedicalView(model, around.over(desk), NOW, () -> { });
        Screens.laidOut(view, 1366, 768);
        return view;
    }

    private static ListView<?> list(MedicalView view, int which) {
        return Tour.all(view, ListView.class).get(which);
    }

    private static void press(Node where, KeyCode code) {
        where.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test void aLineIsAddedByThreeKeystrokesAndItsWords() {
        Screens.on(() -> {
            MedicalView view = view();
            list(view, 0).getSelectionModel().select(2);                      // the heading of allergies
            press(list(view, 0), KeyCode.N);
            Screens.laidOut((javafx.scene.Parent) around.sheet(), 700, 700);
            TextField text = Tour.all(around.sheet(), TextField.class).getFirst();
            text.setText("Iode");
            text.fireEvent(new javafx.event.ActionEvent());
            assertEquals("Iode", profile().current(ProfileKind.ALLERGY).getFirst().content().text());
            assertTrue(around.asked().contains("sheet closed"));
            return null;
        });
    }

    @Test void aDateThatIsNotUnderstoodIsSaidAndNothingIsKept() {
        Screens.on(() -> {
            LineViewModel line = new MedicalViewModel(desk, desk.profiles().orElseThrow(), around.get().background(), NOW, patient)
                    .adding(ProfileKind.HISTORY);
            line.textProperty().set("Asthme");
            line.sinceProperty().set("l’an dernier");
            line.save();
            assertFalse(line.savedProperty().get());
            assertTrue(around.get().words().sentence(line.problemProperty().get()).contains("date"));
            assertEquals(List.of(), profile().lines());
            return null;
        });
    }

    @Test void whatWaitsIsAnsweredLineAfterLineWithOneKeyEach() {
        fill();
        Screens.on(() -> {
            MedicalView view = view();
            press(list(view, 1), KeyCode.A);
            press(list(view, 1), KeyCode.L);
            press(list(view, 1), KeyCode.A);
            assertEquals(List.of(), profile().proposed(ProfileLane.PATIENT));
            assertEquals(List.of(), profile().proposed(ProfileLane.ELSEWHERE));
            assertEquals(3, profile().current(ProfileKind.ALLERGY).size());
            assertEquals(1, profile().current(ProfileKind.TREATMENT).size());
            assertEquals(2, profile().current(ProfileKind.HISTORY).size());
            return null;
        });
    }

    @Test void endsCallsAMistakeTakesUpAgainAndSaysThatThereIsNone() {
        add(ProfileContent.of(ProfileKind.TREATMENT, "Ramipril 5 mg"));
        Screens.on(() -> {
            MedicalView view = view();
            list(view, 0).getSelectionModel().select(4);
            press(list(view, 0), KeyCode.T);
            assertEquals(List.of(), profile().current(ProfileKind.TREATMENT));
            press(list(view, 0), KeyCode.P);
            list(view, 0).getSelectionModel().selectLast();
            press(list(view, 0), KeyCode.ENTER);
            assertEquals(1, profile().current(ProfileKind.TREATMENT).size());
            list(view, 0).getSelectionModel().select(4);
            press(list(view, 0), KeyCode.X);
            assertEquals(List.of(), profile().current(ProfileKind.TREATMENT));
            list(view, 0).getSelectionModel().select(2);
            press(list(view, 0), KeyCode.DIGIT0);
            assertEquals(Profile.Known.NONE, profile().known(ProfileKind.ALLERGY));
            press(list(view, 0), KeyCode.H);
            return null;
        });
    }

    @Test void theChartShowsWhatCountsInAnEmergencyAndWhatIsNotCheckedYet() {
        fill();
        Screens.on(() -> {
            Workplace workplace = around.workplace(desk);
            workplace.openPatient(patient);
            Screens.laidOut(workplace.view(), 1366, 768);
            List<String> strip = Tour.all(workplace.view(), Button.class).stream()
                    .filter(each -> each.getStyleClass().contains("emergency-piece")).map(Button::getText).toList();
            assertEquals(3, strip.size());
            assertTrue(strip.getFirst().contains("Pénicilline (sévère)") && strip.getFirst().contains("(+ 1 à vérifier)"),
                    strip.toString());
            assertTrue(strip.get(1).contains("Chez sa fille") && strip.get(2).contains("06 12 34 56 78"), strip.toString());
            return null;
        });
    }

    @Test void printsItsPageAndWritesASummaryOnlyOnceThePatientAgreed() throws Exception {
        fill();
        Path file = folder.resolve("summary.json");
        Screens.on(() -> {
            MedicalView view = view();
            button(view, "Imprimer").fire();
            button(view, "Résumé européen (IPS)").fire();
            Screens.laidOut((javafx.scene.Parent) around.sheet(), 700, 500);
            around.outside().target(file);
            assertTrue(button(around.sheet(), "Choisir où l’enregistrer").isDisabled());
            Tour.all(around.sheet(), javafx.scene.control.CheckBox.class).getFirst().setSelected(true);
            button(around.sheet(), "Choisir où l’enregistrer").fire();
            return null;
        });
        assertTrue(java.nio.file.Files.readString(file).contains("Pénicilline"));
        if (java.nio.file.FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(
                    java.nio.file.Files.getPosixFilePermissions(file)), "in clear, for its user only");
        }
        assertEquals(java.time.LocalDate.of(2026, 11, 25), desk.summaries().orElseThrow().lastConsent(desk.session(), patient)
                .orElseThrow());
    }

    private static Button button(Node in, String text) {
        return Tour.all(in, Button.class).stream().filter(each -> text.equals(each.getText())).findFirst().orElseThrow();
    }

    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        fill();
        draw("medical", Theme.DARK, Language.ENGLISH, 1920, 1080, 100);
        draw("medical", Theme.LIGHT, Language.FRENCH, 1366, 768, 200);
        draw("medical-sheet", Theme.LIGHT, Language.FRENCH, 1366, 768, 100);
    }

    private void draw(String name, Theme theme, Language language, int width, int height, int letters) {
        Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(theme);
            look.textSizeProperty().set(letters);
            Workplace workplace = new TestSurroundings(language).workplace(desk);
            workplace.openPatient(patient);
            Path file = Path.of("target/screens/" + name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-"
                    + language.locale() + "-" + width + "-" + letters + ".png");
            Screens.laidOut(workplace.view(), width, height);
            Tour.all(workplace.view(), TabPane.class).getFirst().getSelectionModel().select(1);
            workplace.view().applyCss();
            workplace.view().layout();
            if (name.endsWith("sheet")) press(Tour.all(workplace.view(), ListView.class).getFirst(), KeyCode.N);
            Screens.draw(workplace.view(), width, height, look, file);
            return null;
        });
    }
}
