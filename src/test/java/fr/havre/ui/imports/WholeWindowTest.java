package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentLine;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job in the frame as the window makes it. */
class WholeWindowTest {
    @TempDir Path place;

    @Test void aDropOnTheChartThatIsOpenAndOneKeyFileAndQueueIt() {
        try (ImportWorld world = new ImportWorld(place)) {
            Path file = world.letter("scan.pdf", world.marie(), "Tout va bien.");
            Screens.on(() -> {
                TestSurroundings around = new TestSurroundings(Language.FRENCH);
                Workplace workplace = around.workplace(world.desk());
                Scene scene = Screens.laidOut(workplace.view(), 1366, 768);
                workplace.openPatient(world.marie().id());
                assertTrue(workplace.view().lookupAll(".button").stream().anyMatch(each -> each instanceof Button button
                        && "Importer…".equals(button.getText())));
                workplace.drop(List.of(file));
                scene.getRoot().applyCss();
                Event.fireEvent(scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false,
                        false, false));
                Look look = new Look();
                look.themeProperty().set(Look.Theme.LIGHT);
                scene.setRoot(new Pane());
                Screens.draw(workplace.view(), 1366, 768, look, Path.of("target/screens/imports-whole-fr.png"));
                return null;
            });
            DocumentLine kept = world.of(world.marie()).getFirst();
            assertEquals(1, world.queued(kept).size());
        }
    }
}
