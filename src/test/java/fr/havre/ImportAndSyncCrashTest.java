package fr.havre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordEntry;
import fr.havre.record.RecordEntry.Keeping;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.vault.Finding;
import fr.havre.vault.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another program imports, publishes and pulls, says so, and is killed at random moments; at last one may go on until
 * it is done. What was said to be kept is there, byte for byte; what was said to be queued is at the server, once.
 */
class ImportAndSyncCrashTest {
    /** What a crash may leave, and why it is harmless. Anything else is a failure. */
    private static final Map<Finding.Kind, String> EXPLAINED = Map.of(
            Finding.Kind.CONTENT_ORPHAN, "bytes encrypted before a transaction that never came",
            Finding.Kind.SEGMENT_UNKNOWN, "a segment begun and never named by a transaction",
            Finding.Kind.SEARCH_BEHIND, "indexed after the commit: made up for at the next opening",
            Finding.Kind.FILE_UNKNOWN, "a file that was being written beside the one it was to replace",
            Finding.Kind.HEADS_DAMAGED, "written at every commit: cut in the middle, its copy tells");
    private static final Pattern MASTER = Pattern.compile(
            "\"masterIdentifier\"\\s*:\\s*\\{[^}]*\"value\"\\s*:\\s*\"([^\"]+)\"");
    private static final List<String> PEOPLE = List.of("lefevre", "marchand", "morel");
    private static final int LINES = 30;
    private static final int OPENING_MILLIS = 2000;
    private static final int BETWEEN_LINES_MILLIS = 250;
    private static final int TOO_LONG_SECONDS = 180;

    @TempDir Path place;
    private final Map<DocumentId, String> kept = new LinkedHashMap<>();
    private final Set<DocumentId> queued = new LinkedHashSet<>();
    private final List<String> arrived = new ArrayList<>();
    private String what = "";

    @Test void whatWasSaidToBeKeptOrQueuedSurvivesBeingKilled() throws Exception {
        killRepeatedly(5, 20261125);
    }

    @Test @Tag("soak") void aHundredTimes() throws Exception {
        killRepeatedly(Integer.getInteger("havre.soak.kills", 100), System.nanoTime());
    }

    private void killRepeatedly(int times, long seed) throws Exception {
        System.out.println("crashes: seed " + seed);
        Random random = new Random(seed);
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().keepingDuplicates())) {
            sandbox.samplesFolder(place.resolve("samples"));
            List<PatientId> patients = SamplePractice.create(place, sandbox, sandbox.baseUri(), PEOPLE);
            for (int round = 0; round < times; round++) {
                what = "seed " + seed + " round " + round;
                arrived.add(sandbox.addFromHospital(PEOPLE.get(round % 3), "Lettre " + round));
                killOnce(patients, round, random);
                if (round % 20 == 19) check(patients, sandbox, false);
            }
            what = "seed " + seed + " at the end";
            KilledProgram last = start(patients, times, "finish", 0);
            assertEquals(0, last.end(), what);
            note(last);
            check(patients, sandbox, true);
        }
        assertEquals(List.of(), arrived, what + ": not received");
        System.out.println("crashes: " + times + ", kept " + kept.size() + ", published " + queued.size());
        assertTrue(kept.size() >= times && queued.size() >= times, "too little was done: " + kept.size());
    }

    /** {@code lines}: {@link KilledProgram#kill} waits for so many of them. */
    private KilledProgram start(List<PatientId> patients, int run, String how, int lines) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(place.toString(), String.valueOf(run), how));
        patients.forEach(each -> arguments.add(each.toString()));
        return new KilledProgram(CrashWorker.class, arguments, lines);
    }

    /** One time in eight while it is still opening; else a moment after it has said so many things. */
    private void killOnce(List<PatientId> patients, int round, Random random) throws Exception {
        boolean early = random.nextInt(8) == 0;
        int lines = early ? 0 : 1 + random.nextInt(LINES);
        KilledProgram child = start(patients, round, "forever", lines);
        boolean ran = child.kill(TOO_LONG_SECONDS, random.nextInt(early ? OPENING_MILLIS : BETWEEN_LINES_MILLIS));
        assertTrue(ran, () -> what + ": ended by itself: " + child.said());
        assertTrue(child.said().size() >= lines, () -> what + ": " + child.said());
        note(child);
    }

    private void note(KilledProgram child) {
        for (String line : child.said()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "kept" -> {
                    if (words.length == 3 && words[2].length() == 64) kept.put(DocumentId.of(words[1]), words[2]);
                    else if (words.length == 3 && words[2].equals("-")) kept.putIfAbsent(DocumentId.of(words[1]), "-");
                }
                case "queued" -> {
                    if (words.length == 2 && words[1].length() == 36) queued.add(DocumentId.of(words[1]));
                }
                case "alarm" -> throw new AssertionError(what + ": " + line);
                default -> { }
            }
        }
    }

    private void check(List<PatientId> patients, Sandbox sandbox, boolean atRest) throws IOException {
        noneTwice(sandbox);
        try (OpenVault vault = SamplePractice.open(place)) {
            assertEquals(List.of(), vault.findings().stream().filter(Finding::isAlarm).toList(), what);
            List<Finding> unexplained = vault.verify(Progress.NONE).stream()
                    .filter(each -> !EXPLAINED.containsKey(each.kind())).toList();
            assertEquals(List.of(), unexplained, what);
            for (var each : kept.entrySet()) exportsIdentical(vault, each.getKey(), each.getValue());
            if (!atRest) return;
            List<OutboxLine> waiting = vault.record().database().read(tx -> vault.record().outbox().waiting(tx));
            assertEquals(List.of(), waiting, what);
            for (DocumentId each : queued) atTheServerOnce(vault, sandbox, each);
            for (PatientId each : patients) receivedOnce(vault, each);
        }
    }

    private void exportsIdentical(OpenVault vault, DocumentId document, String sha256) throws IOException {
        Path file = place.resolve("exported");
        vault.documents().export(vault.session(), document, file);
        byte[] exported = Files.readAllBytes(file);
        if (!sha256.equals("-")) assertEquals(sha256, CrashWorker.sha256(exported), what + " " + document);
        Files.delete(file);
    }

    private void atTheServerOnce(OpenVault vault, Sandbox sandbox, DocumentId document) {
        OutboxLine line = vault.record().publishing().linesOf(vault.session(), document).getLast();
        assertEquals(OutboxState.CONFIRMED, line.state(), what);
        RecordEntry entry = vault.record().consultation().entryOf(vault.session(), document).orElseThrow();
        assertEquals(1, sandbox.stored("urn:oid:" + entry.uniqueId()), what);
    }

    /** Everything the hospital added is here, under an identifier that nothing else of this patient has. */
    private void receivedOnce(OpenVault vault, PatientId patient) {
        List<RecordEntry> entries = vault.record().consultation().entries(vault.session(), patient);
        List<DocumentId> documents = entries.stream().flatMap(each -> each.document().stream()).toList();
        assertEquals(new HashSet<>(documents).size(), documents.size(), what);
        List<RecordEntry> missing = entries.stream().filter(each -> each.keeping() == Keeping.WANTED).toList();
        assertEquals(List.of(), missing, what);
        entries.stream().filter(each -> each.keeping() == Keeping.KEPT)
                .forEach(each -> arrived.remove("urn:oid:" + each.uniqueId()));
    }

    private void noneTwice(Sandbox sandbox) {
        for (String key : PEOPLE) {
            List<String> identifiers = new ArrayList<>();
            for (String document : sandbox.documentsOf(sandbox.people().patient(key))) {
                Matcher master = MASTER.matcher(document);
                assertTrue(master.find(), what);
                identifiers.add(master.group(1));
            }
            assertEquals(new HashSet<>(identifiers).size(), identifiers.size(), what);
        }
    }
}
