package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.TestTerminal.Ran;
import fr.havre.documents.Pdfs;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.mail.MailSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Record, colleagues and patient by one command; and what went out under the wrong name. */
class SendEverywhereTest {
    private static final String US = "secretariat@tilleuls.mssante.fr";
    private static final String NATHALIE = "nathalie.kermarrec@broceliande.mssante.fr";

    @TempDir Path folder;
    private Sandbox record;
    private MailSandbox mail;
    private TestTerminal terminal;
    private String lefevre;

    @BeforeEach void start() throws IOException {
        record = Sandbox.start(SandboxOptions.defaults().withoutSamples());
        mail = MailSandbox.start(InstantSource.system());
        terminal = new TestTerminal(folder).init();
        RecordCommandsTest.connect(terminal, record);
        lefevre = RecordCommandsTest.qualified(terminal, record.people().patient("lefevre"));
        Path authority = Files.writeString(folder.resolve("authority.pem"), mail.certificateAuthority());
        Ran added = terminal.as("AB", "mailboxes add", US, "--name", "Secrétariat", "--imap", mail.host() + ":" + mail.imapsPort(),
                "--smtp", mail.host() + ":" + mail.smtpsPort(), "--secret-file",
                terminal.secretFile("mail", mail.account(US).password()), "--trusted", authority.toString(), "--no-test");
        assertEquals(0, added.exit(), added.toString());
    }

    @AfterEach void stop() {
        mail.close();
        record.close();
    }

    private String document(String title) throws IOException {
        Path file = Files.write(folder.resolve("lettre.pdf"), Pdfs.of(title));
        return terminal.as("AB", "import", file.toString(), "--patient", lefevre, "--whatever-it-names", "--type", "11488-4",
                "--date", "2026-11-20", "--title", title, "--json").json().get("files").get(0).get("documents").get(0).get("id")
                .asString();
    }

    private Ran sendAll(String document, String... more) {
        String[] rest = List.of(document, "--record", "--to", NATHALIE, "--to-patient", "--words", "-", "--json")
                .toArray(String[]::new);
        String[] all = java.util.Arrays.copyOf(rest, rest.length + more.length);
        System.arraycopy(more, 0, all, rest.length, more.length);
        return terminal.asWith("Voici le compte rendu.\n", "AB", "send", all);
    }

    @Test void saysWhereADocumentCouldGoAndSendsItThereAtOnce() throws Exception {
        String document = document("Consultation");
        JsonNode could = terminal.as("AB", "send", document, "--json").json();
        assertEquals(lefevre, could.get("patient").asString());
        assertTrue(could.get("documents").get(0).get("toRecord").asBoolean(), could.toString());
        assertTrue(could.get("toPatient").asBoolean());
        assertEquals(US, could.get("mailboxes").get(0).asString());
        assertEquals(0, mail.taken().size(), "saying where sends nothing");

        Ran sent = sendAll(document);
        assertEquals(0, sent.exit(), sent.toString());
        assertEquals("CONFIRMED", sent.json().get("record").get(0).get("state").asString());
        assertEquals(List.of("SENT", "SENT"), sent.json().get("messages").valueStream()
                .map(each -> each.get("state").asString()).toList());
        assertEquals(0, sent.json().get("refused").size());
        assertEquals(2, mail.taken().size());
        assertEquals(1, record.documentsOf(record.people().patient("lefevre")).size());
        String now = terminal.as("AB", "send", document).out();
        assertTrue(now.contains("dossier national, confirmé"), now);
        assertTrue(now.contains(NATHALIE), "who was written to about this patient is proposed: " + now);

        Ran again = terminal.as("AB", "send", document, "--to", NATHALIE, "--json");
        assertEquals(1, again.exit());
        assertEquals("SENT_BEFORE", again.json().get("guards").get(0).get("guard").asString());
        assertEquals(2, mail.taken().size());
        assertEquals(0, terminal.as("AB", "messages drafts", "--json").json().get("drafts").size());
        assertEquals(0, terminal.as("AB", "send", document, "--to", NATHALIE, "--confirm", "sent_before").exit());
        assertEquals(3, mail.taken().size());
        assertFalse(terminal.everyError().contains("Consultation"));
    }

    @Test void onlyWhatIsAskedForLeavesAndOnlyFromAMailboxThatIsOurs() throws Exception {
        String document = document("Note");
        Ran sent = terminal.as("AB", "send", document, "--from", US, "--to", NATHALIE, "--json");
        assertEquals(0, sent.exit(), sent.toString());
        assertEquals(0, sent.json().get("record").size());
        Ran nowhere = terminal.as("AB", "send", document, "--from", "autre@tilleuls.mssante.fr", "--to", NATHALIE);
        assertEquals(2, nowhere.exit(), "neither an address of ours nor an id");
        assertEquals(1, mail.taken().size());
    }

    @Test void whatWentOutUnderTheWrongNameIsSeenFirstAndThenPutRight() throws Exception {
        String ozturk = RecordCommandsTest.qualified(terminal, record.people().patient("ozturk"));
        String document = document("Lettre");
        assertTrue(terminal.as("AB", "documents wrong-patient", document, "--patient", ozturk).out().contains("nulle part"));
        assertEquals(0, sendAll(document).exit());
        Ran far = terminal.as("AB", "documents wrong-patient", document, "--patient", ozturk, "--json");
        assertTrue(far.json().get("atRecord").asBoolean());
        assertEquals(2, far.json().get("messages").size());
        assertEquals(2, mail.taken().size(), "nothing was done yet");

        Ran done = terminal.as("AB", "documents wrong-patient", document, "--patient", ozturk, "--confirm", "--json");
        assertEquals(0, done.exit(), done.toString());
        assertTrue(done.json().get("deletion").asBoolean());
        assertEquals(2, done.json().get("letters").size());
        assertEquals(4, mail.taken().size(), "both were told");
        assertTrue(record.documentsOf(record.people().patient("lefevre")).stream()
                .allMatch(each -> each.contains("entered-in-error")));
        assertEquals(1, terminal.as("AB", "documents list", "--patient", ozturk, "--json").json().get("documents").size());
        assertEquals(1, terminal.as("AB", "documents wrong-patient", done.json().get("id").asString(), "--patient", ozturk,
                "--confirm").exit(), "it is there already");
        assertEquals(4, mail.taken().size());
    }

    @Test void whatIsHeldNeverLeavesOnceItIsFoundToBeWrong() throws Exception {
        String ozturk = RecordCommandsTest.qualified(terminal, record.people().patient("ozturk"));
        String document = document("Lettre");
        Ran held = sendAll(document, "--hold", "45");
        assertEquals("HELD", held.json().get("messages").get(0).get("state").asString(), held.toString());
        Ran done = terminal.as("AB", "documents wrong-patient", document, "--patient", ozturk, "--confirm", "--json");
        assertEquals(3, done.json().get("takenBack").asInt(), done.toString());
        assertEquals(0, done.json().get("letters").size());
        assertEquals(0, mail.taken().size());
    }
}
