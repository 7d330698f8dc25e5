package fr.havre.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Pdfs;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewerTest {
    @TempDir Path folder;

    @Test void showsAPageAndAText() throws Exception {
        try (Desk desk = SampleDesk.open(SampleDesk.door(folder), folder, 0)) {
            ShownDocuments documents = new ShownDocuments(desk);
            DocumentLine pdf = documents.keep(Pdfs.of("Compte rendu de consultation", "Deuxième page"));
            DocumentLine text = documents.keep("Bonjour, voici le compte rendu.\nRien à signaler.".getBytes("UTF-8"));
            String shown = Screens.on(() -> {
                Look look = new Look();
                look.themeProperty().set(Look.Theme.LIGHT);
                Viewer viewer = new Viewer(desk, new TestSurroundings(Language.FRENCH).get());
                Screens.laidOut(viewer, 700, 700);
                viewer.show(pdf);
                for (int i = 0; i < 3; i++) viewer.getScene().snapshot(null);
                assertTrue(viewer.lookupAll(".image-view").stream().anyMatch(each -> ((ImageView) each).getImage() != null));
                viewer.show(text);
                for (int i = 0; i < 3; i++) viewer.getScene().snapshot(null);
                return ((TextArea) viewer.lookup(".text-area")).getText();
            });
            assertTrue(shown.contains("Rien à signaler"));
            assertEquals(2, pdf.pages().orElseThrow());
        }
    }
}
