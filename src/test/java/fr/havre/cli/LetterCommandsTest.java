package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.TestTerminal.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterCommandsTest {
    @TempDir Path folder;
    private TestTerminal terminal;

    @Test void aLetterThatCannotBeGivenLeavesNoDraftToBeFoundTwice() {
        terminal = new TestTerminal(folder);
        terminal.secretFile("secret", TestTerminal.PASSPHRASE);
        doctor("init", "--full-name", "Dr Anne Bernard");
        String patient = doctor("patients add", "--birth-name", "Durand", "--given-names", "Zoé", "--sex", "female", "--birth-date",
                "1980-05-04").json().get("id").asString();
        Ran refused = doctor("letters write", patient, "--title", "Suivi", "--text", "Revu le {date du jour J}", "--give");
        assertEquals(1, refused.exit(), refused.err());
        assertTrue(refused.err().contains("Nothing was signed or given to sign"), refused.err());
        assertEquals(0, doctor("letters list").json().get("letters").size());
        assertEquals(0, doctor("letters write", patient, "--title", "Suivi", "--text", "Revu le {date du jour J}").exit());
        assertEquals(1, doctor("letters list").json().get("letters").size(), "a draft may wait for its fields");
    }

    private Ran doctor(String command, String... args) {
        List<String> all = new ArrayList<>(List.of(command.split(" ", -1)));
        all.add(folder.resolve("vault").toString());
        all.addAll(List.of(args));
        all.addAll(List.of("--user", "AB", "--passphrase-file", folder.resolve("secret").toString(), "--json", "--lang", "en"));
        return terminal.runWith("", all.toArray(String[]::new));
    }
}
