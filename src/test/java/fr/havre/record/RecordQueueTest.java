package fr.havre.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordStanding.Mark;
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sync.OutboxChanged;
import fr.havre.sync.OutboxEvent;
import fr.havre.sync.OutboxState;
import fr.havre.vault.Uuids;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a window shows of the queue and of each document of a patient. */
class RecordQueueTest {
    @TempDir Path folder;

    private RecordWorld world;
    private PatientId patient;

    @BeforeEach void open() {
        world = new RecordWorld(folder, SandboxOptions.defaults());
        patient = world.qualified("lefevre");
    }

    @AfterEach void close() {
        world.close();
    }

    private DocumentId requested(String words) {
        DocumentId letter = world.letter(patient, words);
        world.publishing.request(world.doctor, letter);
        return letter;
    }

    private Map<DocumentId, RecordStanding> standings() {
        return world.queue.standings(world.doctor, patient);
    }

    @Test void everyDocumentOfAPatientHasItsMarkAndOneThatNeverLeftHasNone() {
        DocumentId sent = requested("envoyée");
        world.send(1);
        DocumentId waiting = requested("à envoyer");
        DocumentId kept = world.letter(patient, "gardée");
        world.consultation.open(world.doctor, patient);
        world.consultation.fetchAutomatically(world.doctor, patient, true);
        Instant before = world.vault.time().instant();
        world.pull(patient);

        Map<DocumentId, RecordStanding> standings = standings();
        assertEquals(Mark.CONFIRMED, standings.get(sent).mark());
        assertEquals(Mark.QUEUED, standings.get(waiting).mark());
        assertFalse(standings.containsKey(kept));
        List<DocumentId> fetched = world.entries(patient).stream().filter(each -> !each.document().equals(Optional.of(sent)))
                .flatMap(each -> each.document().stream()).toList();
        assertFalse(fetched.isEmpty());
        fetched.forEach(each -> assertEquals(Mark.RECEIVED, standings.get(each).mark()));
        assertEquals(fetched.size() + 2, standings.size());

        QueueSummary summary = world.queue.summary(world.doctor, before);
        assertEquals(fetched.size(), summary.received());
        assertEquals(1, summary.waiting());
        assertTrue(summary.remotes().getFirst().lastSuccess().isPresent());
        assertEquals(0, world.queue.summary(world.doctor, before.plus(Duration.ofDays(1))).received());
    }

    @Test void anItemShowsWhatItIsAboutAndAPersonDecides() {
        world.sandbox.closeRecordOf(world.sandbox.people().patient("lefevre"), "décès");
        DocumentId letter = requested("refusée");
        world.send(1);
        QueueItem item = world.queue.waiting(world.doctor).getFirst();
        assertEquals(Optional.of(letter), item.document());
        assertEquals(Optional.of(patient), item.patient());
        assertEquals(OutboxState.BLOCKED, item.line().state());
        assertEquals(Mark.BLOCKED, standings().get(letter).mark());
        QueueSummary summary = world.queue.summary(world.doctor, Instant.EPOCH);
        assertEquals(Optional.of("CLOSED"), summary.blocked().getFirst().code());
        assertEquals(1, summary.blockedItems());
        assertEquals(List.of(OutboxState.QUEUED, OutboxState.SENDING, OutboxState.BLOCKED), world.queue
                .history(world.doctor, item.line().id()).stream().map(OutboxEvent::state).toList());

        assertEquals(OutboxState.QUEUED, world.queue.retryNow(world.doctor, item.line().id()).line().state());
        assertEquals(OutboxState.CANCELLED, world.queue.cancel(world.doctor, item.line().id()).line().state());
        assertFalse(standings().containsKey(letter), "taken back: as if it had never been asked");
        assertEquals(1, world.queue.settled(world.doctor, 10).size());
    }

    @Test void anotherNextTryIsAnnouncedToo() {
        DocumentId letter = requested("sans réseau");
        world.sandbox.faults().tooManyRequests(1, Duration.ofMinutes(5), Kind.SUBMIT);
        world.sender.runUntilIdle();
        world.vault.changes().clear();
        world.queue.retryAll(world.doctor);
        assertTrue(world.vault.changes().contains(new OutboxChanged("record.publish", letter.value(),
                world.line(letter).state())), world.vault.changes().toString());
    }

    @Test void aDocumentReceivedUnderTheNumberOfOursIsAConflictUntilAPersonChose() {
        DocumentId ours = world.letter(patient, "la nôtre");
        DocumentId theirs = world.letter(patient, "la leur");
        world.vault.clinical().write(tx -> world.conflicts.record(tx, RecordPull.NAME, ours.value(),
                Uuids.bytes(ours.value()), Uuids.bytes(theirs.value())));
        DocumentConflict conflict = world.queue.conflicts(world.doctor).getFirst();
        assertEquals(Optional.of(theirs), conflict.theirsHere());
        world.publishing.resolve(world.doctor, conflict.conflict().id(), fr.havre.sync.Conflict.Choice.BOTH);
        assertEquals(List.of(), world.queue.conflicts(world.doctor));
    }

    @Test void whoMayNotSeeTheQueueOrRunItIsRefused() {
        DocumentId letter = requested("refusé à l’accueil");
        Session frontDesk = world.vault.session(Role.FRONT_DESK);
        assertThrows(AccessDeniedException.class, () -> world.queue.retryNow(frontDesk, world.line(letter).id()));
        assertThrows(AccessDeniedException.class, () -> world.queue.standings(frontDesk, patient));
    }
}
