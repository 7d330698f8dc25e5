package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.TestTerminal.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The front desk's whole part of an admission by commands, signed in without the clinical key. */
class AdmissionCommandsTest {
    @TempDir Path folder;
    private TestTerminal terminal;
    private String patient;

    @BeforeEach void aPracticeWithAFrontDesk() throws Exception {
        terminal = new TestTerminal(folder);
        String doctor = terminal.secretFile("secret", TestTerminal.PASSPHRASE);
        String desk = terminal.secretFile("desk", "quatre girafes 77 mauves en barque");
        terminal.run("init", vault(), "--user", "AB", "--full-name", "A", "--passphrase-file", doctor);
        terminal.run("user", "add", vault(), "FD", "--user", "AB", "--passphrase-file", doctor, "--role", "front_desk",
                "--full-name", "F", "--new-passphrase-file", desk);
        patient = desk("patients", "add", vault(), "--birth-name", "Lefèvre", "--given-names", "Zoé", "--birth-date",
                "12/03/1985").id();
    }

    private String vault() {
        return folder.resolve("vault").toString();
    }

    private Ran desk(String... args) {
        return deskWith("", args);
    }

    private Ran deskWith(String input, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--user", "FD", "--passphrase-file", folder.resolve("desk").toString(), "--json", "--lang", "en"));
        return terminal.runWith(input, all.toArray(String[]::new));
    }

    private static JsonNode piece(Ran ran, String key) {
        for (JsonNode each : ran.json().get("pieces")) if (each.get("piece").asString().equals(key)) return each;
        throw new AssertionError(key);
    }

    @Test void goesFromEmptyToComplete() throws Exception {
        Ran begun = desk("admissions", "new", vault(), patient, "--hospital", "Clinique", "--day", "2026-12-10", "--facts",
                "scheduled,surgery,anaesthesia");
        assertEquals(0, begun.exit(), begun.err());
        String id = begun.id();
        Path card = Files.writeString(folder.resolve("card.txt"), "carte");
        Ran filed = desk("admissions", "piece", vault(), id, "identity", "--file", card.toString(), "--valid-until", "01/06/2031");
        assertEquals("RECEIVED", piece(filed, "identity").get("state").asString(), filed.err());
        assertEquals("ADMINISTRATIVE", piece(filed, "identity").get("compartment").asString());
        assertEquals("sa fille", piece(deskWith("sa fille", "admissions", "piece", vault(), id, "rights", "--asked", "-"), "rights")
                .get("askedOf").asString());
        for (JsonNode each : desk("admissions", "show", vault(), id).json().get("pieces")) {
            if (each.get("need").asString().equals("REQUIRED") && !each.has("notNeededWithout")) {
                desk("admissions", "piece", vault(), id, each.get("piece").asString(), "--received", "vu");
            }
        }
        assertTrue(desk("admissions", "show", vault(), id).json().get("complete").asBoolean());
        assertEquals(0, desk("admissions", "board", vault(), "--incomplete").json().get("admissions").size());
        assertEquals(1, desk("admissions", "board", vault(), "--until", "2026-12-10").json().get("admissions").size());
        assertEquals(0, desk("admissions", "board", vault(), "--until", "2026-12-09").json().get("admissions").size());
        assertEquals("DONE", desk("admissions", "become", vault(), id, "done").json().get("state").asString());
        assertEquals(1, desk("admissions", "list", vault(), patient).json().get("admissions").size());
    }

    @Test void saysWhyItRefuses() {
        String id = desk("admissions", "new", vault(), patient, "--hospital", "Clinique", "--day", "2026-12-10").id();
        assertEquals(2, desk("admissions", "new", vault(), patient, "--day", "2026-12-10").exit(), "no hospital");
        assertEquals(2, desk("admissions", "new", vault(), patient, "--hospital", "C", "--day", "2026-12-10", "--holders", "3")
                .exit());
        assertEquals(2, desk("admissions", "piece", vault(), id, "identity").exit(), "nothing is said");
        assertEquals(2, desk("admissions", "piece", vault(), id, "identity", "--missing", "--asked", "x").exit());
        assertEquals(2, desk("admissions", "piece", vault(), id, "../identity", "--missing").exit());
        assertEquals(2, desk("admissions", "new", vault(), patient, "--hospital", "C", "--day", "12/2026").exit());
        assertEquals(1, desk("admissions", "change", vault(), id, "--hospital", "Clinique").exit(), "nothing changes");
        Ran changed = desk("admissions", "change", vault(), id, "--facts", "single_room", "--holders", "1");
        assertFalse(piece(changed, "single-room").has("notNeededWithout"));
    }
}
