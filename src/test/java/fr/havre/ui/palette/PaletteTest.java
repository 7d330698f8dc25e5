package fr.havre.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientLine;
import fr.havre.ui.Desk;
import fr.havre.ui.LaterBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaletteTest {
    private final List<String> assigned = new ArrayList<>();
    private Desk desk;
    private PatientLine patient;

    @BeforeAll void open(@TempDir Path folder) throws Exception {
        desk = SampleDesk.open(SampleDesk.door(folder), folder, 30);
        patient = desk.patients().firstByName(desk.session(), 1).getFirst();
        Path letter = Files.write(folder.resolve("lettre.txt"), """
                Compte rendu de consultation
                La patiente se plaint de céphalées anciennes, examen neurologique normal.
                """.getBytes(StandardCharsets.UTF_8));
        desk.documents().importFile(desk.session(), letter, ImportWish.forPatient(patient.id()));
    }

    @AfterAll void close() {
        desk.close();
    }

    private static KeyEvent pressed(KeyCode code, boolean control, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, alt, false);
    }

    private static KeyEvent pressed(KeyCode code) {
        return pressed(code, false, false);
    }

    private Workplace workplace(LiveWords words) {
        Workplace workplace = new TestSurroundings(words).workplace(desk);
        workplace.go(Place.PATIENTS);
        return workplace;
    }

    private static ListView<?> list(Node shell) {
        return (ListView<?>) shell.lookup(".palette .list-view");
    }

    private static TextField field(Node shell) {
        return (TextField) shell.lookup(".palette .text-field");
    }

    @Test void opensByItsShortcutAndFindsActionsPatientsAndDocumentsInThisOrder() {
        List<String> kinds = Screens.on(() -> {
            LiveWords words = new LiveWords(Language.FRENCH);
            Workplace workplace = workplace(words);
            Scene scene = Screens.laidOut(workplace.view(), 1366, 768);
            workplace.listen(scene);
            scene.getRoot().fireEvent(pressed(KeyCode.K, true, false));
            field(workplace.view()).setText("cephalees");
            List<String> found = new ArrayList<>();
            list(workplace.view()).getItems().forEach(each -> found.add(each.getClass().getSimpleName()));
            field(workplace.view()).setText(patient.birthName());
            list(workplace.view()).getItems().forEach(each -> found.add(each.getClass().getSimpleName()));
            return found.subList(0, 2);
        });
        assertEquals(List.of("Reading", "Finding"), kinds);
    }

    @Test void enterDoesWhatIsChosenAndTheSheetIsGone() {
        assertEquals(Language.ENGLISH, Screens.on(() -> {
            LiveWords words = new LiveWords(Language.FRENCH);
            Workplace workplace = workplace(words);
            Scene scene = Screens.laidOut(workplace.view(), 1366, 768);
            workplace.listen(scene);
            scene.getRoot().fireEvent(pressed(KeyCode.K, true, false));
            field(workplace.view()).setText("anglais");
            field(workplace.view()).fireEvent(pressed(KeyCode.ENTER));
            assertFalse(((ShellView) workplace.view()).hasSheet());
            return words.languageProperty().get();
        }));
    }

    @Test void downChoosesTheNextAndStaysOnItWhenMoreIsFound() {
        LaterBackground later = new LaterBackground();
        Actions actions = new Actions();
        List<String> done = new ArrayList<>();
        actions.add("palette.action.light", "fth-sun", () -> done.add("light"));
        actions.add("palette.action.dark", "fth-moon", () -> done.add("dark"));
        Screens.on(() -> {
            LiveWords words = new LiveWords(Language.FRENCH);
            ShellView shell = new ShellView(words, EnumSet.of(Place.PATIENTS), _ -> { });
            PaletteView palette = new PaletteView(model(actions, words, later), words, shell);
            Screens.laidOut(shell, 1366, 768);
            palette.open();
            field(shell).setText("theme");
            field(shell).fireEvent(pressed(KeyCode.DOWN));
            later.all();
            field(shell).fireEvent(pressed(KeyCode.ENTER));
            return null;
        });
        assertEquals(List.of("dark"), done);
    }

    @Test void aDocumentThatNobodyHasFiledIsFoundTooAndChoosingItAsksWhoseItIs() throws Exception {
        ImportOutcome kept = desk.documents().importDocument(desk.session(), DocumentSource.of("Résultat orphelin, leucocytes"
                .getBytes(StandardCharsets.UTF_8)), new Origin(Origin.Kind.FILE, java.time.Instant.EPOCH, "scan", Optional.empty()),
                ImportWish.NONE);
        LaterBackground later = new LaterBackground();
        PaletteViewModel model = model(new Actions(), new LiveWords(Language.FRENCH), later);
        model.typedProperty().set("leucocytes");
        later.all();
        model.choose(model.entriesProperty().get().getFirst());
        assertEquals(List.of("assign " + ((ImportOutcome.NeedsPatient) kept).document()), assigned);
    }

    private PaletteViewModel model(Actions actions, LiveWords words, LaterBackground background) {
        return new PaletteViewModel(actions, desk.patients(), desk.documents(), desk.session(), words, background,
                new Nowhere(), line -> assigned.add("assign " + line.id()));
    }

    @Test void dropsWhatWasFoundForAnOlderText() {
        LaterBackground later = new LaterBackground();
        PaletteViewModel model = model(new Actions(), new LiveWords(Language.FRENCH), later);
        model.typedProperty().set(patient.birthName());
        model.typedProperty().set("zzzzzz");
        assertTrue(model.searchingProperty().get());
        later.all();
        assertEquals(List.of(), model.entriesProperty().get());
        assertFalse(model.searchingProperty().get());
        assertEquals(null, model.problemProperty().get());
    }

    @Test void aShortcutBelongsToOneActionAndWaitsWhileASheetIsOpen() {
        Actions actions = new Actions();
        List<String> done = new ArrayList<>();
        actions.add("palette.action.light", "fth-sun", "Shortcut+N", () -> done.add("light"));
        actions.add("palette.action.back", "fth-x", "F1", () -> done.add("help"));
        assertThrows(IllegalArgumentException.class, () -> actions.add("palette.action.dark", "fth-moon", "Shortcut+N", () -> { }));
        Screens.on(() -> {
            TextField field = new TextField();
            Scene scene = new Scene(field);
            boolean[] held = {false};
            actions.install(scene, () -> held[0]);
            field.fireEvent(pressed(KeyCode.N, true, false));
            field.fireEvent(pressed(KeyCode.N));
            field.fireEvent(pressed(KeyCode.F1));
            held[0] = true;
            field.fireEvent(pressed(KeyCode.N, true, false));
            return null;
        });
        assertEquals(List.of("light", "help"), done);
    }

    @Test void everyActionOfTheWorkplaceHasWordsInBothLanguages() {
        Screens.on(() -> {
            for (Language language : Language.values()) {
                LiveWords words = new LiveWords(language);
                for (Action each : workplace(words).actions().all()) {
                    assertFalse(each.name(words).isBlank());
                    assertFalse(each.also(words).isBlank(), each.words());
                }
            }
            return null;
        });
    }

    @Test void isDrawnWithTheOverviewOfShortcuts() {
        Screens.on(() -> {
            Look look = new Look();
            LiveWords words = new LiveWords(Language.FRENCH);
            Workplace workplace = workplace(words);
            Scene scene = Screens.laidOut(workplace.view(), 1366, 768);
            workplace.listen(scene);
            scene.getRoot().fireEvent(pressed(KeyCode.K, true, false));
            look.themeProperty().set(Look.Theme.LIGHT);
            draw(workplace, look, "palette-all");
            field(workplace.view()).setText("ce");
            look.themeProperty().set(Look.Theme.DARK);
            draw(workplace, look, "palette-found");
            field(workplace.view()).fireEvent(pressed(KeyCode.K, true, false));
            workplace.actions().all().stream().filter(each -> each.words().endsWith("shortcuts")).forEach(each -> each.run().run());
            look.themeProperty().set(Look.Theme.LIGHT);
            words.languageProperty().set(Language.ENGLISH);
            draw(workplace, look, "shortcuts-en");
            return null;
        });
    }

    private static void draw(Workplace workplace, Look look, String name) {
        workplace.view().getScene().setRoot(new javafx.scene.Group());
        Screens.draw(workplace.view(), 1366, 768, look, Path.of("target/screens/" + name + ".png"));
    }

    private static final class Nowhere implements fr.havre.ui.Navigator {
        @Override public void go(Place place) { }

        @Override public void openPatient(PatientId patient) { }

        @Override public void openDocument(PatientId patient, fr.havre.documents.DocumentId document) { }

        @Override public void back() { }
    }
}
