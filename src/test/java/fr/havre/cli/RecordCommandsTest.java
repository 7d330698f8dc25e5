package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.TestTerminal.Ran;
import fr.havre.documents.Pdfs;
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import fr.havre.sandbox.samples.SampleDocument;
import fr.havre.sandbox.samples.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One document's whole life by commands: kept, published, seen at the other side, others fetched, backed up, restored. */
class RecordCommandsTest {
    @TempDir Path folder;

    @Test void aDocumentGoesToTheRecordOtherDocumentsComeBackAndABackupIsRestored() throws Exception {
        TestTerminal terminal = new TestTerminal(folder).init();
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            SampleFolder.LocalFile letter = sandbox.samplesFolder(folder.resolve("files")).stream()
                    .filter(file -> file.sample().form() == SampleDocument.Form.PDF).findFirst().orElseThrow();
            Person person = sandbox.people().patients().stream().filter(each -> each.key().equals(letter.patient())).findFirst()
                    .orElseThrow();
            connect(terminal, sandbox);
            String patient = qualified(terminal, person);
            String document = terminal.as("AB", "import", letter.path().toString(), "--patient", patient, "--whatever-it-names",
                    "--type", letter.sample().type(), "--date", "2026-11-20", "--title", "Lettre", "--json").json()
                    .get("files").get(0)
                    .get("documents").get(0).get("id").asString();

            Ran declined = terminal.as("AB", "publish", document, "--not-owed", "not_useful", "--json");
            assertEquals("NOT_USEFUL", declined.json().get("notOwed").get(0).get("reason").asString(), declined.err());
            assertEquals(0, terminal.as("AB", "publish", document, "--owed", "--json").json().get("notOwed").size());
            assertEquals(2, terminal.as("AB", "publish", document, "--owed", "--hidden-from", "patient").exit());

            sandbox.faults().networkDown(true);
            Ran queued = terminal.as("AB", "publish", document, "--json");
            assertEquals("QUEUED", queued.json().get("items").get(0).get("state").asString(), queued.err());
            Ran offline = terminal.as("AB", "sync", "--json");
            assertEquals(1, offline.exit(), offline.out());
            assertTrue(offline.err().startsWith("L’autre côté ne répond pas.") || offline.err()
                    .startsWith("La réponse s’est perdue."),
                    offline.err());
            assertNotEquals(0, terminal.as("AB", "queue list", "--json").json().get("items").size());

            sandbox.faults().networkDown(false);
            Ran online = terminal.as("AB", "sync", "--patient", patient, "--fetch-all", "--json");
            assertEquals(0, online.exit(), online.out() + online.err());
            Ran settled = terminal.as("AB", "queue list", "--all", "--json");
            assertEquals("CONFIRMED", settled.json().get("items").get(0).get("state").asString(), settled.out());
            assertTrue(online.json().get("entries").valueStream().anyMatch(each -> each.get("keeping").asString()
                    .equals("KEPT")),
                    online.out());

            preparesWhoComesSoon(terminal, patient);
            sendsAVaccinationNote(terminal, patient);
            changesThereByCommands(terminal, sandbox, document);

            sandbox.faults().networkDown(true);
            Ran unseen = terminal.as("AB", "sync", "--patient", patient);
            assertEquals(1, unseen.exit(), "a list of before is not a look: " + unseen.out());
        }
        everyActIsListed(terminal);
        backUpAndRestore(terminal);
        assertFalse(terminal.everyError().toLowerCase(Locale.ROOT).contains("lettre"), terminal.everyError());
    }

    /** Queues one letter about a patient of the sandbox. */
    private void publishLetter(TestTerminal terminal, Sandbox sandbox) throws IOException {
        String patient = qualified(terminal, sandbox.people().patient("lefevre"));
        Path letter = Files.write(folder.resolve("lettre.pdf"), Pdfs.of("Chère consœur, merci."));
        String document = terminal.as("AB", "import", letter.toString(), "--patient", patient, "--whatever-it-names",
                "--type", "11488-4", "--date", "2026-11-20", "--title", "Lettre", "--json").json()
                .get("files").get(0).get("documents").get(0).get("id").asString();
        Ran queued = terminal.as("AB", "publish", document);
        assertEquals(0, queued.exit(), queued.err());
    }

    private static String state(Ran queue) {
        return queue.json().get("items").get(0).get("state").asString();
    }

    @Test void aRecordThatStopsWhileADocumentArrivesHasItOnceWhenItIsBack() throws Exception {
        TestTerminal terminal = new TestTerminal(folder).init();
        SandboxOptions options = SandboxOptions.defaults().withoutSamples().withFile(folder.resolve("record"));
        int port;
        try (Sandbox sandbox = Sandbox.start(options)) {
            port = sandbox.baseUri().getPort();
            connect(terminal, sandbox);
            publishLetter(terminal, sandbox);
            sandbox.faults().loseAnswer(1, Kind.SUBMIT);
            sandbox.faults().loseRequest(1000, Kind.FIND_DOCUMENTS, Kind.FIND_SUBMISSIONS, Kind.READ_DOCUMENT);
            assertEquals(1, terminal.as("AB", "sync").exit());
            assertEquals(1, sandbox.received().count(Kind.SUBMIT));
        }
        assertEquals(1, terminal.as("AB", "sync").exit());
        assertEquals("IN_DOUBT", state(terminal.as("AB", "queue list", "--json")));
        try (Sandbox back = Sandbox.start(options.withPort(port))) {
            Ran settled = terminal.as("AB", "sync");
            assertEquals(0, settled.exit(), settled.out() + settled.err());
            assertEquals("CONFIRMED", state(terminal.as("AB", "queue list", "--all", "--json")));
            assertEquals(0, back.received().count(Kind.SUBMIT), "asked, not sent again");
            assertEquals(1, back.documentsOf(back.people().patient("lefevre")).size());
        }
    }

    @Test void aRestoredVaultAsksBeforeItSendsWhatWaitedWhenItWasCopied() throws Exception {
        TestTerminal terminal = new TestTerminal(folder).init();
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutSamples())) {
            connect(terminal, sandbox);
            publishLetter(terminal, sandbox);
            String[] secret = {"--user", "AB", "--passphrase-file",
                terminal.secretFile("passphrase", TestTerminal.PASSPHRASE + "\n")};
            assertEquals(0, terminal.as("AB", "backup", folder.resolve("copy").toString()).exit());
            assertEquals(0, terminal.as("AB", "sync").exit());
            assertEquals(1, sandbox.received().count(Kind.SUBMIT));
            String again = folder.resolve("again").toString();
            assertEquals(0, terminal.run("restore", folder.resolve("copy").toString(), again, secret[0], secret[1],
                    secret[2], secret[3]).exit());
            Ran queue = terminal.run("queue", "list", again, secret[0], secret[1], secret[2], secret[3], "--json");
            assertEquals(1, queue.json().get("items").size(), queue.out());
            Ran sent = terminal.run("sync", again, secret[0], secret[1], secret[2], secret[3]);
            assertEquals(0, sent.exit(), sent.out() + sent.err());
            assertEquals(1, sandbox.received().count(Kind.SUBMIT), "asked first");
            assertEquals(1, sandbox.documentsOf(sandbox.people().patient("lefevre")).size());
            assertEquals("CONFIRMED", state(terminal.run("queue", "list", again, secret[0], secret[1], secret[2],
                    secret[3], "--all", "--json")));
        }
    }

    @Test void aSyncWithoutAConnectionDoesNotLookLikeNothingNew() {
        Ran ran = new TestTerminal(folder).init().as("AB", "sync", "--json");
        assertEquals(1, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("havre connect"), ran.err());
    }

    @Test void connectSaysWhatItMissesAndSetsUpNothing() {
        TestTerminal terminal = new TestTerminal(folder).init();
        Ran ran = terminal.as("AB", "connect", "--organisation", "1750000001", "--practice-name", "Maison de santé",
                "--professional", "899900000001", "--family", "Roussel", "--lang", "en");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().startsWith("Nothing was set up: your RPPS number, name and specialty"), ran.err());
        assertFalse(terminal.as("AB", "connect", "--json").json().get("practice").asBoolean(), "half of it");
        Ran nameless = terminal.as("AB", "connect", "--organisation", "1750000001");
        assertTrue(nameless.err().startsWith("Rien n’a été réglé\u00A0: il faut le numéro de la structure"), nameless.err());
    }

    @Test void optionsAboutAPatientsRecordWithoutAPatientAreWrongUsage() {
        TestTerminal terminal = new TestTerminal(folder).init();
        for (String option : List.of("--fetch-all", "--told", "--pick=1")) {
            Ran ran = terminal.as("AB", "sync", option);
            assertEquals(2, ran.exit(), option);
            assertTrue(ran.err().contains("--patient"), ran.err());
            assertEquals("", ran.out());
        }
    }

    @Test void aFileNameCannotCommandTheTerminal() throws IOException {
        Path file = Files.writeString(folder.resolve("a\u001b[31m.txt"), "Bonjour");
        Ran ran = new TestTerminal(folder).init().as("AB", "import", file.toString());
        assertFalse(ran.out().contains("\u001b"), ran.out());
        assertTrue(ran.out().contains("a\uFFFD[31m.txt"), ran.out());
    }

    static void connect(TestTerminal terminal, Sandbox sandbox) {
        Professional doctor = sandbox.people().professionals().getFirst();
        Ran connected = terminal.as("AB", "connect", "--base", sandbox.baseUri().toString(), "--token-file",
                terminal.secretFile("token", doctor.token()), "--organisation", doctor.structure(), "--practice-name",
                doctor.structureName(), "--facility-type", doctor.facility(), "--practice-setting", doctor.setting(),
                "--professional", doctor.id(), "--family", doctor.family(), "--given", doctor.given(), "--specialty",
                doctor.speciality(), "--json");
        assertEquals(0, connected.exit(), connected.err());
        assertEquals(sandbox.baseUri().getHost(), connected.json().get("host").asString());
    }

    static String qualified(TestTerminal terminal, Person person) {
        String id = terminal.as("AB", "patients add", "--birth-name", person.family(), "--given-names", person.given(),
                "--birth-date",
                person.birthDate(), "--sex", person.sex(), "--birth-place", person.birthPlace(), "--json").id();
        assertEquals(0, terminal.as("AB", "patients insi", id, "--ins", person.ins(), "--oid", person.oid()).exit());
        assertEquals(0, terminal.as("AB", "patients proof", id, "--type", "identity_card").exit());
        return id;
    }

    /** Written as the record takes it; another one takes its place. */
    private static void sendsAVaccinationNote(TestTerminal terminal, String patient) {
        assertEquals(1, terminal.as("AB", "prevention note", patient).exit(), "nothing is noted");
        Ran dose = terminal.as("AB", "prevention add", patient, "dt-polio", "--on", "2005-03-12", "--box",
                "(01)03400930123454(17)070331(10)X1", "--by", "Dr Roussel", "--json");
        assertEquals("X1", dose.json().get("vaccinations").get(0).get("lot").asString(), dose.err());
        Ran note = terminal.as("AB", "prevention note", patient, "--json");
        assertEquals(0, note.exit(), note.toString());
        String first = note.json().get("document").asString();
        assertEquals(0, terminal.as("AB", "publish", first).exit());
        assertEquals(0, terminal.as("AB", "sync").exit());
        Ran sent = terminal.as("AB", "queue list", "--all", "--json");
        assertTrue(sent.json().get("items").valueStream().allMatch(each -> each.get("state").asString().equals("CONFIRMED")
                || each.get("state").asString().equals("SENT")), sent.out());
        Ran second = terminal.as("AB", "prevention note", patient, "--json");
        assertEquals(0, second.exit(), second.err());
        assertNotEquals(first, second.json().get("document").asString());
    }

    /** Of those who come today or the next day only the qualified one's record is looked at, and unasked for. */
    private static void preparesWhoComesSoon(TestTerminal terminal, String patient) {
        assertEquals(0, terminal.as("AB", "sync", "--agenda", "--json").json().get("entries").size(), "nobody comes");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
        DateTimeFormatter day = DateTimeFormatter.ofPattern("dd/MM/yyyy");
        assertEquals(0, terminal.as("AB", "agenda add", day.format(today), "9h00", "--subject", "M. Inconnu").exit());
        Ran added = terminal.as("AB", "agenda add", day.format(today.plusDays(1)), "09:30", "--patient", patient, "--with",
                "Dr Roussel", "--json");
        assertEquals("Dr Roussel", added.json().get("with").asString(), added.err());
        Ran done = terminal.as("AB", "sync", "--agenda", "--json");
        assertEquals(0, done.exit(), done.out() + done.err());
        assertTrue(done.json().get("entries").size() > 0, done.out());
    }

    /** Decided with the network down, done once it is back; a list has no line that ends in a dot between nothings. */
    private static void changesThereByCommands(TestTerminal terminal, Sandbox sandbox, String document) {
        sandbox.faults().networkDown(true);
        Ran hidden = terminal.as("AB", "documents hide", document, "--from", "patient", "--json");
        assertEquals("HIDE_FROM_PATIENT", hidden.json().get("items").get(0).get("change").asString(), hidden.err());
        assertEquals(0, terminal.as("AB", "documents show-again", document).exit());
        assertEquals(0, terminal.as("AB", "documents archive", document).exit());
        assertEquals(0, terminal.as("AB", "documents unarchive", document).exit());
        assertEquals(0, terminal.as("AB", "documents withdraw", document).exit());
        Ran waiting = terminal.as("AB", "queue list");
        assertTrue(waiting.out().contains("supprimer du dossier"), waiting.out());
        assertTrue(waiting.out().lines().noneMatch(line -> line.stripTrailing().endsWith("·")), waiting.out());

        sandbox.faults().networkDown(false);
        Ran done = terminal.as("AB", "sync", "--json");
        assertEquals(0, done.exit(), done.out() + done.err());
        assertTrue(terminal.as("AB", "queue list", "--all", "--json").json().get("items").valueStream()
                .allMatch(each -> each.get("state").asString().equals("CONFIRMED")));
        assertEquals(1, terminal.as("AB", "documents archive", document).exit(), "it is not there any more");
    }

    private static void everyActIsListed(TestTerminal terminal) {
        List<String> acts = terminal.as("AB", "audit", "--last", "500", "--json").json().get("acts").valueStream()
                .map(act -> act.get("act").asString()).toList();
        for (String expected : List.of("vault.created", "patient.created", "record.publish_requested", "record.connected",
                "record.change_requested.DELETE")) {
            assertTrue(acts.contains(expected), acts.toString());
        }
    }

    private void backUpAndRestore(TestTerminal terminal) throws IOException {
        JsonNode clean = terminal.as("AB", "verify", "--json").json();
        assertFalse(clean.get("damaged").asBoolean(), clean.toString());
        assertEquals(0, clean.get("findings").size(), "what was sent is nobody's orphan: " + clean);
        assertEquals(0, terminal.as("AB", "backup", folder.resolve("backup").toString()).exit());
        Ran restored = terminal.run("restore", folder.resolve("backup").toString(), folder.resolve("again").toString(),
                "--user",
                "AB", "--passphrase-file", terminal.secretFile("passphrase", TestTerminal.PASSPHRASE), "--json");
        assertEquals(0, restored.exit(), restored.err());

        Path segment;
        try (Stream<Path> files = Files.walk(terminal.vault().resolve("content/clin"))) {
            segment = files.filter(Files::isRegularFile).max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        Ran damaged = terminal.as("AB", "verify", "--json");
        assertEquals(4, damaged.exit(), damaged.out());
        assertTrue(damaged.json().get("damaged").asBoolean());
    }
}
