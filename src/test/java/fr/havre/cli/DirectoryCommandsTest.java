package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.TestTerminal.Ran;
import fr.havre.sandbox.directory.DirectorySandbox;
import fr.havre.sandbox.samples.People;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DirectoryCommandsTest {
    @TempDir Path folder;

    @Test void theDirectoryIsConnectedSearchedAndStillAnswersOffline() {
        TestTerminal terminal = new TestTerminal(folder).init();
        try (DirectorySandbox sandbox = DirectorySandbox.start(0, People.load().professionals(), InstantSource.system())) {
            String base = sandbox.baseUri().toString();
            Ran wrong = terminal.as("AB", "directory connect", "--base", base, "--key-file", terminal.secretFile("k", "nope"));
            assertEquals(1, wrong.exit());
            assertTrue(wrong.err().startsWith("L’annuaire national refuse la clé"), wrong.err());
            Ran connected = terminal.as("AB", "directory connect", "--base", base, "--key-file",
                    terminal.secretFile("k", DirectorySandbox.KEY), "--json");
            assertEquals(base, connected.json().get("base").asString(), connected.err());
            Ran found = terminal.asWith("legoff\n", "AB", "directory find", "-", "--json");
            JsonNode first = terminal.as("AB", "directory find", "roussel", "--json").json().get("entries").get(0);
            assertEquals("claire.roussel@tilleuls.mssante.fr", first.get("address").asString(), found.out());
            assertEquals("PER", first.get("kind").asString());
            assertTrue(first.get("place").asString().contains("Saint-Thurial"));
            sandbox.networkDown(true);
            Ran offline = terminal.as("AB", "directory find", "roussel");
            assertEquals(1, offline.exit());
            assertTrue(offline.out().contains("claire.roussel@tilleuls.mssante.fr (boîte personnelle)")
                    && offline.out().contains("(aujourd’hui)"), offline.out());
            assertEquals(0, terminal.as("AB", "directory find", "roussel", "--offline").exit());
        }
        assertFalse(terminal.everyError().contains("roussel"), "nothing of what was searched among the errors");
    }

    @Test void onlyADoctorSetsTheConnectionAndTheFrontDeskSearchesAndKeepsContacts() {
        TestTerminal terminal = new TestTerminal(folder).init();
        terminal.as("AB", "user add", "--role", "front_desk", "--full-name", "Farida Diallo", "--new-passphrase-file",
                terminal.secretFile("passphrase2", TestTerminal.PASSPHRASE + "\n"), "FD");
        Ran refused = terminal.as("FD", "directory connect", "--disconnect");
        assertEquals(1, refused.exit(), refused.out());
        Ran added = terminal.as("FD", "directory contacts", "--add", "--name", "Dr Roux", "--address",
                "roux@medecin.mssante.fr", "--json");
        assertEquals(0, added.exit(), added.err());
        assertEquals(1, terminal.as("FD", "directory find", "roux", "--json").json().get("entries").size());
        assertEquals(2, terminal.as("FD", "directory contacts", "--remove", "not-an-id").exit());
    }
}
