package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.SampleDesk;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.ui.words.Language;
import fr.havre.vault.Letterbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScansTakenOverTest {
    @TempDir Path place;

    @Test void whatTheFrontDeskScannedIsToBeFiledAsSoonAsADoctorSitsDown() {
        try (Desk desk = SampleDesk.open(SampleDesk.door(place), place, 2)) {
            desk.scans().put(desk.session(), DocumentSource.of(Pdfs.of("Courrier du jour")), "courrier.pdf", Optional.empty(),
                    Optional.empty(), Letterbox.With.NOTHING);
            assertEquals(1, desk.scans().waiting());
            Screens.on(() -> new TestSurroundings(new LiveWords(Language.FRENCH)).workplace(desk));
            assertEquals(0, desk.scans().waiting());
            List<DocumentLine> unfiled = desk.documents().unfiled(desk.session(), DocumentFilter.CURRENT);
            assertEquals(1, unfiled.size());
        }
    }
}
