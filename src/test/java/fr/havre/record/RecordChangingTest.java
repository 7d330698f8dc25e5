package fr.havre.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.DocumentId;
import fr.havre.documents.ImportWish;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.record.RecordStanding.Mark;
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.samples.SampleWriter;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document of the record is hidden, shown, archived and deleted there, through a network that fails. */
class RecordChangingTest {
    @TempDir Path folder;

    private RecordWorld world;
    private PatientId patient;
    private DocumentId letter;

    @BeforeEach void publish() {
        world = new RecordWorld(folder, SandboxOptions.defaults().withoutSamples());
        patient = world.qualified("lefevre");
        letter = world.letter(patient, "une lettre");
        world.publishing.request(world.doctor, letter);
        world.send(1);
        world.consultation.open(world.doctor, patient);
        world.pull(patient);
    }

    @AfterEach void close() {
        world.close();
    }

    private OutboxLine request(RecordChange change) {
        return world.changing.request(world.doctor, letter, change);
    }

    private RemoteDocument there() {
        try {
            return world.connected.connector().orElseThrow().findByUniqueId(world.ins("lefevre"),
                    world.uniqueIdOf(letter)).orElseThrow();
        } catch (RecordException e) {
            throw new AssertionError(e);
        }
    }

    private RecordEntry entry() {
        return world.entries(patient).getFirst();
    }

    @Test void hiddenFromThePatientAndShownAgainItIsConfirmedAndNoNews() {
        request(RecordChange.HIDE_FROM_PATIENT);
        assertEquals(Mark.QUEUED, world.queue.standings(world.doctor, patient).get(letter).mark());
        world.send(1);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
        assertEquals(Set.of(Visibility.HIDDEN_FROM_PATIENT), there().hidden());
        assertEquals(Set.of(Visibility.HIDDEN_FROM_PATIENT), entry().described().hidden());
        world.pull(patient);
        assertEquals(List.of(), world.consultation.news(world.doctor, patient));

        request(RecordChange.SHOW_TO_ALL);
        world.send(1);
        assertEquals(Set.of(), there().hidden());
        assertEquals(Mark.CONFIRMED, world.queue.standings(world.doctor, patient).get(letter).mark());
    }

    @Test void whatWasDecidedOfflineOneAfterTheOtherGoesInThatOrder() {
        world.sandbox.faults().networkDown(true);
        OutboxLine first = request(RecordChange.HIDE_FROM_PROFESSIONALS);
        assertEquals(first.id(), request(RecordChange.HIDE_FROM_PROFESSIONALS).id(), "asked twice, queued once");
        request(RecordChange.ARCHIVE);
        request(RecordChange.SHOW_TO_ALL);
        world.send(2);
        world.sandbox.faults().networkDown(false);
        world.send(3);
        for (OutboxLine line : world.vault.clinical().read(tx -> world.outbox.of(tx, letter.value()))) {
            assertEquals(OutboxState.CONFIRMED, line.state(), line.toString());
        }
        assertTrue(there().archived() && there().hidden().isEmpty());
        assertTrue(entry().described().archived());
    }

    @Test void aLostAnswerIsAskedAboutAndNothingIsDoneTwice() {
        request(RecordChange.ARCHIVE);
        world.sandbox.faults().loseAnswer(1, Kind.PATCH);
        world.send(3);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
        assertEquals(1, world.sandbox.received().count(Kind.PATCH));
        request(RecordChange.UNARCHIVE);
        world.send(1);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state(), "the version our own change led to is known");
        assertFalse(there().archived());
    }

    @Test void deletedThereItStaysHere() {
        request(RecordChange.DELETE);
        world.send(1);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
        assertEquals(RecordEntry.Status.ENTERED_IN_ERROR, entry().status());
        assertEquals(patient, world.vault.clinical().read(tx -> world.documents.patientOf(tx, letter)));
        assertEquals(Code.NO_SUCH_ENTRY, assertThrows(RecordRefusedException.class,
                () -> request(RecordChange.HIDE_FROM_PATIENT)).code());
    }

    @Test void deletedThereALetterMayBePublishedAnewUnderANewNumber() {
        String before = world.uniqueIdOf(letter);
        request(RecordChange.DELETE);
        world.publishing.request(world.doctor, letter);
        assertEquals(before, world.uniqueIdOf(letter), "not deleted yet");
        world.send(1);
        world.publishing.request(world.doctor, letter);
        world.publishing.request(world.doctor, letter);
        world.send(1);
        assertNotEquals(before, world.uniqueIdOf(letter));
        assertEquals(1, world.sandbox.stored(world.uniqueIdOf(letter)));
        assertEquals(2, world.sandbox.received().count(Kind.SUBMIT));
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
    }

    /** Published, seen, deleted there. */
    private DocumentId withdrawnCda() {
        byte[] written = new SampleWriter(world.sandbox.people(), world.vault.time().instant(), code -> CodeLists.official()
                .label(CodeList.TYPE, code, Locale.FRENCH)).write(SampleWriter.descriptions("documents").stream()
                .filter(each -> each.id().equals("lefevre-suivi")).findFirst().orElseThrow()).bytes();
        letter = world.imported(written, ImportWish.forPatient(patient));
        world.publishing.request(world.doctor, letter);
        world.send(1);
        world.pull(patient);
        request(RecordChange.DELETE);
        world.send(1);
        assertEquals(RecordEntry.Status.ENTERED_IN_ERROR, entryOf(letter).status(), world.line(letter).toString());
        return letter;
    }

    private RecordEntry entryOf(DocumentId document) {
        return world.entries(patient).stream().filter(each -> each.document().equals(Optional.of(document))).findFirst()
                .orElseThrow();
    }

    @Test void aCdaDeletedThereIsPublishedAgainUnderItsNumberAndTheDeletedOneIsNotTakenForIt() {
        DocumentId cda = withdrawnCda();
        String number = world.uniqueIdOf(cda);
        world.publishing.request(world.doctor, cda);
        assertEquals(OutboxState.QUEUED, world.line(cda).state());
        world.sandbox.faults().loseRequest(1, Kind.SUBMIT);
        world.send(3);
        assertEquals(OutboxState.CONFIRMED, world.line(cda).state(), world.line(cda).toString());
        assertEquals(number, world.uniqueIdOf(cda));
        assertEquals(2, world.sandbox.stored(number), "the deleted one and the new one");
        assertEquals(RemoteDocument.Status.CURRENT, there().status());
        assertEquals(RecordEntry.Status.CURRENT, entryOf(cda).status());
        world.vault.waitFor(Duration.ofDays(2));
        world.pull(patient);
        assertEquals(List.of(), world.consultation.news(world.doctor, patient));
        world.publishing.request(world.doctor, cda);
        assertEquals(OutboxState.CONFIRMED, world.line(cda).state(), "published: nothing more to send");
    }

    @Test void anAnswerLostWhenPublishingAgainLeavesOneNewEntry() {
        DocumentId cda = withdrawnCda();
        world.publishing.request(world.doctor, cda);
        world.sandbox.faults().loseAnswer(1, Kind.SUBMIT);
        world.send(3);
        assertEquals(OutboxState.CONFIRMED, world.line(cda).state(), world.line(cda).toString());
        assertEquals(2, world.sandbox.stored(world.uniqueIdOf(cda)));
    }

    @Test void sentHiddenFromThePatientItIsHiddenFromTheFirstMomentAndShownAgainLater() {
        letter = world.letter(patient, "à annoncer");
        world.publishing.request(world.doctor, letter, Duration.ZERO,
                Optional.of(Visibility.HIDDEN_FROM_PATIENT));
        world.send(1);
        assertEquals(Set.of(Visibility.HIDDEN_FROM_PATIENT), there().hidden());
        request(RecordChange.SHOW_TO_ALL);
        world.send(1);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
        assertEquals(Set.of(), there().hidden());
    }

    @Test void whatWasJustConfirmedCanBeChangedWithoutWaitingForAWholeLook() {
        letter = world.letter(patient, "toute neuve");
        world.publishing.request(world.doctor, letter);
        world.send(1);
        request(RecordChange.HIDE_FROM_PATIENT);
        world.send(1);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
        assertEquals(Set.of(Visibility.HIDDEN_FROM_PATIENT), there().hidden());
    }

    @Test void whatSomebodyElseChangedMeanwhileIsDecidedAgain() throws Exception {
        RemoteDocument seen = there();
        OutboxLine stale = request(RecordChange.HIDE_FROM_PATIENT);
        world.connected.connector().orElseThrow().change(world.ins("lefevre"), seen, RecordChange.ARCHIVE);
        world.send(1);
        assertEquals(OutboxState.BLOCKED, world.line(letter).state());
        assertEquals(Optional.of("CONFLICT"), world.line(letter).code());
        assertEquals(Set.of(), there().hidden());

        world.vault.waitFor(Duration.ofDays(2));
        world.pull(patient);
        request(RecordChange.HIDE_FROM_PATIENT);
        world.send(1);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
        assertEquals(OutboxState.CANCELLED, world.vault.clinical().read(tx -> world.outbox.line(tx, stale.id())).state());
    }

    @Test void itIsListedWithItsPatientAndWhatItChanges() {
        request(RecordChange.HIDE_FROM_PROFESSIONALS);
        QueueItem item = world.queue.waiting(world.doctor).getFirst();
        assertEquals(Optional.of(RecordChange.HIDE_FROM_PROFESSIONALS), item.change());
        assertEquals(Optional.of(patient), item.patient());
    }

    @Test void whatIsNotThereOrNotOursToChangeIsRefused() {
        DocumentId never = world.letter(patient, "jamais envoyée");
        assertEquals(Code.NO_SUCH_ENTRY, assertThrows(RecordRefusedException.class,
                () -> world.changing.request(world.doctor, never, RecordChange.ARCHIVE)).code());
        assertThrows(AccessDeniedException.class, () -> world.changing.request(world.vault.session(Role.FRONT_DESK),
                letter, RecordChange.ARCHIVE));
    }
}
