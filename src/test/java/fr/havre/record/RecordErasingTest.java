package fr.havre.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentId;
import fr.havre.documents.ErasureCertificate;
import fr.havre.documents.ErasureCertificate.Step;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordEntry.Keeping;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sync.OutboxChanged;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.sync.SyncException;
import fr.havre.vault.Uuids;
import fr.havre.vault.content.ContentId;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an erased document leaves on the record's side. */
class RecordErasingTest {
    private static final List<String> TABLES = List.of("outbox", "outbox_history", "conflict", "record_submission",
            "record_change");

    @TempDir Path folder;

    private RecordWorld world;
    private PatientId patient;
    private DocumentId letter;

    @BeforeEach void write() {
        world = new RecordWorld(folder, SandboxOptions.defaults().withoutSamples());
        patient = world.qualified("lefevre");
        letter = world.letter(patient, "une lettre");
    }

    @AfterEach void close() {
        world.close();
    }

    private ErasureCertificate erase() {
        return world.documents.erase(world.doctor, letter);
    }

    private long rows(String table) {
        return world.vault.clinical().read(tx -> tx.number("SELECT count(*) FROM clin." + table));
    }

    private void assertNothingLeft() {
        for (String table : TABLES) assertEquals(0, rows(table), table);
        assertEquals(0, rows("content"), "the frozen bytes have lost their key too");
        assertEquals(0, rows("record_entry WHERE document IS NOT NULL"));
    }

    @Test void whatWaitedToLeaveIsCancelledAndGoneWithItsFrozenBytes() {
        world.publishing.request(world.doctor, letter);
        ContentId frozen = world.vault.clinical().read(tx -> SubmissionRepository.last(tx, letter)).orElseThrow().content();
        ErasureCertificate certificate = erase();
        assertNothingLeft();
        assertEquals(0, rows("content WHERE id = x'" + HexFormat.of().formatHex(Uuids.bytes(frozen.value())) + "'"));
        assertTrue(certificate.done().contains(Step.SENDING_CANCELLED), certificate.toString());
        assertFalse(certificate.pending().contains(Step.AT_RECORD));
        assertTrue(world.vault.changes().contains(new OutboxChanged(PublishHandler.KIND, letter.value(),
                OutboxState.CANCELLED)), "lists hear of it");
        world.send(2);
        assertEquals(0, world.sandbox.received().count(Kind.SUBMIT));
    }

    @Test void whatIsAtTheRecordIsSaidAndStaysListedAsNotKeptAndIsNotFetchedByItself() {
        world.publishing.request(world.doctor, letter);
        world.send(1);
        world.consultation.open(world.doctor, patient);
        world.consultation.fetchAutomatically(world.doctor, patient, true);
        world.pull(patient);
        ErasureCertificate certificate = erase();
        assertNothingLeft();
        assertEquals(List.of(Step.KEYS_ROTATED, Step.OLD_BACKUPS_DESTROYED, Step.AT_RECORD), certificate.pending());
        world.pull(patient);
        RecordEntry entry = world.entries(patient).getFirst();
        assertEquals(Keeping.REFUSED, entry.keeping());
        assertEquals(List.of(), world.consultation.news(world.doctor, patient));
        world.consultation.pick(world.doctor, patient, List.of(entry.id()));
        world.pull(patient);
        assertEquals(Keeping.KEPT, world.entries(patient).getFirst().keeping(), "a person who picks it gets it");
    }

    @Test void whatMayHaveArrivedIsSaidAndIsNoNewsLater() {
        world.publishing.request(world.doctor, letter);
        world.sandbox.faults().loseAnswer(1, Kind.SUBMIT);
        world.sender.runOnce();
        ErasureCertificate certificate = erase();
        assertTrue(certificate.pending().contains(Step.MAYBE_AT_RECORD), certificate.toString());
        assertNothingLeft();
        world.consultation.open(world.doctor, patient);
        world.consultation.fetchAutomatically(world.doctor, patient, true);
        world.pull(patient);
        world.pull(patient);
        assertEquals(1, world.entries(patient).size());
        assertEquals(Keeping.REFUSED, world.entries(patient).getFirst().keeping());
        assertEquals(RecordEntry.Status.CURRENT, world.entries(patient).getFirst().status());
    }

    @Test void whatIsBeingSentIsNotErased() {
        world.publishing.request(world.doctor, letter);
        world.vault.clinical().write(tx -> {
            tx.run("UPDATE clin.outbox SET state = 'SENDING'");
            return null;
        });
        assertEquals(SyncException.Code.BEING_SENT, assertThrows(SyncException.class, this::erase).code());
        assertEquals(1, rows("document"));
    }

    @Test void aDeletionInTheRecordIsNotLostByErasingHere() {
        world.publishing.request(world.doctor, letter);
        world.send(1);
        world.consultation.open(world.doctor, patient);
        world.pull(patient);
        OutboxLine deletion = world.changing.request(world.doctor, letter, RecordChange.DELETE);
        assertEquals(Code.WITHDRAWAL_WAITS, assertThrows(RecordRefusedException.class, this::erase).code());
        assertEquals(1, rows("document"));
        world.send(1);
        assertTrue(world.vault.clinical().read(tx -> world.outbox.line(tx, deletion.id())).state().settled());
        ErasureCertificate certificate = erase();
        assertNothingLeft();
        assertEquals(0, rows("record_entry"), "the record has it no more either");
        assertFalse(certificate.pending().contains(Step.AT_RECORD));
    }

    @Test void aConflictThatNamesItGoesWhicheverSideItIs() {
        DocumentId other = world.letter(patient, "une autre");
        world.vault.clinical().write(tx -> world.conflicts.record(tx, RecordPull.NAME, other.value(),
                Uuids.bytes(other.value()), Uuids.bytes(letter.value())));
        erase();
        assertEquals(List.of(), world.queue.conflicts(world.doctor));
    }

    @Test void otherDocumentsKeepTheirs() {
        DocumentId other = world.letter(patient, "une autre");
        world.publishing.request(world.doctor, letter);
        world.publishing.request(world.doctor, other);
        erase();
        world.send(1);
        assertEquals(1, world.sandbox.stored(world.uniqueIdOf(other)));
    }
}
