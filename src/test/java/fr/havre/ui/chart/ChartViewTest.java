package fr.havre.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.Patient;
import fr.havre.patients.Patient.UsedNames;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.sending.PaperSent;
import fr.havre.sending.SendingException;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.Surroundings;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.viewer.Viewer;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartViewTest {
    @TempDir Path folder;

    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);
    private final List<String> done = new ArrayList<>();
    private Desk desk;
    private PatientId patient;
    private ChartViewModel model;

    @BeforeEach void open() {
        desk = SampleDesk.open(SampleDesk.door(folder), folder, 0);
        patient = SampleChart.fill(desk);
        SampleChart.connect(desk);
        SampleChart.pdf(desk, patient, "34112-3", "2026-11-18", "Compte rendu de passage");
        SampleChart.pdf(desk, patient, "11488-4", "2026-11-12", "Avis de cardiologie");
        SampleChart.pdf(desk, patient, "57833-6", "2026-11-03", "Ordonnance");
        SampleChart.send(desk, patient, "Avis de cardiologie", true);
        SampleChart.send(desk, patient, "Ordonnance", false);
        SampleChart.note(desk, patient, "2026-02-03", "Note de téléphone", "Va mieux. La toux a disparu.");
    }

    @AfterEach void close() {
        desk.close();
    }

    private ChartView chart(Surroundings around, DocumentPreview preview) {
        model = new ChartViewModel(desk, around.background(), patient);
        ChartView view = new ChartView(model, around, new ChartTools(preview, ids -> ids.forEach(id -> done.add("send " + id)),
                id -> done.add("correct " + id)));
        model.open();
        return view;
    }

    private static DocumentPreview viewer(Viewer viewer) {
        return new DocumentPreview() {
            @Override public Node node() {
                return viewer;
            }

            @Override public void show(DocumentLine line) {
                viewer.show(line);
            }

            @Override public void clear() {
                viewer.clear();
            }
        };
    }

    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        draw("chart", 0, Look.Theme.LIGHT, Language.FRENCH, 1366, 768, 14);
        draw("chart", 0, Look.Theme.DARK, Language.ENGLISH, 1920, 1080, 14);
        Patient now = desk.patients().open(desk.session(), patient);
        desk.patients().edit(desk.session(), patient, now.version(), new Patients.Draft(now.traits(), new UsedNames(
                Optional.of("de La Tour Saint-Martin"), Optional.of("Jean-Gérard")), now.contact()));
        draw("chart", 0, Look.Theme.LIGHT, Language.FRENCH, 1366, 768, 28);
        draw("chart-profile", 1, Look.Theme.LIGHT, Language.FRENCH, 1366, 768, 14);
        draw("chart-accesses", 2, Look.Theme.DARK, Language.ENGLISH, 1920, 1080, 14);
    }

    private void draw(String name, int tab, Look.Theme theme, Language language, int width, int height, int letters) {
        Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(theme);
            look.textSizeProperty().set(100 * letters / 14);
            Surroundings around = new TestSurroundings(language).get();
            ChartView view = chart(around, viewer(new Viewer(desk, around)));
            view.look(tab);
            ShellView shell = new ShellView(around.words(), EnumSet.allOf(Place.class), _ -> { });
            shell.show(Place.PATIENTS, view);
            Screens.draw(shell, width, height, look, Path.of("target/screens/" + name + "-" + theme.name()
                    .toLowerCase(java.util.Locale.ROOT)
                    + "-" + language.locale() + "-" + width + (letters == 14 ? "" : "-" + letters) + ".png"));
            return null;
        });
    }

    @Test void asksWhoseItIsAndOnceMoreBeforeErasing() {
        Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(Look.Theme.LIGHT);
            Surroundings around = french.get();
            ChartView view = chart(around, new Shown());
            Screens.laidOut(view, 1100, 700);
            AssignViewModel assigning = model.assigning(model.timeline().selectedProperty().get());
            assigning.typedProperty().set("lefevre");
            Screens.draw(new StackPane(new AssignSheet(assigning, around)), 1366, 768, look,
                    Path.of("target/screens/chart-assign.png"));
            Screens.draw(new StackPane(new PaperSheet(model, model.timeline().selectedProperty().get(), around,
                    new ChartWords(around.words()))), 1366, 768, look, Path.of("target/screens/chart-paper.png"));
            PaperViewModel paper = model.paper(model.timeline().selectedProperty().get());
            paper.toProperty().set("Mme Roy, à l’accueil");
            paper.onProperty().set("hier");
            List<Runnable> back = new ArrayList<>();
            paper.note(back::add, failure -> done.add(failure.toString()));
            assertEquals(SendingException.Code.PAPER_DAY, ((SendingException) paper.problemProperty().get()).code());
            paper.onProperty().set("24/11/2026");
            paper.note(back::add, failure -> done.add(failure.toString()));
            assertEquals(List.of("Mme Roy, à l’accueil"), desk.paper().orElseThrow().ofPatient(desk.session(), patient).stream()
                    .map(PaperSent::to).toList());
            back.getFirst().run();
            assertEquals(List.of(), desk.paper().orElseThrow().ofPatient(desk.session(), patient));
            EraseSheet erase = new EraseSheet(model, model.timeline().selectedProperty().get(),
                    model.timeline().current().flatMap(ChartDocument::standing), around, new ChartWords(around.words()));
            assertEquals(0, erase.lookupAll(".sheet-caution").size(), "the record never had it");
            Screens.draw(new StackPane(erase), 1366, 768, look, Path.of("target/screens/chart-erase.png"));
            ((Button) erase.lookup(".danger.button")).fire();
            return null;
        });
        assertTrue(desk.documents().list(desk.session(), patient, DocumentFilter.CURRENT).stream()
                .noneMatch(each -> each.title().equals("Compte rendu de passage")));
    }

    @Test void beforeErasingItIsSaidWhatBecomesOfItAtTheRecord() {
        Screens.on(() -> {
            chart(french.get(), new Shown());
            assertEquals("Son envoi, qui attend encore, sera annulé.", caution("Ordonnance"));
            assertTrue(caution("Avis de cardiologie").startsWith("Il est au dossier national"));
            return null;
        });
    }

    private String caution(String title) {
        model.timeline().select(SampleChart.named(desk, patient, title).id());
        EraseSheet sheet = new EraseSheet(model, model.timeline().selectedProperty().get(),
                model.timeline().current().flatMap(ChartDocument::standing), french.get(), new ChartWords(french.get().words()));
        return ((Label) sheet.lookup(".sheet-caution")).getText();
    }

    @Test void keysGoThroughTheDocumentsAndSendAndCopy() {
        french.outside().target(folder.resolve("copie.pdf"));
        Surroundings around = french.get();
        Screens.on(() -> {
            Shown shown = new Shown();
            ChartView view = chart(around, shown);
            Screens.laidOut(view, 1200, 700);
            assertEquals("Compte rendu de passage", shown.title());
            press(view, KeyCode.J);
            assertEquals("Avis de cardiologie", shown.title());
            press(view, KeyCode.K);
            press(view, KeyCode.E);
            press(view, KeyCode.S);
            ListView<?> list = (ListView<?>) view.firstField();
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.P, false, true, false, false));
            assertEquals(List.of(KeyCode.P), shown.keys, "the document prints wherever the cursor is");
            assertEquals(1, list.getSelectionModel().getSelectedIndex());
            TextField search = (TextField) view.lookup(".chart-search");
            search.setText("toux");
            search.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
            assertEquals("Note de téléphone", shown.title());
            return null;
        });
        assertEquals(1, done.size());
        assertTrue(java.nio.file.Files.exists(folder.resolve("copie.pdf")));
        assertTrue(french.asked().stream().anyMatch(each -> each.startsWith("say Copie")));
    }

    @Test void severalSelectedAreSentCopiedAndHiddenTogetherAndEscapeGoesBackToOne() {
        french.outside().folder(folder);
        Surroundings around = french.get();
        Screens.on(() -> {
            ChartView view = chart(around, new Shown());
            Screens.laidOut(view, 1200, 700);
            ListView<?> list = (ListView<?>) view.firstField();
            SelectionBar bar = (SelectionBar) view.lookup(".selection-bar");
            assertFalse(bar.isVisible());
            list.getSelectionModel().selectAll();                      // headings too: Ctrl+A
            assertTrue(bar.isVisible());
            int count = model.timeline().markedProperty().get().size();
            assertEquals(model.timeline().linesProperty().get().size(), count);
            press(view, KeyCode.E);
            assertEquals(count, done.size(), "asked for all at once");
            press(view, KeyCode.S);
            press(view, KeyCode.S);
            press(view, KeyCode.ESCAPE);
            assertFalse(bar.isVisible());
            assertEquals("Compte rendu de passage", model.timeline().selectedProperty().get().title());
            list.getSelectionModel().selectRange(1, 4);
            Screens.draw(view, 1366, 768, new Look(), Path.of("target/screens/chart-many.png"));
            return count;
        });
        assertTrue(french.asked().stream().anyMatch(each -> each.contains("copies enregistrées")), french.asked()::toString);
    }

    @Test void whatTheRecordHasIsHiddenThereAndTheNoticeTakesItBack() {
        Screens.on(() -> {
            chart(french.get(), new Shown());
            ChartDocument sent = model.timeline().linesProperty().get().stream().filter(each -> each.line().title()
                    .equals("Avis de cardiologie")).findFirst().orElseThrow();
            assertFalse(model.mayChange(sent), "confirmed by a person's word, not seen there: no entry to change");
            return null;
        });
    }

    private static void press(Node on, KeyCode code) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    /** What was last shown. */
    private static final class Shown implements DocumentPreview {
        private final Node node = new javafx.scene.layout.Pane();
        private final List<KeyCode> keys = new ArrayList<>();
        private DocumentLine line;

        String title() {
            return line == null ? "" : line.title();
        }

        @Override public Node node() {
            return node;
        }

        @Override public void show(DocumentLine now) {
            line = now;
        }

        @Override public void clear() {
            line = null;
        }

        @Override public void pressed(KeyEvent event) {
            if (event.isShortcutDown()) keys.add(event.getCode());
        }
    }
}
