package fr.havre.cli.demo;

import fr.havre.Locked;
import fr.havre.OpenRecord;
import fr.havre.OpenVault;
import fr.havre.access.Role;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.SearchAnswer;
import fr.havre.documents.SearchRequest;
import fr.havre.documents.search.SearchFilter;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordEntry;
import fr.havre.record.RecordSettings;
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.samples.Professional;
import fr.havre.sandbox.samples.SampleFolder.LocalBytes;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.NewPerson;
import fr.havre.vault.PendingSheet;
import fr.havre.vault.Progress;
import fr.havre.vault.VaultHost;
import fr.havre.vault.keys.PassphraseWords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The steps, in order. Each does the real thing: real files, a real server process's sockets, real cuts. */
public final class Demo {
    private static final String DOCTOR = "CR";
    private static final String DESK = "AC";
    private static final List<String> SEARCHES = List.of("ferritine", "pneumo", "ménisque", "antigrip");

    private final Path folder;
    private final Telling telling;
    private final DemoClock clock = new DemoClock();
    private final char[] deskPassphrase = new PassphraseWords(new SecureRandom()).propose();
    private Map<String, PatientId> patients = new LinkedHashMap<>();
    private int kept;
    private int refused;
    private int searches;
    private long slowestMillis;
    private int sent;
    private int sentTwice;
    private int received;
    private int unsettled;

    private Demo(Path folder, Telling telling) {
        this.folder = folder;
        this.telling = telling;
    }

    /**
     * Plays everything in {@code folder}, which is made and must not exist yet.
     *
     * @throws IOException if the folder cannot be written
     */
    public static DemoSummary play(Path folder, java.io.PrintStream out, fr.havre.ui.words.DemoWords words) throws IOException {
        return new Demo(folder, new Telling(out, words)).play();
    }

    private DemoSummary play() throws IOException {
        long start = System.nanoTime();
        DemoScan scan = new DemoScan(List.of(folder));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withTime(clock))) {
            try (OpenVault vault = makeVault()) {
                enterPatients(vault, sandbox);
                importFiles(vault, sandbox);
                find(vault);
                connect(vault, sandbox);
                send(vault, sandbox);
                receive(vault, sandbox);
                unsettled = waiting(vault).size();
            }
            frontDesk();
            List<Finding> findings = verify();
            List<String> readable = scan(scan, sandbox);
            return summary(findings, readable, Duration.ofNanos(System.nanoTime() - start).toSeconds());
        }
    }

    private VaultHost host() {
        return new VaultHost(folder.resolve("appdata"), clock, _ -> { });
    }

    private char[] doctorPassphrase;

    private OpenVault makeVault() {
        telling.step("step.vault");
        doctorPassphrase = new PassphraseWords(new SecureRandom()).propose();
        NewPerson doctor = NewPerson.of(DOCTOR, "Dr Claire Roussel", Role.DOCTOR.name(), true);
        try (OpenVault first = Locked.create(folder.resolve("vault"), host(), doctor, doctorPassphrase.clone())) {
            first.unlocked().people().add(NewPerson.of(DESK, "Accueil", Role.FRONT_DESK.name(), false), deskPassphrase.clone());
            try (PendingSheet sheet = first.unlocked().people().newRecoverySheet()) {
                sheet.confirm(sheet.groups().get(sheet.askedGroup() - 1));
            }
        }
        long before = System.nanoTime();
        OpenVault vault = Locked.at(folder.resolve("vault"), host()).unlock(DOCTOR, doctorPassphrase.clone());
        telling.line("vault.made", DOCTOR, millisSince(before));
        return vault;
    }

    private void enterPatients(OpenVault vault, Sandbox sandbox) {
        telling.step("step.patients");
        patients = DemoPatients.enter(vault, sandbox.people().patients());
        long qualified = patients.values().stream().filter(id -> vault.unlocked().database(Compartment.ADMINISTRATIVE)
                .read(tx -> vault.patients().find(tx, id)).orElseThrow().status() == IdentityStatus.QUAL).count();
        telling.line("patients.entered", patients.size(), qualified);
    }

    private void importFiles(OpenVault vault, Sandbox sandbox) throws IOException {
        telling.step("step.import");
        int alone = 0;
        int confirmed = 0;
        List<LocalBytes> files = sandbox.sampleFiles();
        for (LocalBytes file : files) {
            if (speaksForItself(file)) {
                alone += documentsOf(take(vault, file.name(), file.bytes(), ImportWish.NONE));
            } else {
                take(vault, file.name(), file.bytes(), confirmed(file));
                confirmed++;
            }
        }
        kept = alone + confirmed;
        telling.line("import.kept", kept, alone, confirmed);
        LocalBytes again = files.getFirst();
        if (take(vault, again.name(), again.bytes(), ImportWish.forPatient(patients.get(again.patient())))
                instanceof ImportOutcome.AlreadyThere) telling.line("import.again");
        for (Map.Entry<String, byte[]> file : HostileFiles.all().entrySet()) {
            try {
                take(vault, file.getKey(), file.getValue(), ImportWish.NONE);
            } catch (DocumentRefusedException no) {
                refused++;
                telling.line("import.hostile", file.getKey(), telling.words().sentence(no));
            }
        }
    }

    /** CDA and XDM name their patient by a verified INS; of the rest a person says whose and what it is. */
    private static boolean speaksForItself(LocalBytes file) {
        return switch (file.sample().form()) {
            case CDA_STRUCTURED, CDA_PDF, CDA_PAPER, FHIR_DOCUMENT, XDM -> true;
            case PDF, PAPER_PDF, JPEG, PNG, TIFF, TEXT -> false;
        };
    }

    private ImportWish confirmed(LocalBytes file) {
        return new ImportWish(Optional.of(patients.get(file.patient())), Optional.of(file.sample().type()),
                Optional.of(PartialDate.of(file.sample().writtenAt(clock.instant()))), Optional.of(file.sample().title()), true);
    }

    private ImportOutcome take(OpenVault vault, String name, byte[] bytes, ImportWish wish) {
        return vault.documents().importDocument(vault.session(), DocumentSource.of(bytes),
                new Origin(Origin.Kind.FILE, clock.instant(), name, Optional.empty()), wish);
    }

    private static int documentsOf(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Unpacked archive -> archive.documents().stream().mapToInt(Demo::documentsOf).sum();
            case ImportOutcome.Imported _, ImportOutcome.NeedsPatient _ -> 1;
            case ImportOutcome.AlreadyThere _, ImportOutcome.Refused _ -> 0;
        };
    }

    private void find(OpenVault vault) {
        telling.step("step.search");
        for (String words : SEARCHES) {
            SearchAnswer answer = search(vault, words);
            telling.line("search.hit", words, answer.hits().size(), lastSearchMillis,
                    answer.hits().isEmpty() ? "" : answer.hits().getFirst().phrase().text());
        }
    }

    private long lastSearchMillis;

    private SearchAnswer search(OpenVault vault, String words) {
        long before = System.nanoTime();
        SearchAnswer answer = vault.documents().search(vault.session(), new SearchRequest(words, SearchFilter.NONE, 20), () -> false);
        lastSearchMillis = millisSince(before);
        searches++;
        slowestMillis = Math.max(slowestMillis, lastSearchMillis);
        return answer;
    }

    private void connect(OpenVault vault, Sandbox sandbox) {
        Professional doctor = sandbox.people().professional("roussel");
        RecordSettings settings = vault.record().settings();
        settings.connect(vault.session(), new RecordSettings.Connection("mhd", URI.create(sandbox.baseUri() + "/"),
                doctor.token(), Optional.empty(), Map.of()));
        settings.describePractice(vault.session(), new RecordSettings.Practice(doctor.structure(), doctor.structureName(),
                doctor.facility(), doctor.setting()));
        settings.describe(vault.session(), vault.session().person(), new RecordSettings.Professional(doctor.id(),
                doctor.family(), doctor.given(), doctor.speciality()));
    }

    private void send(OpenVault vault, Sandbox sandbox) {
        telling.step("step.send");
        Map<String, Integer> reasons = new LinkedHashMap<>();
        List<DocumentId> asked = new ArrayList<>();
        for (DocumentLine line : ourDocuments(vault)) {
            try {
                vault.record().publishing().request(vault.session(), line.id());
                asked.add(line.id());
                if (asked.size() == 1) loseTheFirstAnswer(vault, sandbox);
            } catch (RuntimeException e) {
                reasons.merge(telling.words().sentence(e), 1, Integer::sum);
            }
        }
        int notSent = reasons.values().stream().mapToInt(Integer::intValue).sum();
        refused += notSent;
        telling.line("send.queued", asked.size(), notSent);
        reasons.forEach((why, count) -> telling.line("send.not", count, why));
        networkDown(vault, sandbox);
        countAtTheServer(vault, sandbox, asked);
        telling.line("send.back", sent, sentTwice == 0 ? 1 : 2);
    }

    private List<DocumentLine> ourDocuments(OpenVault vault) {
        List<DocumentLine> lines = new ArrayList<>();
        for (PatientId patient : patients.values()) {
            lines.addAll(vault.documents().list(vault.session(), patient, DocumentFilter.CURRENT));
        }
        return lines;
    }

    /** From here on the network is down, until {@link #networkDown} lets it come back. */
    private void loseTheFirstAnswer(OpenVault vault, Sandbox sandbox) {
        sandbox.faults().loseAnswer(1, Kind.SUBMIT);
        vault.record().sending().runOnce();
        boolean doubtful = waiting(vault).stream().anyMatch(line -> line.state() == OutboxState.IN_DOUBT || line.maybeSent());
        if (doubtful) telling.line("send.lost");
        int before = sandbox.received().count(Kind.SUBMIT);
        clock.pass(Duration.ofMinutes(2));
        vault.record().sending().runUntilIdle();
        if (doubtful && waiting(vault).isEmpty() && sandbox.received().count(Kind.SUBMIT) == before) telling.line("send.asked");
        sandbox.faults().networkDown(true);
    }

    private void networkDown(OpenVault vault, Sandbox sandbox) {
        for (int i = 0; i < 3; i++) {
            vault.record().sending().runUntilIdle();
            clock.pass(Duration.ofMinutes(1));
        }
        String since = vault.record().reachability().states().stream().flatMap(each -> each.downSince().stream()).findFirst()
                .map(each -> DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault()).format(each)).orElse("?");
        telling.line("send.down", waiting(vault).size(), since);
        clock.pass(Duration.ofDays(2));
        sandbox.faults().networkDown(false);
        settle(vault);
    }

    private List<OutboxLine> waiting(OpenVault vault) {
        OpenRecord record = vault.record();
        return record.database().read(tx -> record.outbox().waiting(tx));
    }

    /** Lets minutes pass until the queue is empty, as it would be by itself. */
    private void settle(OpenVault vault) {
        for (int i = 0; i < 30 && !waiting(vault).isEmpty(); i++) {
            vault.record().sending().runUntilIdle();
            clock.pass(Duration.ofMinutes(10));
        }
    }

    private void countAtTheServer(OpenVault vault, Sandbox sandbox, List<DocumentId> asked) {
        for (DocumentId document : asked) {
            Optional<RecordEntry> entry = vault.record().consultation().entryOf(vault.session(), document);
            int copies = entry.map(each -> sandbox.stored("urn:oid:" + each.uniqueId())).orElse(0);
            if (copies >= 1) sent++;
            if (copies > 1) sentTwice++;
        }
    }

    private void receive(OpenVault vault, Sandbox sandbox) {
        telling.step("step.receive");
        OpenRecord record = vault.record();
        for (PatientId patient : patients.values()) {
            record.consultation().open(vault.session(), patient);
        }
        record.pulling().runUntilIdle();
        long announced = entries(vault).stream().filter(each -> each.document().isEmpty()).count();
        telling.line("receive.first", announced, patients.size());
        for (PatientId patient : patients.values()) record.consultation().fetchAutomatically(vault.session(), patient, true);
        int before = ofRecord(vault);
        sandbox.faults().cutAt(1500, 1, Kind.READ_CONTENT);
        pull(vault);
        telling.line("receive.cut", ofRecord(vault) - before);
        for (int i = 0; i < 12; i++) pull(vault);
        telling.line("receive.resumed", ofRecord(vault) - before);
        entries(vault).forEach(each -> each.refusal().ifPresent(code -> telling.line("receive.refused", code, each.uniqueId())));
        newArrivals(vault, sandbox);
        received = ofRecord(vault) - before;
    }

    private void newArrivals(OpenVault vault, Sandbox sandbox) {
        sandbox.addFromHospital();
        sandbox.addFromHospital();
        for (int i = 0; i < 6; i++) pull(vault);
        telling.line("receive.new", 2, "urgences", search(vault, "urgences").hits().size());
    }

    private void pull(OpenVault vault) {
        clock.pass(Duration.ofMinutes(30));
        vault.record().pulling().runUntilIdle();
    }

    private List<RecordEntry> entries(OpenVault vault) {
        return patients.values().stream().flatMap(each -> vault.record().consultation().entries(vault.session(), each).stream())
                .toList();
    }

    private int ofRecord(OpenVault vault) {
        return (int) ourDocuments(vault).stream().filter(line -> line.origins().contains(Origin.Kind.RECORD)).count();
    }

    private void frontDesk() {
        telling.step("step.desk");
        try (OpenVault desk = Locked.at(folder.resolve("vault"), host()).unlock(DESK, deskPassphrase.clone())) {
            try {
                desk.documents().search(desk.session(), new SearchRequest("ferritine", SearchFilter.NONE, 20), () -> false);
                desk.record();
            } catch (RuntimeException e) {
                telling.line("desk.refused", telling.words().sentence(e));
            }
        }
    }

    private List<Finding> verify() {
        telling.step("step.check");
        long[] bytes = new long[1];
        Progress count = (done, _) -> bytes[0] = done;
        try (OpenVault vault = Locked.at(folder.resolve("vault"), host()).unlock(DOCTOR, doctorPassphrase.clone())) {
            List<Finding> wrong = vault.verify(count).stream().filter(Finding::isAlarm).toList();
            if (wrong.isEmpty()) telling.line("check.clean", bytes[0] / 1024 + " Ko");
            wrong.forEach(each -> telling.line("check.found", each.kind() + " " + each.subject()));
            return wrong;
        }
    }

    private List<String> scan(DemoScan scan, Sandbox sandbox) throws IOException {
        var result = scan.run(sandbox);
        List<String> readable = result.hits().stream().map(hit -> hit.file().toString()).toList();
        if (readable.isEmpty()) telling.line("check.scan.clean", result.files(), result.bytes() / 1024);
        readable.forEach(file -> telling.line("check.scan.found", file));
        return readable;
    }

    private DemoSummary summary(List<Finding> findings, List<String> readable, long seconds) {
        DemoSummary summary = new DemoSummary(kept, searches, slowestMillis, sent, sentTwice, unsettled, received, refused,
                findings.size(), readable, seconds);
        telling.step("summary");
        summary.tell((key, values) -> telling.line(key, values));
        return summary;
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
