package fr.havre.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentPages;
import fr.havre.documents.Pdfs;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.viewer.cda.TextBlock;
import fr.havre.ui.words.Language;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewerTest {
    @TempDir static Path folder;
    private static Desk desk;
    private static ShownDocuments documents;
    private final List<String> copied = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();
    private List<String> printers = List.of();
    private final TestSurroundings around = new TestSurroundings(Language.FRENCH);
    private Viewer viewer;

    @BeforeAll static void openVault() {
        desk = SampleDesk.open(SampleDesk.door(folder), folder, 0);
        documents = new ShownDocuments(desk);
    }

    @AfterAll static void closeVault() {
        desk.close();
    }

    @BeforeEach void open() {
        viewer = Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(Look.Theme.LIGHT);
            Viewer made = new Viewer(desk, around.get(), new FakePrinting(), copied::add);
            Screens.laidOut(made, 720, 720);
            return made;
        });
    }

    @AfterEach void close() {
        Screens.on(() -> {
            viewer.clear();
            return null;
        });
    }

    private final class FakePrinting implements Printing {
        @Override public List<String> printers() {
            return printers;
        }

        @Override public Outcome print(String printer, DocumentPages pages, int copies) {
            printed.add(printer + " " + pages.count() + " " + copies);
            return Outcome.SENT;
        }

        @Override public Outcome print(String printer, byte[] own, String job, int copies) {
            throw new AssertionError("the viewer prints what it shows");
        }
    }

    private <T> T show(DocumentLine line, Callable<T> seen) {
        return Screens.on(() -> {
            viewer.show(line);
            layOut();
            return seen.call();
        });
    }

    private void layOut() {
        Screens.layOut(viewer.getScene());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void key(KeyCode code, boolean control) {
        Node target = viewer.surface().node();
        target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    private List<String> labels() {
        return viewer.lookupAll(".label").stream().filter(Node::isVisible).map(each -> ((Label) each).getText()).toList();
    }

    @Test void showsTextAsItWasWritten() {
        DocumentLine line = documents.keep(bytes("Bonjour,\n\n   rien à signaler.\n"));
        assertEquals("Bonjour,\n\n   rien à signaler.\n", show(line, () -> ((TextArea) viewer.lookup(".text-area")).getText()));
    }

    @Test void goesFromPageToPageByKeysAndByNumber() {
        DocumentLine line = documents.keep(Pdfs.of("Une", "Deux", "Trois"));
        assertEquals(List.of(1, 2, 0), show(line, () -> {
            PagesViewModel pages = viewer.surface().pages().orElseThrow();
            pages.zoomProperty().set(pages.zoomProperty().get().fit(Zoom.Fit.PAGE));
            layOut();
            List<Integer> seen = new ArrayList<>();
            viewer.lookup(".scroll-pane").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.PAGE_DOWN, false, false, false, false));
            seen.add(pages.pageProperty().get());
            TextField number = (TextField) viewer.lookup(".viewer-bar .text-field");
            number.setText("3");
            number.fireEvent(new javafx.event.ActionEvent());
            seen.add(pages.pageProperty().get());
            viewer.lookup(".scroll-pane").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.HOME, false, false, false, false));
            seen.add(pages.pageProperty().get());
            return seen;
        }));
    }

    @Test void findsWordsInAllPagesWhateverTheirAccentsAndGoesThere() {
        DocumentLine line = documents.keep(Pdfs.of("Rien ici", "Un resultat élevé et un Résultat bas"));
        assertEquals("1 sur 2", show(line, () -> {
            key(KeyCode.F, true);
            ((TextField) viewer.lookup(".viewer-find .text-field")).setText("resultat");
            layOut();
            assertEquals(1, viewer.surface().pages().orElseThrow().pageProperty().get());
            assertEquals(1, viewer.lookupAll(".page-hit-here").size());
            assertEquals(1, viewer.lookupAll(".page-hit").size());
            return ((Label) viewer.lookup(".viewer-find > .label")).getText();
        }));
    }

    @Test void copiesTheTextOfAPage() {
        show(documents.keep(Pdfs.of("Glycémie normale")), () -> {
            key(KeyCode.C, true);
            return null;
        });
        assertEquals(List.of("Glycémie normale"), copied.stream().map(String::strip).toList());
    }

    @Test void printsOnTheChosenPrinterAndSaysWhenThereIsNone() {
        DocumentLine line = documents.keep(Pdfs.of("Une", "Deux"));
        show(line, () -> {
            key(KeyCode.P, true);
            return null;
        });
        assertTrue(around.asked().stream().anyMatch(each -> each.startsWith("say Aucune imprimante")), around.asked().toString());
        printers = List.of("Accueil");
        show(line, () -> {
            key(KeyCode.P, true);
            return null;
        });
        assertTrue(around.asked().contains("sheet"));
    }

    @Test void givesAWholePictureToTheScreen() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xFF0000);
        ImageIO.write(image, "png", png);
        int corner = show(documents.keep(png.toByteArray()), () -> viewer.surface().pages().orElseThrow().shownProperty().get().picture()
                .pixels()[0]);
        assertTrue((corner >> 16 & 0xFF) > 100, Integer.toHexString(corner));
    }

    @Test void showsThePdfOfALevelOneDocumentUnderItsHeader() {
        DocumentLine line = documents.keep(SampleReports.levelOne(1, "de La Tour Saint-Martin", Pdfs.of("Compte rendu")));
        show(line, () -> {
            assertTrue(viewer.lookupAll(".image-view").stream().anyMatch(each -> ((ImageView) each).getImage() != null));
            assertTrue(labels().stream().anyMatch(each -> each.contains("DE LA TOUR SAINT-MARTIN Marie-Antoinette")), labels().toString());
            assertFalse(viewer.lookup(".viewer-warning") != null);
            return null;
        });
    }

    @Test void warnsAboveADocumentWhoseHeaderNamesSomebodyElse() {
        DocumentLine line = documents.keep(SampleReports.levelOne(1, "Petit", Pdfs.of("Compte rendu")));
        assertTrue(show(line, () -> ((Label) viewer.lookup(".viewer-warning")).getText()).startsWith("Attention, ce document ne nomme pas"));
    }

    @Test void warnsAboveAPdfThatNamesAnotherPatientThanItsHeader() {
        DocumentLine line = documents.keep(SampleReports.levelOne(1, "de La Tour Saint-Martin", Pdfs.of("Nom de naissance : PETIT\nné le 01/02/1980")));
        assertTrue(show(line, () -> ((Label) viewer.lookup(".viewer-warning")).getText()).startsWith("Attention, le PDF joint"));
    }

    @Test void marksWordsFoundInANarrativeAndCopiesIt() {
        DocumentLine line = documents.keep(SampleReports.text(1, "20260110", "Créatinine <content styleCode='Bold'>stable</content>. Potassium stable."));
        show(line, () -> {
            key(KeyCode.F, true);
            ((TextField) viewer.lookup(".viewer-find .text-field")).setText("STABLE");
            layOut();
            assertEquals(1, viewer.lookupAll(".cda-hit").size());
            assertEquals(1, viewer.lookupAll(".cda-hit-here").size());
            key(KeyCode.C, true);
            return null;
        });
        assertEquals(List.of("Conclusion\nCréatinine stable. Potassium stable."), copied);
    }

    @Test void offersTheResultsOfAReportBesideItsText() {
        DocumentLine line = documents.keep(SampleReports.biology(1, "20260110", "2160-0|Créatinine|140|umol/L|60|110|H"));
        show(line, () -> {
            List<ToggleButton> facets = viewer.lookupAll(".viewer-facets .toggle-button").stream().map(ToggleButton.class::cast).toList();
            assertEquals(List.of("Texte", "Résultats"), facets.stream().map(ToggleButton::getText).toList());
            facets.getLast().setSelected(true);                              // as cursor keys do: nothing is pressed
            layOut();
            assertTrue(labels().stream().anyMatch(each -> each.contains("1 résultats, dont 1 hors norme")), labels().toString());
            facets.getFirst().fire();
            layOut();
            assertFalse(labels().stream().anyMatch(each -> each.contains("1 résultats, dont 1 hors norme")), labels().toString());
            return null;
        });
    }

    @Test void saysWhyADocumentCannotBeShownAndShowsTheNextOne() {
        DocumentLine line = documents.keep(Pdfs.of("Une"));
        DocumentLine gone = documents.keep(bytes("Bientôt effacé, et rien d’autre."));
        desk.documents().erase(desk.session(), gone.id());
        show(gone, () -> {
            assertTrue(viewer.lookupAll(".viewer-sentence").stream().anyMatch(each -> each.isVisible() && !((Label) each).getText().isEmpty()));
            return null;
        });
        assertTrue(show(line, () -> viewer.surface().pages().isPresent()));
    }

    @Test void takesTheListsNeighboursByKeys() {
        List<String> asked = new ArrayList<>();
        show(documents.keep(Pdfs.of("Une")), () -> {
            viewer.setOnNeighbours(() -> asked.add("before"), () -> asked.add("after"));
            key(KeyCode.PAGE_DOWN, true);
            key(KeyCode.PAGE_UP, true);
            return null;
        });
        assertEquals(List.of("after", "before"), asked);
    }

    @Test void namesEveryButtonForAScreenReader() {
        show(documents.keep(Pdfs.of("Une", "Deux")), () -> {
            for (Node each : viewer.lookupAll(".button")) {
                String said = ((Button) each).getAccessibleText();
                assertTrue(said != null && !said.isBlank(), each.toString());
            }
            assertTrue(viewer.lookupAll(".button").size() > 8);
            return null;
        });
    }

    @Test void keepsNoParagraphOfTheDocumentBefore() {
        DocumentLine first = documents.keep(SampleReports.text(1, "20260110", "Premier"));
        DocumentLine second = documents.keep(bytes("Un autre document, sans rapport avec le premier."));
        show(first, () -> null);
        assertEquals(0, show(second, () -> viewer.lookupAll(".cda-paragraph").stream().filter(TextBlock.class::isInstance).count()));
    }
}
