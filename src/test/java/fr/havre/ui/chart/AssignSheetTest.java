package fr.havre.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.PartialDate;
import fr.havre.sending.Act;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.imports.ImportWorld;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignSheetTest {
    @TempDir Path place;
    private ImportWorld world;

    @BeforeEach void open() {
        world = new ImportWorld(place);
    }

    @AfterEach void close() {
        world.close();
    }

    private DocumentLine kept(String text) {
        ImportOutcome outcome = world.desk().documents().importFile(world.desk().session(), world.pdf(text + ".pdf", text),
                new ImportWish(Optional.of(world.marie().id()), Optional.of(ImportWorld.CONSULTATION),
                        PartialDate.parse("2026-11-20"), Optional.of(text), false));
        return world.desk().documents().line(world.desk().session(), ((ImportOutcome.Imported) outcome).document());
    }

    private void send(DocumentId document) {
        Mailbox mailbox = world.mailbox();
        world.desk().sending().orElseThrow().send(world.desk().session(), new Act(List.of(document), Optional.empty(),
                List.of(document), Optional.of(mailbox.id()),
                List.of(Recipient.of(MailAddress.of("nathalie.kermarrec@broceliande.mssante.fr"))), true, "Voici.", false,
                Set.of(), OptionalInt.empty()), Duration.ofSeconds(30));
    }

    private List<MessageState> states() {
        return world.desk().mailDesk().orElseThrow().following().ofPatient(world.desk().session(), world.marie().id()).stream()
                .map(Followed::state).toList();
    }

    @Test void filingWhatWentOutAboutTheWrongPersonElsewherePutsItRightWithTheSameKey() {
        DocumentLine letter = kept("Lettre");
        send(letter.id());
        Screens.on(() -> {
            TestSurroundings around = new TestSurroundings(new LiveWords(Language.FRENCH));
            AssignViewModel model = new AssignViewModel(world.desk(), around.get().background(), letter);
            AssignSheet sheet = new AssignSheet(model, around.get());
            Look look = new Look();
            look.themeProperty().set(Look.Theme.LIGHT);
            Screens.draw(sheet, 1366, 768, look, Path.of("target/screens/assign-went-out-fr.png"));
            CheckBox right = (CheckBox) sheet.lookup(".went-out .check-box");
            assertTrue(right.isSelected());
            assertEquals(3, model.reachProperty().get().waiting());
            model.choose(world.jean(), "Erreur", "Erreur");
            assertTrue(model.doneProperty().get());
            return null;
        });
        assertEquals(Optional.of(world.jean().id()), world.desk().documents().line(world.desk().session(), letter.id()).patient());
        assertEquals(List.of(MessageState.TAKEN_BACK, MessageState.TAKEN_BACK), states());
        assertEquals(List.of(), world.queued(letter));
    }

    @Test void whatNeverLeftAsksNothingAndWhatIsUntickedIsOnlyMoved() {
        DocumentLine quiet = kept("Jamais partie");
        DocumentLine sent = kept("Partie");
        send(sent.id());
        Screens.on(() -> {
            TestSurroundings around = new TestSurroundings(new LiveWords(Language.ENGLISH));
            AssignViewModel still = new AssignViewModel(world.desk(), around.get().background(), quiet);
            assertFalse(still.wentOut());
            AssignViewModel moved = new AssignViewModel(world.desk(), around.get().background(), sent);
            moved.putRightProperty().set(false);
            moved.choose(world.jean(), "Mistake", "Mistake");
            assertTrue(moved.doneProperty().get());
            return null;
        });
        assertEquals(List.of(MessageState.HELD, MessageState.HELD), states());
    }
}
