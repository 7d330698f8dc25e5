package fr.havre.messaging.outgoing;

import static fr.havre.messaging.outgoing.OutgoingWorld.CARDIOLOGY;
import static fr.havre.messaging.outgoing.OutgoingWorld.NATHALIE;
import static fr.havre.messaging.outgoing.OutgoingWorld.US;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailFixture;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.patients.Patient;
import fr.havre.sandbox.mail.CutProxy.Plan;
import fr.havre.sandbox.mail.Delivered;
import fr.havre.sync.OutboxState;
import fr.havre.sync.Reason;
import fr.havre.sync.SyncException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendingTest {
    @TempDir Path folder;
    private OutgoingWorld world;
    private Patient zoe;

    @BeforeEach void open() {
        world = new OutgoingWorld(folder);
        zoe = world.practice.qualified(MailFixture.ZOE);
    }

    @AfterEach void close() {
        world.close();
    }

    private MessageDraft letter(MailAddress... to) {
        return world.draft(zoe, world.practice.document(zoe.id(), "Compte rendu", "mots"), to);
    }

    @Test void aLetterLeavesOnceAsItWasFrozenAndACopyLiesAmongTheSentOnes() {
        MessageId id = world.send(letter(NATHALIE));
        assertEquals(MessageState.QUEUED, world.state(id));
        assertEquals(List.of(), world.letters.list(world.practice.doctor), "a letter that was sent is no draft");
        world.run();
        assertEquals(MessageState.SENT, world.state(id));
        assertEquals(OutboxState.SENT, world.line(id).state());
        Delivered taken = world.sandbox.taken().getFirst();
        assertEquals(List.of(NATHALIE.value()), taken.to());
        assertEquals(US, taken.from());
        ReceivedMail read = MessageReader.read(DocumentSource.of(taken.bytes()));
        assertEquals(ReceivedMail.Kind.DOCUMENTS, read.kind());
        assertArrayEquals(taken.bytes(), world.sandbox.messages(US, "Sent").getFirst());
        world.runAfter(Duration.ofHours(2));
        assertEquals(1, world.timesTaken(id));
    }

    @Test void whatIsHeldCanBeTakenBackAndIsADraftAgain() {
        DraftId draft = world.letters.save(world.practice.doctor, letter(NATHALIE));
        MessageId id = world.letters.send(world.practice.doctor, draft, Duration.ofSeconds(45));
        assertEquals(id, world.letters.send(world.practice.doctor, draft, Duration.ofSeconds(45)), "asked twice, queued once");
        assertEquals(MessageState.HELD, world.state(id));
        world.runAfter(Duration.ofSeconds(30));
        assertEquals(0, world.timesTaken(id));
        assertEquals(Optional.of(draft), world.letters.takeBack(world.practice.doctor, id).map(Draft::id));
        assertEquals(MessageState.TAKEN_BACK, world.state(id));
        assertEquals("Voici.\n", world.letters.open(world.practice.doctor, draft).letter().text());
        world.runAfter(Duration.ofMinutes(5));
        assertEquals(0, world.timesTaken(id));
        MessageId again = world.letters.send(world.practice.doctor, draft, Duration.ZERO);
        world.run();
        assertEquals(1, world.timesTaken(again));
        assertEquals(again, world.letters.send(world.practice.doctor, draft, Duration.ZERO), "asked again long after, too");
        assertThrows(SyncException.class, () -> world.letters.takeBack(world.practice.doctor, again));
    }

    @Test void takenBackByTheQueueItIsTakenBackEverywhere() {
        MessageId id = world.send(letter(NATHALIE));
        long item = world.line(id).id();
        world.practice.vault.clinical().write(tx -> {
            world.outbox.cancel(tx, item);
            return null;
        });
        assertEquals(MessageState.TAKEN_BACK, world.state(id));
        assertEquals(1, world.letters.list(world.practice.doctor).size());
    }

    @Test void offlineItWaitsAndGoesOnceTheNetworkIsBack() {
        world.cable.down(true);
        MessageId id = world.send(letter(NATHALIE));
        world.run();
        assertEquals(OutboxState.QUEUED, world.line(id).state());
        assertEquals(MessageState.QUEUED, world.state(id));
        assertEquals("UNREACHABLE", world.code(id));
        world.cable.down(false);
        world.runAfter(Duration.ofHours(1));
        assertEquals(MessageState.SENT, world.state(id));
        assertEquals(1, world.timesTaken(id));
    }

    @Test void anAnswerThatIsLostIsADoubtUntilSomethingSaysMore() {
        world.sandbox.faults().loseAnswerAfterData(1);
        MessageId id = world.send(letter(NATHALIE));
        world.run();
        assertEquals(MessageState.IN_DOUBT, world.state(id));
        assertEquals(OutboxState.IN_DOUBT, world.line(id).state());
        world.runAfter(Duration.ofMinutes(1));
        assertEquals(Optional.of(Reason.CANNOT_BE_ASKED), world.line(id).reason());
        world.runAfter(Duration.ofHours(5));
        assertEquals(1, world.timesTaken(id), "nothing is sent again by itself");
        world.letters.arrived(world.practice.doctor, id);
        assertEquals(MessageState.SENT, world.state(id));
        assertEquals(OutboxState.CONFIRMED, world.line(id).state());
    }

    @Test void aPersonsNoSendsTheSameBytesUnderTheSameIdentifier() {
        world.sandbox.faults().loseMessageAfterData(1);
        MessageId id = world.send(letter(NATHALIE));
        world.run();
        assertEquals(MessageState.IN_DOUBT, world.state(id));
        byte[] frozen = world.practice.vault.clinical().read(tx -> world.practice.vault.contents(
                fr.havre.vault.Compartment.CLINICAL).read(tx, OutgoingRepository.find(tx, id).orElseThrow().content()));
        world.letters.sendAgain(world.practice.doctor, id);
        world.run();
        assertEquals(MessageState.SENT, world.state(id));
        assertEquals(1, world.timesTaken(id));
        assertArrayEquals(frozen, world.sandbox.taken().getFirst().bytes());
    }

    @Test void aCopyAmongTheSentOnesSettlesADoubt() {
        world.sandbox.faults().loseAnswerAfterData(1);
        MessageId id = world.send(letter(NATHALIE));
        world.run();
        assertEquals(MessageState.IN_DOUBT, world.state(id));
        // an operator that keeps what it was given: here the test does it
        world.practice.vault.clinical().read(tx -> {
            keepSent(world.practice.vault.contents(fr.havre.vault.Compartment.CLINICAL).read(tx,
                    OutgoingRepository.find(tx, id).orElseThrow().content()), world.messageId(id));
            return null;
        });
        world.runAfter(Duration.ofHours(1));
        assertEquals(MessageState.SENT, world.state(id));
        assertEquals(1, world.timesTaken(id));
    }

    private void keepSent(byte[] bytes, String messageId) {
        try (var connected = world.connections.imap(world.mailbox)) {
            connected.keepSent(bytes, messageId);
        } catch (fr.havre.messaging.transport.MailException e) {
            throw new AssertionError(e);
        }
    }

    @Test void cutAnywhereEachIsSentOnceOrInDoubtAndNoneTwice() {
        Random random = new Random(20261126);
        int doubts = 0;
        for (int i = 0; i < 16; i++) {
            long at = 200L + random.nextInt(16_000);
            world.cable.then(random.nextBoolean() ? new Plan.CutToServer(at) : new Plan.CutToClient(at / 4));
            MessageId id = world.send(world.words("Un mot, n° " + i + " " + "x".repeat(random.nextInt(9_000)), NATHALIE));
            world.run();
            world.cable.forget();
            world.runAfter(Duration.ofHours(2));
            MessageState state = world.state(id);
            if (state == MessageState.IN_DOUBT) doubts++;
            else {
                assertEquals(MessageState.SENT, state, "cut at " + at + " " + world.code(id));
                assertEquals(1, world.timesTaken(id), "cut at " + at);
            }
            assertTrue(world.timesTaken(id) <= 1, "cut at " + at);
        }
        assertTrue(doubts < 8, doubts + " in doubt");
    }

    @Test void aProgramThatEndsInTheMiddleAsksOnlyWhereTheWholeMessageWasGiven() {
        MessageId before = world.send(world.words("un", NATHALIE));
        MessageId after = world.send(world.words("deux", NATHALIE));
        world.practice.vault.clinical().write(tx -> {
            tx.run("UPDATE clin.outbox SET state = 'SENDING', maybe_sent = 1");
            OutgoingRepository.handed(tx, after, true);
            return null;
        });
        world.restart();
        world.run();
        assertEquals(MessageState.SENT, world.state(before));
        assertEquals(1, world.timesTaken(before));
        assertEquals(MessageState.IN_DOUBT, world.state(after));
        assertEquals(0, world.timesTaken(after));
    }

    @Test void afterARestoreNothingThatAnotherCopyMayHaveSentLeavesAgain() {
        MessageId id = world.send(world.words("un", NATHALIE));
        world.practice.vault.clinical().write(tx -> {
            tx.run("UPDATE clin.vault SET instance = randomblob(16)");
            world.outbox.onRestored(tx);
            return null;
        });
        world.run();
        assertEquals(MessageState.IN_DOUBT, world.state(id));
        assertEquals(0, world.timesTaken(id));
    }

    @Test void aWrongPasswordBlocksUntilTheMailboxIsCorrected() {
        world.mailboxes.change(world.practice.doctor, world.mailbox.id(), world.described("faux"));
        MessageId id = world.send(world.words("un", NATHALIE));
        world.run();
        assertEquals(MessageState.BLOCKED, world.state(id));
        assertEquals("SIGN_IN_REFUSED", world.code(id));
        world.mailboxes.change(world.practice.doctor, world.mailbox.id(), world.described("secret"));
        world.run();
        assertEquals(MessageState.SENT, world.state(id));
    }

    @Test void aRefusalForGoodIsSaidWithItsCodeAndARefusalForNowIsTriedAgain() {
        world.sandbox.faults().refuse(1, "451 4.3.0 Réessayez plus tard");
        MessageId id = world.send(world.words("un", NATHALIE));
        world.run();
        assertEquals(MessageState.QUEUED, world.state(id));
        world.runAfter(Duration.ofHours(1));
        assertEquals(MessageState.SENT, world.state(id));
        world.sandbox.faults().refuse(1, "554 5.7.1 Refusé");
        MessageId refused = world.send(world.words("deux", NATHALIE));
        world.run();
        assertEquals(MessageState.BLOCKED, world.state(refused));
        assertEquals("5.7.1", world.code(refused));
        assertTrue(world.letters.takeBack(world.practice.doctor, refused).isPresent(), "it surely did not leave");
    }

    @Test void refusedByEveryServerItIsBackAndAnotherTryGoesToThemAgain() {
        MailAddress elsewhere = MailAddress.of("luc@example.org");
        DraftId draft = world.letters.save(world.practice.doctor, world.words("un", elsewhere));
        MessageId id = world.letters.send(world.practice.doctor, draft, Duration.ZERO, java.util.Set.of(Guard.Kind.OUTSIDE_TRUST_SPACE));
        world.run();
        assertEquals(MessageState.BOUNCED, world.state(id), world.code(id));
        assertEquals(OutboxState.BLOCKED, world.line(id).state());
        world.letters.retry(world.practice.doctor, id);
        assertEquals(MessageState.QUEUED, world.state(id));
        world.run();
        assertEquals(OutboxState.BLOCKED, world.line(id).state(), "still refused, and not taken for sent");
        assertTrue(world.letters.takeBack(world.practice.doctor, id).isPresent());
    }

    @Test void reportsMoveTheMessageTheyAreAbout() {
        MessageId id = world.send(letter(CARDIOLOGY).followed(true, java.util.OptionalInt.empty()));
        world.run();
        byte[] receipt = world.sandbox.messages(US, "INBOX").getLast();
        report(receipt, id);
        assertEquals(MessageState.DELIVERED, world.state(id));
        assertEquals(OutboxState.CONFIRMED, world.line(id).state());
    }

    private void report(byte[] bytes, MessageId about) {
        ReceivedMail mail = MessageReader.read(DocumentSource.of(bytes));
        assertEquals(Optional.of(about), world.practice.vault.clinical().write(tx ->
                world.states.reported(tx, mail, new MessageId(tx.newId()))));
    }
}
