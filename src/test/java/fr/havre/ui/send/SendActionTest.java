package fr.havre.ui.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.Consent.Decision;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.sending.Target;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Notices;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.imports.ImportWorld;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendActionTest {
    @TempDir static Path place;
    private static ImportWorld world;

    @BeforeAll static void open() {
        world = new ImportWorld(place);
    }

    @BeforeEach void begin() {
        world.renew();
        Mailboxes mailboxes = world.desk().mailDesk().orElseThrow().mailboxes();
        mailboxes.all(world.desk().session()).forEach(each -> mailboxes.close(world.desk().session(), each.id()));
    }

    @AfterAll static void close() {
        world.close();
    }

    /** What was said, and the undo that stood beside it. */
    private static final class Said implements Notices {
        final List<String> sentences = new ArrayList<>();
        Runnable undo = () -> { };

        @Override public void say(Supplier<String> sentence) {
            sentences.add(sentence.get());
        }

        @Override public void undoable(Supplier<String> sentence, Runnable back) {
            sentences.add(sentence.get());
            undo = back;
        }

        @Override public void problem(Exception failure) {
            sentences.add(ErrorWords.key(ErrorWords.codeOf(failure).orElseThrow()));
        }
    }

    private static final class Seat {
        final Said said = new Said();
        final ShellView shell;
        final SendAction send;

        Seat(Language language) {
            LiveWords words = new LiveWords(language);
            shell = new ShellView(words, EnumSet.allOf(Place.class), _ -> { });
            TestSurroundings around = new TestSurroundings(words);
            send = new SendAction(world.desk(), around.with(around.get().navigator(), said, shell), world::now);
            Screens.laidOut(shell, 1366, 768);
        }

        SendSheet sheet() {
            shell.applyCss();
            shell.layout();
            return (SendSheet) shell.lookup(".send");
        }

        void enter() {
            Event.fireEvent(sheet(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        }
    }

    private static DocumentLine kept(Patient patient, String type, String text) {
        ImportOutcome outcome = world.desk().documents().importFile(world.desk().session(), world.pdf(text + ".pdf", text),
                new ImportWish(Optional.of(patient.id()), Optional.of(type), PartialDate.parse("2026-11-20"), Optional.of(text), false));
        DocumentId id = ((ImportOutcome.Imported) outcome).document();
        return world.of(patient).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    @Test void oneKeySendsAndTheUndoTakesBackWhatStillWaits() {
        DocumentLine letter = kept(world.marie(), ImportWorld.CONSULTATION, "Consultation de cardiologie");
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH);
            seat.send.send(letter.id());
            assertEquals("Envoyer", seat.sheet().mainButton().getText());
            seat.enter();
            assertEquals(1, world.queued(letter).size());
            assertEquals(List.of("1 envoi part dans 30 s."), seat.said.sentences);
            seat.said.undo.run();
            assertEquals(List.of(), world.queued(letter));
            assertEquals("Envoi annulé.", seat.said.sentences.getLast());
            seat.send.send(letter.id());
            seat.enter();
            assertEquals(1, world.queued(letter).size());
            return null;
        });
    }

    @Test void whatIsInTheWayIsSaidAndNothingIsQueued() {
        DocumentLine letter = kept(world.provisional(), ImportWorld.CONSULTATION, "Lettre provisoire");
        world.desk().consents().record(world.desk().session(), world.provisional().id(), Decision.IO, LocalDate.of(2026, 11, 2));
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH);
            seat.send.send(letter.id());
            assertEquals(2, seat.sheet().lookupAll(".send-unmet").size());
            assertEquals("Fermer", seat.sheet().mainButton().getText());
            seat.enter();
            assertEquals(List.of(), world.queued(letter));
            return null;
        });
    }

    @Test void ofSeveralThoseThatCanGoDo() {
        DocumentLine good = kept(world.marie(), ImportWorld.CONSULTATION, "Bonne lettre");
        DocumentLine paper = kept(world.marie(), "PIECE-IDENTITE", "Carte");
        DocumentLine other = kept(world.provisional(), ImportWorld.CONSULTATION, "Autre");
        Screens.on(() -> {
            Seat seat = new Seat(Language.ENGLISH);
            seat.send.send(List.of(good.id(), paper.id(), other.id()));
            assertEquals(3, seat.sheet().lookupAll(".send-row").size());
            seat.enter();
            assertEquals(1, world.queued(good).size());
            assertEquals(0, world.queued(other).size());
            return null;
        });
    }

    @Test void whatIsInTheQueueAlreadyIsNotSentTwice() {
        DocumentLine letter = kept(world.marie(), ImportWorld.CONSULTATION, "Une fois");
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH);
            seat.send.send(letter.id());
            seat.enter();
            seat.send.send(letter.id());
            assertTrue(seat.sheet().lookupAll(".badge-info").size() > 0);
            seat.enter();
            assertEquals(1, world.queued(letter).size());
            return null;
        });
    }

    private static List<Followed> messages(Patient about) {
        return world.desk().mailDesk().orElseThrow().following().ofPatient(world.desk().session(), about.id());
    }

    @Test void oneKeyReachesTheRecordAColleagueAndThePatientAndOneUndoTakesAllBack() {
        world.mailbox();
        DocumentLine letter = kept(world.marie(), ImportWorld.CONSULTATION, "Pour trois");
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH);
            seat.send.send(letter.id());
            seat.sheet().model().colleagues().add(Recipient.of(MailAddress.of("nathalie.kermarrec@broceliande.mssante.fr"),
                    "Dr Nathalie Kermarrec"));
            assertEquals("Envoyer à 3 destinations", seat.sheet().mainButton().getText());
            seat.enter();
            assertEquals(List.of("3 envois partent dans 30 s."), seat.said.sentences);
            assertEquals(1, world.queued(letter).size());
            assertEquals(List.of(MessageState.HELD, MessageState.HELD), messages(world.marie()).stream().map(Followed::state).toList());
            seat.said.undo.run();
            assertEquals("3 envois annulés.", seat.said.sentences.getLast());
            assertEquals(List.of(), world.queued(letter));
            assertEquals(List.of(MessageState.TAKEN_BACK, MessageState.TAKEN_BACK),
                    messages(world.marie()).stream().map(Followed::state).toList());
            return null;
        });
    }

    @Test void whatIsUntickedStaysHereAndIsNotProposedAgainInThisSession() {
        world.mailbox();
        DocumentLine letter = kept(world.marie(), ImportWorld.CONSULTATION, "Sans le patient");
        DocumentLine next = kept(world.marie(), ImportWorld.CONSULTATION, "La suivante");
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH);
            seat.send.send(letter.id());
            seat.sheet().model().ticked(Target.PATIENT).set(false);
            seat.enter();
            assertEquals(List.of(), messages(world.marie()));
            seat.send.send(next.id());
            assertFalse(seat.sheet().model().goes(Target.PATIENT));
            assertTrue(seat.sheet().model().goes(Target.RECORD));
            return null;
        });
    }

    @Test void whatWantsAYesDoesNotLeaveBeforeItIsTicked() {
        world.mailbox();
        DocumentLine letter = kept(world.marie(), ImportWorld.CONSULTATION, "Deux fois");
        Screens.on(() -> {
            Seat seat = new Seat(Language.ENGLISH);
            seat.send.send(letter.id());
            seat.enter();
            assertEquals(1, messages(world.marie()).size());
            seat.send.send(letter.id());
            assertEquals("Close", seat.sheet().mainButton().getText());
            CheckBox yes = (CheckBox) seat.sheet().lookup(".send-confirm");
            yes.fire();
            assertEquals("Send", seat.sheet().mainButton().getText());
            return null;
        });
    }

    @Test void drawsTheSheet() {
        DocumentLine letter = kept(world.marie(), ImportWorld.CONSULTATION, "Consultation de cardiologie du 20 novembre");
        DocumentLine photo = kept(world.provisional(), ImportWorld.CONSULTATION, "Lettre d’un patient provisoire");
        DocumentLine paper = kept(world.marie(), "PIECE-IDENTITE", "Carte d’identité");
        Screens.on(() -> {
            draw(Language.FRENCH, List.of(letter.id()), "send-one-fr", false);
            world.mailbox();
            draw(Language.FRENCH, List.of(letter.id()), "send-three-fr", false);
            draw(Language.ENGLISH, List.of(letter.id()), "send-three-en", true);
            draw(Language.FRENCH, List.of(photo.id()), "send-unmet-fr", true);
            draw(Language.ENGLISH, List.of(letter.id(), paper.id(), photo.id()), "send-many-en", false);
            return null;
        });
    }

    private static void draw(Language language, List<DocumentId> documents, String name, boolean dark) {
        Seat seat = new Seat(language);
        seat.send.send(documents);
        Look look = new Look();
        look.themeProperty().set(dark ? Look.Theme.DARK : Look.Theme.LIGHT);
        Button main = seat.sheet().mainButton();
        assertFalse(main.isDisabled());
        seat.shell.getScene().setRoot(new Pane());
        Screens.draw(seat.shell, dark ? 1920 : 1366, dark ? 1080 : 768, look, Path.of("target/screens/" + name + ".png"));
    }
}
