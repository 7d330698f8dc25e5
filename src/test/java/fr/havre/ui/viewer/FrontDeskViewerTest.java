package fr.havre.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.imports.ImportWorld;
import fr.havre.ui.words.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontDeskViewerTest {
    @TempDir Path place;

    private static void keep(Desk desk, PatientId patient, byte[] bytes, String type) {
        ImportWish wish = new ImportWish(Optional.of(patient), Optional.of(type), Optional.empty(), Optional.empty(), true);
        desk.documents().importDocument(desk.session(), DocumentSource.of(bytes), new Origin(Origin.Kind.FILE, Instant.EPOCH, "x",
                Optional.empty()), wish);
    }

    @Test void showsAnIdentityPaperAndNeverWhatItHasNoKeyFor() {
        try (ImportWorld world = new ImportWorld(place)) {
            keep(world.desk(), world.marie().id(), "Compte rendu que l’accueil ne lit pas.".getBytes(StandardCharsets.UTF_8), "11488-4");
            keep(world.desk(), world.marie().id(), Pdfs.of("Carte"), "PIECE-IDENTITE");
            List<DocumentLine> lines = world.of(world.marie());
            DocumentLine letter = lines.stream().filter(each -> each.typeCode().equals("11488-4")).findFirst().orElseThrow();
            DocumentLine card = lines.stream().filter(each -> each.typeCode().equals("PIECE-IDENTITE")).findFirst().orElseThrow();
            Desk frontDesk = world.frontDesk();
            Screens.on(() -> {
                Viewer viewer = new Viewer(frontDesk, new TestSurroundings(Language.FRENCH).get());
                Screens.laidOut(viewer, 600, 600);
                viewer.show(card);
                assertEquals(1, viewer.surface().pages().orElseThrow().count());
                viewer.show(letter);
                Screens.layOut(viewer.getScene());
                List<String> said = viewer.lookupAll(".viewer-sentence").stream().filter(each -> each.isVisible())
                        .map(each -> ((Label) each).getText()).filter(each -> !each.isEmpty()).toList();
                assertEquals(1, said.size(), said.toString());
                assertFalse(said.getFirst().contains("accueil ne lit pas"));
                assertTrue(viewer.lookupAll(".text-area").isEmpty());
                viewer.clear();
                return null;
            });
        }
    }
}
