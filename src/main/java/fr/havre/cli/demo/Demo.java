package fr.havre.cli.demo;

import fr.havre.Locked;
import fr.havre.OpenVault;
import fr.havre.access.Role;
import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryFilter;
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
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.directory.DirectorySandbox;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.sandbox.samples.SampleDocument;
import fr.havre.sandbox.samples.SampleFolder.LocalBytes;
import fr.havre.ui.words.DemoWords;
import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.NewPerson;
import fr.havre.vault.PendingSheet;
import fr.havre.vault.Progress;
import fr.havre.vault.VaultHost;
import fr.havre.vault.keys.PassphraseWords;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The steps, in order. Each does the real thing: real files, a real server process's sockets, real cuts. */
public final class Demo {
    private static final String DOCTOR = "CR";
    private static final String DESK = "AC";
    private static final String WANTED = "cardiologue rennes";
    private static final List<String> SEARCHES = List.of("ferritine", "pneumo", "ordon", "antigrip");

    private final Path folder;
    private final Telling telling;
    private final DemoClock clock = new DemoClock();
    private final char[] doctorPassphrase = new PassphraseWords(new SecureRandom()).propose();
    private final char[] deskPassphrase = new PassphraseWords(new SecureRandom()).propose();
    private Map<String, PatientId> patients = new LinkedHashMap<>();
    private int kept;
    private int refused;
    private int searches;
    private long slowestMillis;
    private long lastSearchMillis;
    private int unsettled;
    private DemoRecord record;
    private DemoMail mail;

    private Demo(Path folder, Telling telling) {
        this.folder = folder;
        this.telling = telling;
    }

    /**
     * Plays everything in {@code folder}, which is made and must not exist yet.
     *
     * @throws IOException if the folder cannot be written
     */
    public static DemoSummary play(Path folder, PrintStream out, DemoWords words) throws IOException {
        return new Demo(folder, new Telling(out, words)).play();
    }

    private DemoSummary play() throws IOException {
        long start = System.nanoTime();
        DemoScan scan = new DemoScan(List.of(folder));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withTime(clock));
                MailSandbox operator = MailSandbox.start(clock)) {
            CompletableFuture<DirectorySandbox> directory = CompletableFuture.supplyAsync(() ->
                    DirectorySandbox.start(0, sandbox.people().professionals(), clock));
            try (OpenVault vault = makeVault()) {
                enterPatients(vault, sandbox);
                importFiles(vault, sandbox);
                find(vault);
                exchange(vault, sandbox);
                write(vault, operator, directory.join());
            } finally {
                directory.thenAccept(DirectorySandbox::close).join();
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

    private OpenVault makeVault() {
        telling.step("step.vault");
        NewPerson doctor = NewPerson.of(DOCTOR, "Dr Claire Roussel", Role.DOCTOR.name(), true);
        try (OpenVault first = Locked.create(folder.resolve("vault"), host(), doctor, doctorPassphrase.clone())) {
            NewPerson desk = NewPerson.of(DESK, "Accueil", Role.FRONT_DESK.name(), false);
            first.unlocked().people().add(desk, deskPassphrase.clone());
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
                take(vault, file.name(), file.bytes(), confirmed(file, patients.get(file.patient()), clock.instant()));
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
    static boolean speaksForItself(LocalBytes file) {
        return switch (file.sample().form()) {
            case CDA_STRUCTURED, CDA_PDF, CDA_PAPER, FHIR_DOCUMENT, XDM -> true;
            case PDF, PAPER_PDF, JPEG, PNG, TIFF, TEXT -> false;
        };
    }

    /** What a person answers for a file that does not speak for itself. */
    static ImportWish confirmed(LocalBytes file, PatientId patient, Instant now) {
        SampleDocument sample = file.sample();
        return new ImportWish(Optional.of(patient), Optional.of(sample.type()),
                Optional.of(PartialDate.of(sample.writtenAt(now))), Optional.of(sample.title()), true);
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

    private static SearchRequest request(String words) {
        return new SearchRequest(words, SearchFilter.NONE, 20);
    }

    private SearchAnswer search(OpenVault vault, String words) {
        long before = System.nanoTime();
        SearchAnswer answer = vault.documents().search(vault.session(), request(words), () -> false);
        lastSearchMillis = millisSince(before);
        searches++;
        slowestMillis = Math.max(slowestMillis, lastSearchMillis);
        return answer;
    }

    private void exchange(OpenVault vault, Sandbox sandbox) {
        record = new DemoRecord(vault, sandbox, patients.values(), clock, telling);
        record.connect();
        record.send();
        record.receive();
        telling.line("receive.new", DemoRecord.ARRIVING, "urgences", search(vault, "urgences").hits().size());
    }

    /** Whom to write to, before one writes. */
    private void lookUp(OpenVault vault, DirectorySandbox directory) {
        vault.directory().connect(new DirectoryConnection(directory.baseUri(), DirectorySandbox.KEY));
        try {
            telling.line("mail.directory", WANTED, vault.directory().find(WANTED, DirectoryFilter.RECIPIENTS).hits().size());
        } catch (DirectoryException e) {
            throw new IllegalStateException("a directory of our own does not answer", e);
        }
    }

    private void write(OpenVault vault, MailSandbox operator, DirectorySandbox directory) {
        telling.step("step.mail");
        mail = new DemoMail(vault, operator, patients, clock, telling);
        mail.connect();
        lookUp(vault, directory);
        mail.send();
        mail.receive();
        unsettled = record.waiting().size();
    }

    private void frontDesk() {
        telling.step("step.desk");
        try (OpenVault desk = Locked.at(folder.resolve("vault"), host()).unlock(DESK, deskPassphrase.clone())) {
            try {
                desk.documents().search(desk.session(), request("ferritine"), () -> false);
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
            if (wrong.isEmpty()) telling.line("check.clean", bytes[0] / 1024);
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
        DemoSummary summary = new DemoSummary(kept, searches, slowestMillis, record.sent(),
                record.sentTwice() + mail.sentTwice(), unsettled, record.received(), mail.sent(), mail.received(), refused + record.refused(), findings.size(), readable, seconds);
        telling.step("summary");
        summary.tell((key, values) -> telling.line(key, values));
        return summary;
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
