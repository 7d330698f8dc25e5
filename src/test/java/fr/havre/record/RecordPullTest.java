package fr.havre.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Recognition;
import fr.havre.patients.Consent.Decision;
import fr.havre.patients.ConsentException;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordEntry.Keeping;
import fr.havre.record.RecordEntry.News;
import fr.havre.record.RecordEntry.Status;
import fr.havre.sandbox.Fault;
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import fr.havre.sync.PullCursor;
import fr.havre.vault.db.CommitLog;
import fr.havre.vault.db.Transaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the record to the vault, through a network that fails. */
class RecordPullTest {
    @TempDir Path folder;

    private RecordWorld world;
    private PatientId patient;
    private RecordConnector hospital;

    @BeforeEach void open() {
        world = new RecordWorld(folder, SandboxOptions.defaults().withoutSamples());
        patient = world.qualified("lefevre");
        hospital = connectorOf("esteve");
        world.consultation.open(world.doctor, patient);
    }

    @AfterEach void close() {
        hospital.close();
        world.close();
    }

    private RecordConnector connectorOf(String professional) {
        String token = world.sandbox.people().professional(professional).token();
        return RecordConnectorProvider.of("mhd").orElseThrow()
                .connector(new ConnectorSettings(world.sandbox.baseUri(), () -> token,
                Optional.empty(), ConnectorSettings.Timeouts.usual(), Map.of()));
    }

    /** A letter of the hospital, straight into the record. */
    private String arrives(String words, Optional<String> replaces) throws RecordException {
        return arrives(SampleSubmission.pdf(words), replaces);
    }

    private String arrives(byte[] bytes, Optional<String> replaces) throws RecordException {
        Professional who = world.sandbox.people().professional("esteve");
        Submission.Author author = new Submission.Author(who.id(), who.family(), who.given(),
                new fr.havre.documents.CodedValue(
                who.speciality(), "1.2.250.1.213.1.1.4.5", who.specialityWords()),
                new Submission.Organisation(who.structure(), who.structureName()));
        String uniqueId = SampleSubmission.newUniqueId();
        Submission plain = SampleSubmission.of(SampleSubmission.patient(world.ins("lefevre")), author, uniqueId,
                bytes, replaces);
        Submission submission = new Submission(plain.setId(), plain.sourceId(),
                world.vault.time().instant().atOffset(java.time.ZoneOffset.UTC), plain.activity(), plain.submitter(),
                plain.patient(), plain.document());
        hospital.submit(submission, () -> new ByteArrayInputStream(bytes));
        return uniqueId;
    }

    private RecordEntry only() {
        List<RecordEntry> entries = world.entries(patient);
        assertEquals(1, entries.size(), entries.toString());
        return entries.getFirst();
    }

    private List<DocumentLine> kept() {
        return world.documents.list(world.doctor, patient, DocumentFilter.CURRENT);
    }

    private void later(Duration span) {
        world.vault.waitFor(span);
    }

    @Test void whatIsNewIsListedToldAndFetchedOnlyWhenPicked() throws Exception {
        arrives("un courrier", Optional.empty());
        world.pull(patient);
        assertEquals(Keeping.LISTED, only().keeping());
        assertEquals(List.of(News.NEW), world.consultation.news(world.doctor, patient).stream()
                .map(each -> each.news().orElseThrow()).toList());
        assertEquals(List.of(), kept());
        world.consultation.pick(world.doctor, patient, List.of(only().id()));
        world.pull(patient);
        assertEquals(Keeping.KEPT, only().keeping());
        assertEquals(Set.of(Origin.Kind.RECORD), kept().getFirst().origins());
        assertEquals(only().document(), Optional.of(kept().getFirst().id()));
        world.consultation.told(world.doctor, patient);
        assertEquals(List.of(), world.consultation.news(world.doctor, patient));
        assertEquals(Optional.of(RecordStatus.State.OPEN), world.consultation.status(world.doctor, patient)
                .map(RecordStatus::state));
    }

    @Test void whoComesSoonIsLookedAtThoughNobodyOpenedTheRecord() throws Exception {
        arrives("un courrier", Optional.empty());
        PatientId refused = world.qualified("marchand");
        world.consents.record(world.doctor, refused, Decision.INC, LocalDate.of(2026, 11, 1));
        PatientId unqualified = world.provisional("petit");
        PatientId comes = world.qualified("morel");
        world.expected.addAll(List.of(refused, unqualified, comes));
        List<List<UUID>> opened = new ArrayList<>();
        world.vault.clinical().logTo(new CommitLog() {
            @Override public void write(Transaction tx, List<Act> acts) {
                assertTrue(acts.stream().noneMatch(each -> each.code().equals("record.opened")));
                acts.stream().filter(each -> each.code().equals("record.opened-for-visit")).map(Act::subjects).forEach(opened::add);
            }

            @Override public void committed() { }

            @Override public void rolledBack() { }
        });
        world.puller.runUntilIdle();
        assertTrue(cursor(comes).flatMap(PullCursor::pulledAt).isPresent());
        assertEquals(Optional.empty(), cursor(refused), "nothing is asked about who refused, nor shown as a failure");
        assertEquals(Optional.empty(), cursor(unqualified));
        assertEquals(List.of(List.of(comes.value(), RecordWorld.APPOINTMENT)), opened, "by a visit, not by a person");
    }

    private Optional<PullCursor> cursor(PatientId one) {
        return world.vault.clinical().read(tx -> world.puller.cursor(tx, RecordPull.NAME, one.value()));
    }

    @Test void theQuickLookFindsWhatCameSinceWithoutListingEverything() throws Exception {
        arrives("ancien", Optional.empty());
        world.pull(patient);
        later(Duration.ofHours(2));
        world.sandbox.received().clear();
        arrives("nouveau", Optional.empty());
        world.pull(patient);
        assertEquals(2, world.entries(patient).size());
        assertEquals(0, world.sandbox.received().count(Kind.FIND_DOCUMENTS));
        assertEquals(1, world.sandbox.received().count(Kind.FIND_SUBMISSIONS));
    }

    @Test void byRuleEverythingIsFetchedInBatches() throws Exception {
        for (int i = 0; i < 25; i++) arrives("document " + i, Optional.empty());
        world.consultation.fetchAutomatically(world.doctor, patient, true);
        world.pull(patient);
        assertEquals(25, kept().size());
        assertTrue(world.entries(patient).stream().allMatch(each -> each.keeping() == Keeping.KEPT));
    }

    @Test void theCableCutAnywhereLeavesNothingHalfKeptAndTheNextLookGoesOn() throws Exception {
        for (int cut = 0; cut < 20; cut++) {
            arrives("coupure " + cut, Optional.empty());
            world.consultation.fetchAutomatically(world.doctor, patient, true);
            Kind kind = List.of(Kind.FIND_DOCUMENTS, Kind.FIND_SUBMISSIONS, Kind.READ_DOCUMENT, Kind.READ_CONTENT)
                    .get(cut % 4);
            world.sandbox.faults().cutAt(10 + cut * 25L, 1, kind);
            world.pull(patient);
            later(Duration.ofHours(2));
            world.sandbox.faults().clear();
            world.pull(patient);
            assertEquals(cut + 1, kept().size(), "cut " + cut);
            assertEquals(cut + 1, world.entries(patient).size());
        }
        for (RecordEntry each : world.entries(patient)) {
            try (var in = world.documents.open(world.doctor, each.document().orElseThrow()).open()) {
                assertEquals(each.described().sha1(), Optional.of(SampleSubmission.sha1(in.readAllBytes())));
            }
        }
    }

    @Test void oneDocumentTheServerCannotGiveDoesNotHoldBackTheOthers() throws Exception {
        for (int i = 0; i < 4; i++) arrives("document " + i, Optional.empty());
        world.pull(patient);
        world.consultation.fetchAutomatically(world.doctor, patient, true);
        world.sandbox.faults().next(1, new Fault.Status(500, null), Kind.READ_CONTENT);
        later(Duration.ofHours(2));
        world.pull(patient);
        assertEquals(3, kept().size());
        later(Duration.ofHours(2));
        world.pull(patient);
        assertEquals(4, kept().size());
    }

    @Test void offlineNothingIsLostAndEverythingComesWhenTheNetworkIsBack() throws Exception {
        arrives("avant", Optional.empty());
        world.consultation.fetchAutomatically(world.doctor, patient, true);
        world.sandbox.faults().networkDown(true);
        world.pull(patient);
        assertEquals(List.of(), world.entries(patient));
        world.sandbox.faults().networkDown(false);
        later(Duration.ofHours(2));
        world.pull(patient);
        assertEquals(1, kept().size());
    }

    @Test void aReplacementAHiddenAndADeletedDocumentAreTold() throws Exception {
        String first = arrives("version 1", Optional.empty());
        String hidden = arrives("à masquer", Optional.empty());
        String deleted = arrives("à supprimer", Optional.empty());
        world.pull(patient);
        world.consultation.told(world.doctor, patient);
        arrives("version 2", Optional.of(first));
        hospital.change(world.ins("lefevre"), found(hidden), RecordChange.HIDE_FROM_PATIENT);
        hospital.change(world.ins("lefevre"), found(deleted), RecordChange.DELETE);
        later(Duration.ofHours(25));
        world.pull(patient);
        assertEquals(Optional.of(News.REPLACED), entry(first).news());
        assertEquals(Status.SUPERSEDED, entry(first).status());
        assertEquals(Optional.of(News.HIDDEN), entry(hidden).news());
        assertEquals(Set.of(Visibility.HIDDEN_FROM_PATIENT), entry(hidden).described().hidden());
        assertEquals(Optional.of(News.REMOVED), entry(deleted).news());
        hospital.change(world.ins("lefevre"), found(hidden), RecordChange.SHOW_TO_ALL);
        later(Duration.ofHours(25));
        world.pull(patient);
        assertEquals(Optional.of(News.SHOWN), entry(hidden).news());
    }

    private RemoteDocument found(String uniqueId) throws RecordException {
        return hospital.findByUniqueId(world.ins("lefevre"), uniqueId).orElseThrow();
    }

    private RecordEntry entry(String uniqueId) {
        String key = fr.havre.documents.Identifier.parse(uniqueId).orElseThrow().value();
        return world.entries(patient).stream().filter(each -> each.uniqueId().equals(key)).findFirst().orElseThrow();
    }

    @Test void theSameDocumentAlreadyImportedIsOneDocumentWithTwoOrigins() throws Exception {
        byte[] pdf = SampleSubmission.pdf("reçu deux fois");
        world.imported(pdf, ImportWish.forPatient(patient).withType("11488-4"));
        arrives(pdf, Optional.empty());
        world.consultation.fetchAutomatically(world.doctor, patient, true);
        world.pull(patient);
        assertEquals(1, kept().size());
        assertEquals(Set.of(Origin.Kind.FILE, Origin.Kind.RECORD), kept().getFirst().origins());
        assertEquals(Keeping.KEPT, only().keeping());
    }

    @Test void aDocumentAboutSomebodyElseIsKeptAsideWithItsReasonAndNeverShown() throws Exception {
        PatientId other = world.qualified("marchand");
        var letter = world.letter(other, "autre patient");
        world.publishing.request(world.doctor, letter);
        world.send(1);
        ByteArrayOutputStream cda = new ByteArrayOutputStream();
        RecordConnector ours = world.connected.connector().orElseThrow();
        ours.fetch(ours.findByUniqueId(world.ins("marchand"), world.uniqueIdOf(letter)).orElseThrow(), cda);
        arrives(cda.toByteArray(), Optional.empty());                    // announced as a PDF of another patient
        world.consultation.fetchAutomatically(world.doctor, patient, true);
        world.pull(patient);
        assertEquals(Keeping.REFUSED, only().keeping());
        assertEquals(Optional.of("filing.OTHER_PATIENT"), only().refusal());
        assertEquals(List.of(), kept());
    }

    @Test void aClosedRecordIsKnownAsClosedAndNothingIsAskedOfIt() {
        world.sandbox.closeRecordOf(world.sandbox.people().patient("lefevre"), "décès");
        world.pull(patient);
        assertEquals(Optional.of(RecordStatus.State.CLOSED), world.consultation.status(world.doctor, patient)
                .map(RecordStatus::state));
        assertEquals(0, world.sandbox.received().count(Kind.FIND_DOCUMENTS));
        var letter = world.letter(patient, "trop tard");
        assertEquals(RecordRefusedException.Code.RECORD_CLOSED, assertThrows(RecordRefusedException.class,
                () -> world.publishing.request(world.doctor, letter)).code());
    }

    @Test void whoeverMayNotConsultAsksNothing() {
        assertThrows(AccessDeniedException.class,
                () -> world.consultation.open(world.vault.session(Role.SECRETARY), patient));
        world.consents.record(world.doctor, patient, Decision.INC, LocalDate.parse("2026-11-24"));
        assertThrows(ConsentException.class, () -> world.consultation.open(world.doctor, patient));
        world.pull(patient);
        assertEquals(0, world.sandbox.received().total());
    }

    @Test void documentsOlderThanTwoYearsAreNotAskedForAtFirst() throws Exception {
        arrives("récent", Optional.empty());
        world.pull(patient);
        assertTrue(world.sandbox.received().lines().stream().noneMatch(each -> each.status() >= 400));
        world.consultation.lookBackTo(world.doctor, patient, LocalDate.parse("2010-01-01"));
        assertEquals(LocalDate.parse("2010-01-01"), world.vault.clinical()
                .read(tx -> WatchRepository.find(tx, patient)).orElseThrow().fromDay());
    }

    @Test void everySampleDocumentOfTheSandboxComesHomeWhole(@TempDir Path another) throws Exception {
        try (RecordWorld whole = new RecordWorld(another, SandboxOptions.defaults(), Recognition::recognise)) {
            int listed = 0;
            for (Person person : whole.sandbox.people().patients()) {
                if (person.record() != Person.State.OPEN) continue;
                PatientId each = whole.qualified(person.key());
                whole.consultation.open(whole.doctor, each);
                whole.consultation.lookBackTo(whole.doctor, each, LocalDate.parse("1950-01-01"));
                whole.consultation.fetchAutomatically(whole.doctor, each, true);
                whole.pull(each);
                List<RecordEntry> entries = whole.entries(each);
                listed += entries.size();
                assertEquals(List.of(), entries.stream().filter(entry -> entry.keeping() != Keeping.KEPT)
                        .map(entry -> person.key() + " " + entry.refusal().orElse("?") + " "
                        + entry.described().contentType()
                                .orElse("")).toList());
            }
            assertTrue(listed > 20, "only " + listed);
        }
    }
}
