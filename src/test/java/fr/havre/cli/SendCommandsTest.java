package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.TestTerminal.Ran;
import fr.havre.sandbox.mail.MailSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A mailbox and letters by commands alone, at an operator on loopback. */
class SendCommandsTest {
    private static final String US = "secretariat@tilleuls.mssante.fr";
    private static final String NATHALIE = "nathalie.kermarrec@broceliande.mssante.fr";

    @TempDir Path folder;
    private MailSandbox sandbox;
    private TestTerminal terminal;

    @BeforeEach void start() throws Exception {
        sandbox = MailSandbox.start(InstantSource.system());
        terminal = new TestTerminal(folder).init();
        Files.writeString(folder.resolve("authority.pem"), sandbox.certificateAuthority());
    }

    @AfterEach void stop() {
        sandbox.close();
    }

    private Ran add(String password) {
        return terminal.as("AB", "mailboxes add", US, "--name", "Secrétariat", "--imap", sandbox.host() + ":" + sandbox.imapsPort(),
                "--smtp", sandbox.host() + ":" + sandbox.submissionPort(), "--smtp-tls", "starttls", "--secret-file",
                terminal.secretFile("mail", password), "--trusted", folder.resolve("authority.pem").toString(), "--json");
    }

    @Test void aMailboxIsTriedBeforeItIsKeptAndNeverShowsWhatOpensIt() {
        Ran refused = add("faux");
        assertEquals(1, refused.exit(), refused.toString());
        assertEquals("mail.SIGN_IN_REFUSED", refused.json().get("problems").get(0).get("code").asString());
        String password = sandbox.account(US).password();
        Ran added = add(password);
        assertEquals(0, added.exit(), added.toString());
        assertEquals("STARTTLS", added.json().get("smtp").get("tls").asString());
        Ran listed = terminal.as("AB", "mailboxes list", "--json");
        assertEquals(US, listed.json().get("mailboxes").get(0).get("address").asString());
        assertFalse(listed.out().contains(password));
        assertEquals(0, terminal.as("AB", "mailboxes test", US).exit());
        assertEquals(0, terminal.as("AB", "mailboxes change", US, "--name", "Accueil", "--no-test").exit());
        assertTrue(terminal.as("AB", "mailboxes list").out().contains("Accueil"));
        assertEquals(0, terminal.as("AB", "mailboxes close", US).exit());
        assertEquals(0, terminal.as("AB", "mailboxes list", "--json").json().get("mailboxes").size());
        assertFalse(terminal.everyError().contains(password));
    }

    @Test void aMessageIsSentHeldTakenBackKeptAndFollowed() {
        add(sandbox.account(US).password());
        Ran sent = terminal.asWith("Bonjour,\nune question.\n", "AB", "messages send", "--mailbox", US, "--to", NATHALIE,
                "--label", "Question", "--words", "-", "--json");
        assertEquals(0, sent.exit(), sent.toString());
        assertEquals("SENT", sent.json().get("state").asString());
        assertEquals(1, sandbox.taken().size());

        Ran promised = terminal.asWith("Voir ci-joint.\n", "AB", "messages send", "--mailbox", US, "--to", NATHALIE, "--label",
                "Question", "--words", "-", "--json");
        assertEquals(1, promised.exit());
        assertEquals("FORGOTTEN_ATTACHMENT", promised.json().get("guards").get(0).get("guard").asString());
        Ran held = terminal.asWith("Voir ci-joint.\n", "AB", "messages send", "--mailbox", US, "--to", NATHALIE, "--label",
                "Question", "--words", "-", "--confirm", "forgotten_attachment", "--hold", "45", "--json");
        assertEquals("HELD", held.json().get("state").asString(), held.toString());
        Ran back = terminal.as("AB", "messages take-back", held.json().get("message").asString(), "--json");
        assertEquals(0, back.exit(), back.toString());
        JsonNode drafts = terminal.as("AB", "messages drafts", "--json").json().get("drafts");
        assertEquals(back.json().get("draft").asString(), drafts.get(0).get("draft").asString());
        assertEquals(0, terminal.as("AB", "messages drafts", "--discard", drafts.get(0).get("draft").asString(), "--json").json()
                .get("drafts").size());
        assertEquals(1, sandbox.taken().size());

        sandbox.faults().loseAnswerAfterData(1);
        Ran doubt = terminal.asWith("Encore.\n", "AB", "messages send", "--mailbox", US, "--to", NATHALIE, "--label", "Q",
                "--words", "-", "--json");
        assertEquals(1, doubt.exit());
        assertEquals("IN_DOUBT", doubt.json().get("state").asString());
        String id = doubt.json().get("message").asString();
        assertTrue(terminal.as("AB", "messages following").out().contains("en doute"));
        assertEquals("SENT", terminal.as("AB", "messages following", id, "--arrived", "--json").json().get("state").asString());
        assertEquals(0, terminal.as("AB", "messages following", "--json").json().get("messages").size());
        assertFalse(terminal.everyError().contains("ci-joint"));
    }

    @Test void aTemplateIsKeptFilledAndRemoved() {
        assertEquals(0, terminal.as("AB", "mailboxes add", US, "--imap", "localhost:1", "--smtp", "localhost:1", "--secret-file",
                terminal.secretFile("mail", "x"), "--no-test").exit());
        Ran saved = terminal.asWith("Bonjour, le {today}.\n{rien.dutout}\n", "AB", "messages templates", "--save", "Question",
                "--label", "Une question", "--json");
        assertEquals("Question", saved.json().get("templates").get(0).get("name").asString(), saved.toString());
        Ran kept = terminal.as("AB", "messages send", "--mailbox", US, "--to", NATHALIE, "--template", "question", "--keep", "--json");
        assertEquals("Une question", kept.json().get("label").asString(), kept.toString());
        assertEquals(1, terminal.as("AB", "messages send", "--mailbox", US, "--to", NATHALIE, "--template", "autre").exit());
        assertEquals(0, terminal.as("AB", "messages templates", "--remove", saved.json().get("templates").get(0).get("id").asString(),
                "--json").json().get("templates").size());
    }

    @Test void aFrontDeskHasNoMessagesAtAll() {
        assertEquals(0, terminal.as("AB", "user add", "FD", "--role", "front_desk", "--full-name", "Farida Diallo",
                "--new-passphrase-file", terminal.secretFile("fd", "quatre girafes 77 mauves en barque")).exit());
        for (String command : new String[] {"mailboxes list", "messages drafts", "messages following"}) {
            String[] words = command.split(" ", -1);
            Ran refused = terminal.run(words[0], words[1], terminal.vault().toString(), "--user", "FD", "--passphrase-file",
                    terminal.secretFile("fd", "quatre girafes 77 mauves en barque"));
            assertEquals(1, refused.exit(), command);
        }
    }
}
