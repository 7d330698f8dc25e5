package fr.havre.record;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.Documents;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Recognised;
import fr.havre.documents.cda.CdaDocument;
import fr.havre.documents.cda.CdaReader;
import fr.havre.patients.Consents;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import fr.havre.sync.Backoff;
import fr.havre.sync.Conflicts;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxWorker;
import fr.havre.sync.PullWorker;
import fr.havre.sync.Reachability;
import fr.havre.sync.SyncSettings;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A practice with a real vault, and the sandbox as its national record. */
final class RecordWorld implements AutoCloseable {
    final TestVault vault;
    final Sandbox sandbox;
    final Session doctor;
    final Patients patients;
    final Consents consents;
    final Documents documents;
    final RecordSettings settings;
    final ConnectedRecord connected;
    final Outbox outbox = new Outbox();
    final Conflicts conflicts = new Conflicts();
    final RecordPublishing publishing;
    final RecordConsultation consultation;
    final RecordQueue queue;
    final RecordChanging changing;
    final OutboxWorker sender;
    final PullWorker puller;
    /** What everybody who comes soon comes for. */
    static final UUID APPOINTMENT = new UUID(7, 7);
    /** Who comes soon. */
    final List<PatientId> expected = new ArrayList<>();
    private final Reachability reachability;

    RecordWorld(Path folder, SandboxOptions options) {
        this(folder, options, RecordWorld::recognise);
    }

    RecordWorld(Path folder, SandboxOptions options, Function<DocumentSource, Recognised> recogniser) {
        vault = TestVault.in(folder);
        sandbox = Sandbox.start(options.withTime(vault.time()));
        doctor = vault.session(Role.DOCTOR);
        patients = new Patients(vault.administrative());
        consents = new Consents(vault.administrative());
        documents = new Documents(List.of(new DocumentStore(vault.administrative(),
                vault.contents(Compartment.ADMINISTRATIVE)),
                new DocumentStore(vault.clinical(), vault.contents(Compartment.CLINICAL))), patients,
                recogniser, List.of(new RecordTraces(vault.contents(Compartment.CLINICAL), outbox, conflicts)), vault.time());
        settings = new RecordSettings(vault.clinical());
        describe();
        connected = new ConnectedRecord(vault.clinical(), settings,
                connection -> RecordConnectorProvider.of("mhd").orElseThrow()
                .connector(new ConnectorSettings(connection.base(), connection::token, connection.certificates(),
                        new ConnectorSettings.Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                                Duration.ofSeconds(20)), connection.preferences())));
        publishing = new RecordPublishing(vault.clinical(), vault.contents(Compartment.CLINICAL), documents, patients,
                consents,
                settings, outbox, vault.time());
        consultation = new RecordConsultation(vault.clinical(), patients, consents);
        SyncSettings eager = new SyncSettings(2, Backoff.STANDARD, RandomGenerator.of("L64X128MixRandom"));
        reachability = new Reachability(vault.clinical(), eager);
        queue = new RecordQueue(vault.clinical(), outbox, conflicts, reachability,
                () -> reachability.tryAgain(vault.time().instant()));
        sender = new OutboxWorker(vault.clinical(), List.of(new PublishHandler(vault.clinical(),
                vault.contents(Compartment.CLINICAL), connected, outbox, conflicts), new ChangeHandler(vault.clinical(),
                connected)), reachability, vault.time(), eager);
        changing = new RecordChanging(vault.clinical(), patients, outbox);
        puller = new PullWorker(vault.clinical(), List.of(new RecordPull(doctor, vault.clinical(), documents,
                patients, consents,
                connected, outbox, conflicts, PullSettings.usual(), vault.time(), _ -> visits())), reachability, vault.time(), eager);
    }

    private Map<PatientId, UUID> visits() {
        Map<PatientId, UUID> visits = new LinkedHashMap<>();
        expected.forEach(each -> visits.put(each, APPOINTMENT));
        return visits;
    }

    private void describe() {
        Professional who = professional();
        settings.describePractice(doctor, new RecordSettings.Practice(who.structure(), who.structureName(),
                who.facility(),
                who.setting()));
        settings.describe(doctor, doctor.person(), new RecordSettings.Professional(who.id(), who.family(), who.given(),
                who.speciality()));
        settings.connect(doctor, new RecordSettings.Connection("mhd", sandbox.baseUri(), who.token(),
                Optional.empty(), Map.of()));
    }

    Professional professional() {
        return sandbox.people().professional("roussel");
    }

    /** A sample person as a qualified patient of the practice. */
    PatientId qualified(String key) {
        Person person = sandbox.people().patient(key);
        Traits traits = traits(person);
        Patients.Draft draft = new Patients.Draft(traits);
        PatientId id = patients.create(doctor, draft, patients.duplicatesOf(doctor, draft).stream()
                .map(each -> each.patient()).collect(java.util.stream.Collectors.toSet()));
        patients.insiAnswered(doctor, id, ins(key), traits, true);
        int version = vault.administrative().read(tx -> patients.find(tx, id)).orElseThrow().version();
        patients.proofChecked(doctor, id, version, ProofType.IDENTITY_CARD);
        return id;
    }

    PatientId provisional(String key) {
        return patients.create(doctor, new Patients.Draft(traits(sandbox.people().patient(key))), Set.of());
    }

    private static Traits traits(Person person) {
        return new Traits(person.family(), person.given(), PartialDate.parse(person.birthDate()),
                Sex.parse(person.sex()).orElseThrow(), Optional.of(person.birthPlace()));
    }

    Ins ins(String key) {
        Person person = sandbox.people().patient(key);
        return new Ins(person.ins(), Ins.Issuer.ofOid(person.oid()).orElseThrow());
    }

    /** A PDF letter of general practice, filed for the patient. */
    DocumentId letter(PatientId patient, String words) {
        return imported(SampleSubmission.pdf(words), new ImportWish(Optional.of(patient), Optional.of("11488-4"),
                PartialDate.parse("2026-11-20"), Optional.of("Compte rendu"), false));
    }

    DocumentId imported(byte[] bytes, ImportWish wish) {
        ImportOutcome outcome = documents.importDocument(doctor, DocumentSource.of(bytes),
                new Origin(Origin.Kind.FILE, vault.time().instant(), "f", Optional.empty()), wish);
        return switch (outcome) {
            case ImportOutcome.Imported imported -> imported.document();
            case ImportOutcome.AlreadyThere there -> there.document();
            default -> throw new AssertionError(outcome);
        };
    }

    /** The last line of the queue about a document. */
    OutboxLine line(DocumentId document) {
        return vault.clinical().read(tx -> outbox.of(tx, document.value())).getLast();
    }

    String uniqueIdOf(DocumentId document) {
        return vault.clinical().read(tx -> SubmissionRepository.last(tx, document)).orElseThrow().submission()
                .document().uniqueId();
    }

    /** Lets everything due be sent, in rounds a minute apart. */
    void send(int rounds) {
        for (int i = 0; i < rounds; i++) {
            sender.runUntilIdle();
            vault.waitFor(Duration.ofMinutes(2));
            reachability.tryAgain(vault.time().instant());
        }
    }

    void pull(PatientId patient) {
        puller.pullNow("record.pull", patient.value());
        reachability.tryAgain(vault.time().instant());
        puller.runUntilIdle();
    }

    List<RecordEntry> entries(PatientId patient) {
        return consultation.entries(doctor, patient);
    }

    /** PDFs by their first bytes, all else as CDA: formats have their own tests. */
    private static Recognised recognise(DocumentSource source) {
        try (InputStream in = source.open()) {
            if (new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("%PDF")) {
                return new Recognised(DocumentFormat.PDF, DocumentMetadata.NONE, "", OptionalInt.of(1), Set.of(),
                        List.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CdaDocument read = CdaReader.read(source, 1 << 20);
        return new Recognised(DocumentFormat.CDA, read.metadata(), read.narrative(), OptionalInt.empty(),
                read.warnings(), List.of());
    }

    @Override public void close() {
        sender.close();
        puller.close();
        connected.close();
        sandbox.close();
        vault.close();
    }
}
