package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.havre.cli.TestTerminal.Ran;
import fr.havre.documents.ocr.ScannedPages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Patients of another program, scans, identity papers, numbers and asking the window, from the front desk's terminal. */
class FrontDeskCommandsTest {
    @TempDir static Path folder;
    private static TestTerminal terminal;

    @BeforeAll static void aPracticeWithAFrontDesk() {
        terminal = new TestTerminal(folder);
        String doctor = terminal.secretFile("secret", TestTerminal.PASSPHRASE);
        String desk = terminal.secretFile("desk", "quatre girafes 77 mauves en barque");
        terminal.run("init", vault(), "--user", "AB", "--full-name", "A", "--passphrase-file", doctor);
        terminal.run("user", "add", vault(), "FD", "--user", "AB", "--passphrase-file", doctor, "--role", "front_desk",
                "--full-name", "F", "--new-passphrase-file", desk);
    }

    private static String vault() {
        return folder.resolve("vault").toString();
    }

    private static Ran desk(String... args) {
        return deskWith("", args);
    }

    private static Ran deskWith(String input, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--user", "FD", "--passphrase-file", folder.resolve("desk").toString(), "--json", "--lang", "en"));
        return terminal.runWith(input, all.toArray(String[]::new));
    }

    @Test void patientsOfAnotherProgramComeInOnceAndThoseInDoubtAreNamedByTheirLine() throws Exception {
        Path table = Files.writeString(folder.resolve("export.csv"), """
                "Famille";Prénoms;DDN;Sexe
                "Garnier; dit Petit";Paul;12/03/1985;M
                Marchand;Élise;1962-07-08;F
                Perdu;Jean;45/45/1985;M
                """);
        assertEquals(1, desk("patients", "import", vault(), table.toString()).exit(), "no column is that of the birth name");
        Ran tried = desk("patients", "import", vault(), table.toString(), "--column", "birthName=Famille", "--try");
        assertEquals(2, tried.json().get("created").asInt(), tried.err());
        assertTrue(tried.json().get("tried").asBoolean());
        assertEquals(0, deskWith("marchand", "patients", "find", vault(), "-").json().get("patients").size());
        Ran brought = desk("patients", "import", vault(), table.toString(), "--column", "birthName=Famille");
        assertEquals(1, brought.exit(), "one was refused");
        JsonNode refused = brought.json().get("undecided").get(0);
        assertEquals(List.of("4", "REFUSED", "elsewhere.VALUE_NOT_UNDERSTOOD"), List.of(refused.get("row").asString(),
                refused.get("outcome").asString(), refused.get("code").asString()));
        assertFalse(brought.out().contains("Garnier") || brought.err().contains("Garnier"), "names stay in the file");
        assertEquals(2, desk("patients", "import", vault(), table.toString(), "--column", "birthName=Famille").json()
                .get("alreadyThere").asInt());
        Path alike = Files.writeString(folder.resolve("alike.json"), """
                {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient", "birthDate": "1962-07-09",
                 "gender": "female", "name": [{"use": "official", "family": "Marchand", "given": ["Élise"]}]}}]}""");
        Ran doubtful = desk("patients", "import", vault(), alike.toString());
        assertEquals(1, doubtful.json().get("possibleDuplicates").asInt(), doubtful.out());
        assertEquals(1, desk("patients", "import", vault(), table.toString(), "--column", "nonsense=Famille").exit());
        assertEquals(1, desk("patients", "import", vault(), folder.resolve("absent").toString()).exit());
    }

    @Test void aPaperIsComparedWithItsPatientAndAScanIsReadBeforeThat() throws Exception {
        String anna = desk("patients", "add", vault(), "--birth-name", "Eriksson", "--given-names", "Anna Maria", "--birth-date",
                "12/08/1974", "--sex", "F").id();
        String lines = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
        Ran typed = deskWith(lines, "patients", "paper", vault(), anna);
        assertEquals("ERIKSSON", typed.json().get("surname").asString(), typed.err());
        assertEquals("2012-04-15", typed.json().get("validUntil").asString());
        assertEquals(List.of("EXPIRED"), typed.json().get("differences").valueStream().map(JsonNode::asString).toList());
        assertFalse(deskWith("rien", "patients", "paper", vault(), anna).json().get("read").asBoolean());
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the stand-in is a shell script");
        Path program = Files.writeString(folder.resolve("reader"), """
                #!/bin/sh
                case "$1" in --version) echo 'tesseract v9.9';; --list-langs) echo fra;; *) cat >/dev/null; cat <<'X'
                %s
                X
                ;; esac
                """.formatted(lines));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path card = Files.write(folder.resolve("card.png"), ScannedPages.png(ScannedPages.of("Passeport")));
        assertEquals(0, desk("import", vault(), card.toString(), "--patient", anna, "--type", "PIECE-IDENTITE").exit());
        Ran read = desk("documents", "recognise", vault(), "--program", program.toString());
        assertEquals(List.of(1, 0), List.of(read.json().get("read").asInt(), read.json().get("waiting").asInt()), read.err());
        Ran found = deskWith("anna maria", "search", vault(), "-");
        assertEquals(1, found.json().get("hits").size(), found.err());
        String document = found.json().get("hits").get(0).get("id").asString();
        assertEquals("PASSPORT", desk("patients", "paper", vault(), anna, "--document", document).json().get("kind").asString());
        Ran missing = desk("documents", "recognise", vault(), "--program", folder.resolve("absent").toString());
        assertEquals(1, missing.exit());
        assertTrue(missing.err().contains("tesseract-ocr-fra"), missing.err());
    }

    @Test void theFrontDeskCountsItsAdmissionsAndAsksTheWindowForNobodyInParticular() {
        Ran numbers = desk("numbers", vault());
        assertEquals(0, numbers.json().get("admissions").size(), numbers.err());
        assertFalse(numbers.json().has("left"), "what left is not the front desk's to know");
        Ran tooMany = desk("numbers", vault(), "--weeks", "500");
        assertEquals(2, tooMany.exit());
        assertTrue(tooMany.err().contains("104"), tooMany.err());
        assertEquals(1, terminal.run("open", "--ins", "255081416802538", "--lang", "en").exit(), "no window is there");
        assertEquals(2, terminal.run("open", "havre:patient?ins=255081416802539").exit());
        assertEquals(2, terminal.run("open", "--lang", "en").exit());
        assertEquals(2, terminal.runWith("12", "open", "--ins", "-").exit());
    }
}
