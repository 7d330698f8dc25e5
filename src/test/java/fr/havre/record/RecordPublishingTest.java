package fr.havre.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportWish;
import fr.havre.documents.cda.CdaDocument;
import fr.havre.documents.cda.CdaReader;
import fr.havre.patients.Consent.Decision;
import fr.havre.patients.ConsentException;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordEntry.Keeping;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sync.Conflict;
import fr.havre.sync.OutboxState;
import fr.havre.ui.words.ErrorWords;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a kept document to the record, through a network that fails. */
class RecordPublishingTest {
    @TempDir Path folder;

    private RecordWorld world;
    private PatientId patient;

    @BeforeEach void open() {
        world = new RecordWorld(folder, SandboxOptions.defaults().withoutSamples());
        patient = world.qualified("lefevre");
    }

    @AfterEach void close() {
        world.close();
    }

    private void request(DocumentId document) {
        world.publishing.request(world.doctor, document);
    }

    private RemoteDocument remote(DocumentId document) throws RecordException {
        return world.connected.connector().orElseThrow().findByUniqueId(world.ins("lefevre"),
                world.uniqueIdOf(document)).orElseThrow();
    }

    @Test void aPdfLeavesAsACdaOfLevelOneAndIsConfirmedByItsHash() throws Exception {
        byte[] pdf = SampleSubmission.pdf("une lettre");
        DocumentId letter = world.letter(patient, "une lettre");
        request(letter);
        assertEquals(OutboxState.QUEUED, world.line(letter).state());
        world.send(1);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
        assertEquals(1, world.sandbox.stored(world.uniqueIdOf(letter)));

        ByteArrayOutputStream back = new ByteArrayOutputStream();
        assertTrue(world.connected.connector().orElseThrow().fetch(remote(letter), back).hashVerified());
        CdaDocument cda = CdaReader.read(DocumentSource.of(back.toByteArray()), 1 << 16);
        assertTrue(cda.levelOne());
        assertEquals(Optional.of(world.ins("lefevre")), cda.metadata().patient().verifiedIns());
        assertEquals(world.professional().id(), cda.metadata().author().id().orElseThrow().extension());
        try (InputStream embedded = cda.embedded().getFirst().source().open()) {
            assertArrayEquals(pdf, embedded.readAllBytes());
        }
    }

    @Test void askedTwiceItIsQueuedOnceAndSentOnce() throws Exception {
        DocumentId letter = world.letter(patient, "deux fois");
        request(letter);
        request(letter);
        world.send(1);
        request(letter);
        world.send(1);
        assertEquals(1, world.vault.clinical().read(tx -> world.outbox.of(tx, letter.value())).size());
        assertEquals(1, world.sandbox.received().count(Kind.SUBMIT));
    }

    @Test void aLostAnswerLeavesExactlyOneAtTheServer() throws Exception {
        DocumentId letter = world.letter(patient, "réponse perdue");
        request(letter);
        world.sandbox.faults().loseAnswer(1, Kind.SUBMIT);
        world.send(3);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
        assertEquals(1, world.sandbox.stored(world.uniqueIdOf(letter)));
        assertEquals(1, world.sandbox.received().count(Kind.SUBMIT));
    }

    @Test void aLostRequestIsAskedAboutThenSentAgainIdentical() throws Exception {
        DocumentId letter = world.letter(patient, "requête perdue");
        request(letter);
        world.sandbox.faults().loseRequest(1, Kind.SUBMIT);
        world.send(3);
        assertEquals(OutboxState.CONFIRMED, world.line(letter).state());
        assertEquals(1, world.sandbox.stored(world.uniqueIdOf(letter)));
    }

    @Test void theAnswerCutAnywhereNeverMakesASecondDocument() throws Exception {
        List<DocumentId> letters = new ArrayList<>();
        for (int cut = 1; cut <= 12; cut++) {
            DocumentId letter = world.letter(patient, "coupure " + cut);
            letters.add(letter);
            request(letter);
            world.sandbox.faults().cutAt(cut * 40L, 1, Kind.SUBMIT);
            world.send(3);
        }
        for (DocumentId each : letters) {
            assertEquals(OutboxState.CONFIRMED, world.line(each).state());
            assertEquals(1, world.sandbox.stored(world.uniqueIdOf(each)));
        }
    }

    @Test void offlineItWaitsAndGoesOnceTheNetworkIsBack() {
        world.sandbox.faults().networkDown(true);
        List<DocumentId> letters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            letters.add(world.letter(patient, "hors ligne " + i));
            request(letters.getLast());
        }
        world.send(4);
        letters.forEach(each -> assertTrue(!world.line(each).state().settled()));
        world.sandbox.faults().networkDown(false);
        world.vault.waitFor(Duration.ofHours(2));
        world.send(8);
        letters.forEach(each -> assertEquals(OutboxState.CONFIRMED, world.line(each).state()));
        letters.forEach(each -> assertEquals(1, world.sandbox.stored(world.uniqueIdOf(each))));
    }

    @Test void aStormOf503EndsWithEachDocumentThereOnce() {
        List<DocumentId> letters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            letters.add(world.letter(patient, "tempête " + i));
            request(letters.getLast());
        }
        world.sandbox.faults().unavailable(12, Duration.ofSeconds(20));
        for (int i = 0; i < 12; i++) {
            world.vault.waitFor(Duration.ofMinutes(30));
            world.send(1);
        }
        letters.forEach(each -> assertEquals(OutboxState.CONFIRMED, world.line(each).state()));
        letters.forEach(each -> assertEquals(1, world.sandbox.stored(world.uniqueIdOf(each))));
    }

    @Test void aNewVersionReplacesTheOldAtTheServerInOrder() throws Exception {
        DocumentId first = world.letter(patient, "première version");
        request(first);
        Path newer = java.nio.file.Files.write(folder.resolve("newer.pdf"), SampleSubmission.pdf("seconde version"));
        world.documents.replace(world.doctor, first, newer, new ImportWish(Optional.of(patient), Optional.empty(),
                PartialDate.parse("2026-11-21"), Optional.of("Compte rendu"), false));
        DocumentId second = world.documents.list(world.doctor, patient, fr.havre.documents.DocumentFilter.CURRENT)
                .getFirst().id();
        request(second);
        world.send(3);
        assertEquals(OutboxState.CONFIRMED, world.line(second).state());
        assertEquals(RemoteDocument.Status.SUPERSEDED, remote(first).status());
        assertEquals(RemoteDocument.Status.CURRENT, remote(second).status());
        assertEquals(List.of(remote(first).entryUuid()), remote(second).replaces());
    }

    @Test void whatChangedOnBothSidesIsAConflictAndBothAreKept() throws Exception {
        DocumentId first = world.letter(patient, "version commune");
        request(first);
        world.send(1);
        byte[] theirs = SampleSubmission.pdf("leur version");
        Submission ours = world.vault.clinical().read(tx -> SubmissionRepository.last(tx, first)).orElseThrow()
                .submission();
        String theirId = SampleSubmission.newUniqueId();
        world.connected.connector().orElseThrow().submit(SampleSubmission.of(ours.patient(), ours.submitter(),
                theirId, theirs,
                Optional.of(ours.document().uniqueId())), () -> new java.io.ByteArrayInputStream(theirs));
        Path newer = java.nio.file.Files.write(folder.resolve("newer.pdf"), SampleSubmission.pdf("notre version"));
        world.documents.replace(world.doctor, first, newer, new ImportWish(Optional.of(patient), Optional.empty(),
                PartialDate.parse("2026-11-21"), Optional.of("Compte rendu"), false));
        DocumentId second = world.documents.list(world.doctor, patient, fr.havre.documents.DocumentFilter.CURRENT)
                .getFirst().id();
        request(second);
        world.send(2);
        assertEquals(OutboxState.CONFLICT, world.line(second).state());
        assertEquals(1, world.vault.clinical().read(tx -> world.conflicts.open(tx)).size());
        assertEquals(1, world.sandbox.stored(theirId));
        assertEquals(0, world.sandbox.stored(world.uniqueIdOf(second)));
        aPersonChooses(second, theirId);
    }

    /** Once both are known, ours can stand beside theirs. */
    private void aPersonChooses(DocumentId ours, String theirId) throws Exception {
        DocumentConflict listed = world.queue.conflicts(world.doctor).getFirst();
        assertEquals(ours, listed.ours());
        assertEquals(Optional.empty(), listed.theirs(), "not looked at yet");
        assertEquals(java.util.Set.of(Conflict.Choice.THEIRS, Conflict.Choice.BOTH), listed.choices());
        java.util.UUID conflict = listed.conflict().id();
        assertEquals(Code.NO_SUCH_ENTRY, assertThrows(RecordRefusedException.class,
                () -> world.publishing.resolve(world.doctor, conflict, Conflict.Choice.OURS)).code());
        world.publishing.resolve(world.doctor, conflict, Conflict.Choice.BOTH);
        world.send(2);
        assertEquals(OutboxState.CONFIRMED, world.line(ours).state());
        assertEquals(List.of(), remote(ours).replaces());
        assertEquals(RemoteDocument.Status.CURRENT, world.connected.connector().orElseThrow()
                .findByUniqueId(world.ins("lefevre"), theirId).orElseThrow().status());
        assertEquals(List.of(), world.vault.clinical().read(tx -> world.conflicts.open(tx)));
    }

    @Test void theServersRefusalIsKeptWithItsCode() {
        world.sandbox.closeRecordOf(world.sandbox.people().patient("lefevre"), "décès");
        DocumentId letter = world.letter(patient, "fermé");
        request(letter);
        world.send(1);
        assertEquals(OutboxState.BLOCKED, world.line(letter).state());
        assertEquals(Optional.of("CLOSED"), world.line(letter).code());
    }

    @Test void ourOwnPublicationIsNoNewsWhenTheRecordIsLookedAt() {
        DocumentId letter = world.letter(patient, "la nôtre");
        request(letter);
        world.send(1);
        world.consultation.open(world.doctor, patient);
        world.pull(patient);
        assertEquals(List.of(Keeping.KEPT), world.entries(patient).stream().map(RecordEntry::keeping).toList());
        assertEquals(List.of(), world.consultation.news(world.doctor, patient));
        request(letter);
        assertEquals(1, world.vault.clinical().read(tx -> world.outbox.of(tx, letter.value())).size());
    }

    @Test void onlyAQualifiedIdentityGoesToTheRecord() {
        PatientId provisional = world.provisional("marchand");
        DocumentId letter = world.letter(provisional, "provisoire");
        assertEquals(PatientException.Code.NOT_QUALIFIED,
                assertThrows(PatientException.class, () -> request(letter)).code());
    }

    @Test void anOppositionIsRespected() {
        DocumentId letter = world.letter(patient, "opposition");
        world.consents.record(world.doctor, patient, Decision.IO, LocalDate.parse("2026-11-24"));
        assertThrows(ConsentException.class, () -> request(letter));
        assertEquals(List.of(), world.vault.clinical().read(tx -> world.outbox.waiting(tx)));
    }

    @Test void aSecretaryPublishesNothing() {
        DocumentId letter = world.letter(patient, "secrétariat");
        assertThrows(AccessDeniedException.class,
                () -> world.publishing.request(world.vault.session(Role.SECRETARY), letter));
    }

    @Test void identityPapersUnknownTypesAndOtherFormatsStayHere() {
        DocumentId paper = world.imported(SampleSubmission.pdf("carte"), new ImportWish(Optional.of(patient),
                Optional.of("ATTEST-DROITS-AM"), PartialDate.parse("2026-11-20"), Optional.of("Attestation"), false));
        assertRefused(Code.IDENTITY_PAPER, paper);
        DocumentId untyped = world.imported(SampleSubmission.pdf("sans type"), ImportWish.forPatient(patient));
        assertRefused(Code.METADATA_MISSING, untyped);
    }

    @Test void tellsEveryObstacleAtOnceAndNoneWhereNothingIsInTheWay() {
        DocumentId letter = world.letter(patient, "sans obstacle");
        assertEquals(List.of(), world.publishing.obstacles(world.doctor, letter));
        PatientId provisional = world.provisional("marchand");
        world.consents.record(world.doctor, provisional, Decision.IO, LocalDate.parse("2026-11-24"));
        DocumentId untyped = world.imported(SampleSubmission.pdf("sans type"), ImportWish.forPatient(provisional));
        assertEquals(List.of("access.PUBLISH_DOCUMENT", "patient.NOT_QUALIFIED", "consent.OPPOSED_TO_FEEDING",
                "recordRefused.METADATA_MISSING", "recordRefused.AUTHOR_INCOMPLETE"),
                world.publishing.obstacles(world.vault.session(Role.SECRETARY), untyped).stream()
                        .map(each -> ErrorWords.key(ErrorWords.codeOf(each).orElseThrow())).toList());
    }

    @Test void aPersonWhoseNationalNumberIsNotKnownPublishesNothing() {
        DocumentId letter = world.letter(patient, "sans RPPS");
        RecordRefusedException refused = assertThrows(RecordRefusedException.class,
                () -> world.publishing.request(world.vault.session(Role.DOCTOR), letter));
        assertEquals(Code.AUTHOR_INCOMPLETE, refused.code());
    }

    @Test void aCdaLeavesAsItIs() throws Exception {
        DocumentId letter = world.letter(patient, "enveloppée");
        request(letter);
        world.send(1);
        ByteArrayOutputStream cda = new ByteArrayOutputStream();
        world.connected.connector().orElseThrow().fetch(remote(letter), cda);
        String text = cda.toString(java.nio.charset.StandardCharsets.UTF_8);
        String uniqueId = fr.havre.documents.Identifier.parse(world.uniqueIdOf(letter)).orElseThrow().value();
        String renamed = text.replace(uniqueId, fr.havre.documents.Identifier.of(java.util.UUID.randomUUID()).value());
        DocumentId received = world.imported(renamed.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                ImportWish.forPatient(patient));
        assertEquals(DocumentFormat.CDA, world.vault.clinical().read(tx -> world.documents.line(tx, received))
                .format());
        request(received);
        world.send(1);
        assertEquals(OutboxState.CONFIRMED, world.line(received).state());
        assertEquals(Optional.of(SampleSubmission.sha1(renamed.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                remote(received).sha1());
    }

    private void assertRefused(Code code, DocumentId document) {
        assertEquals(code, assertThrows(RecordRefusedException.class, () -> request(document)).code());
    }
}
