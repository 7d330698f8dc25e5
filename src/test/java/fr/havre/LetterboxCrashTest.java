package fr.havre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.ScanTray;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.Finding;
import fr.havre.vault.NewPerson;
import fr.havre.vault.Progress;
import fr.havre.vault.TestHost;
import fr.havre.vault.VaultHost;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The front desk puts fifty scans into the letterbox, a doctor takes them over, and both are killed five times each. At last
 * each scan is in the tray once, and before that none could be read.
 */
class LetterboxCrashTest {
    static final String DOCTOR = "CR";
    private static final String DESK = "FD";
    private static final String PASSPHRASE = "goudron vif sept marins 42 ivres";
    private static final int KILLS = 5;
    private static final Set<Finding.Kind> HARMLESS = Set.of(Finding.Kind.CONTENT_ORPHAN, Finding.Kind.SEGMENT_UNKNOWN,
            Finding.Kind.SEARCH_BEHIND, Finding.Kind.FILE_UNKNOWN, Finding.Kind.HEADS_DAMAGED);
    private static final Pattern NUMBER = Pattern.compile("numéro (\\d+)");

    @TempDir Path place;
    private PatientId patient;
    private final Random random = new Random(20261126);

    static OpenVault open(Path place, String who) {
        return Locked.at(place.resolve("vault"), host(place)).unlock(who, PASSPHRASE.toCharArray());
    }

    private static VaultHost host(Path place) {
        return TestHost.at(place, InstantSource.system());
    }

    private void createPractice() {
        NewPerson doctor = NewPerson.of(DOCTOR, "Dr Claire Roussel", Role.DOCTOR.name(), true);
        try (OpenVault vault = Locked.create(place.resolve("vault"), host(place), doctor, PASSPHRASE.toCharArray())) {
            vault.unlocked().people().add(NewPerson.of(DESK, "Farida Diallo", Role.FRONT_DESK.name(), false),
                    PASSPHRASE.toCharArray());
            patient = vault.patients().create(vault.session(), new Patients.Draft(new Traits("Lefèvre", "Zoé", Optional.empty(),
                    Sex.FEMALE, Optional.empty())), Set.of());
        }
    }

    @Test void eachOfFiftyScansIsTakenOverOnceWhereverItIsKilled() throws Exception {
        createPractice();
        int put = 0;
        for (int kill = 0; kill <= KILLS; kill++) {
            int last = put;
            int until = kill == KILLS ? LetterCrashWorker.SCANS : 1 + random.nextInt(4);
            int when = Math.min(last + until - 1, LetterCrashWorker.SCANS - 1);
            List<String> said = run(DESK, put, kill == KILLS ? "done" : "put " + when);
            put += (int) said.stream().filter(line -> line.startsWith("put ")).count();
        }
        assertEquals(LetterCrashWorker.SCANS, put);
        nothingIsReadable();
        for (int kill = 0; kill < KILLS; kill++) run(DOCTOR, 0, "open");
        run(DOCTOR, 0, "done");
        check();
    }

    /** Starts it and kills it some moment after it has said {@code when}; what it said. */
    private List<String> run(String who, int from, String when) throws Exception {
        Process process = new ProcessBuilder(TestJava.command(List.of("-Xmx512m"), LetterCrashWorker.class.getName(),
                List.of(place.toString(), who, patient.toString(), String.valueOf(from)))).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> said = new java.util.ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (!line.equals(when)) continue;
                if (when.equals("done")) break;
                process.waitFor(random.nextInt(40), java.util.concurrent.TimeUnit.MILLISECONDS);
                process.toHandle().destroyForcibly();                        // leaves what it said to be read
            }
        } finally {
            if (!when.equals("done")) process.toHandle().destroyForcibly();
        }
        process.waitFor();
        boolean quick = said.contains("done");                               // done before it was killed
        assertTrue(quick || said.contains(when), said::toString);
        return said;
    }

    private void nothingIsReadable() throws Exception {
        try (OpenVault vault = open(place, DESK)) {
            assertTrue(vault.scans().waiting() >= LetterCrashWorker.SCANS);
            assertEquals(List.of(), vault.documents().list(vault.session(), patient, DocumentFilter.CURRENT));
            assertEquals(List.of(), vault.documents().unfiled(vault.session(), DocumentFilter.CURRENT));
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("SCANDUJOUR"), file.toString());
            }
        }
    }

    private void check() {
        try (OpenVault vault = open(place, DOCTOR)) {
            assertEquals(0, vault.scans().waiting());
            List<ScanTray.Scan> tray = vault.scans().tray(vault.session());
            List<Integer> numbers = tray.stream().map(each -> number(vault, each)).sorted().toList();
            assertEquals(IntStream.range(0, LetterCrashWorker.SCANS).boxed().toList(), numbers);
            assertEquals(Set.of(Optional.of(patient)), tray.stream().map(ScanTray.Scan::proposedPatient).collect(Collectors.toSet()));
            Set<Finding.Kind> found = vault.verify(Progress.NONE).stream().map(Finding::kind)
                    .collect(Collectors.toCollection(TreeSet::new));
            found.removeAll(HARMLESS);
            assertEquals(Set.of(), found);
        }
    }

    private static int number(OpenVault vault, ScanTray.Scan scan) {
        Matcher number = NUMBER.matcher(vault.documents().show(vault.session(), scan.document().id()).text());
        assertTrue(number.find());
        return Integer.parseInt(number.group(1));
    }
}
