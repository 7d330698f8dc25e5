package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.TestTerminal.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final String OTHER = "quatre girafes 77 mauves en barque";
    private static final String ZOE = """
            {"birthName": "Lefèvre", "givenNames": "Zoé Marie", "birthDate": "12/03/1985", "sex": "F",
            "birthPlace": "75056"}""";

    @TempDir Path folder;
    private TestTerminal terminal;

    @BeforeEach void prepare() {
        terminal = new TestTerminal(folder);
    }

    private void expect(int exit, String beginning, Ran ran) {
        assertEquals(exit, ran.exit(), ran.toString());
        assertTrue(ran.err().startsWith(beginning), ran.err());
        assertEquals(exit == 2 ? 2 : 1, ran.err().lines().count(), "one sentence, and after a wrong usage where to look");
    }

    @Test void tellsTheWorldHowItWentByTheExitCodeAndOneSentenceInEitherLanguage() throws Exception {
        expect(2, "Il manque une commande.", terminal.run());
        expect(2, "Option inconnue\u00A0: --nope.", terminal.run("init", "x", "--user", "AB", "--nope=1"));
        expect(2, "Missing: VAULT.", terminal.run("init", "--lang", "en"));
        expect(2, "Valeur refusée pour --lang.", terminal.run("init", "x", "--user", "AB", "--lang", "xx"));
        expect(2, "Valeur refusée pour done|cancelled|open. Valeurs possibles\u00A0: open, done, cancelled.",
                terminal.run("admissions", "become", "x", "y", "nope", "--user", "AB"));
        expect(2, "One of these options is missing: --asked, ", terminal.run("admissions", "piece", "x", "y", "identity",
                "--user", "AB", "--lang", "en"));
        expect(1, "Il n’y a pas de coffre", terminal.as("AB", "user list"));
        terminal.init();
        expect(1, "Nothing was created: this folder already", terminal.run("init", terminal.vault().toString(), "--user", "CD",
                "--passphrase-file", terminal.secretFile("p", OTHER), "--lang=en"));
        expect(3, "Le coffre reste fermé", terminal.run("user", "list", terminal.vault().toString(), "--user", "AB",
                "--passphrase-file", terminal.secretFile("p", OTHER)));
        expect(3, "No access file of this name", terminal.as("XX", "user list", "--lang", "en"));
        expect(1, "Rien n’a été fait\u00A0: il faut une phrase secrète", terminal.run("user", "list",
                terminal.vault().toString(), "--user", "AB"));
        Path slot;
        try (Stream<Path> slots = Files.list(terminal.vault().resolve("slots"))) {
            slot = slots.filter(file -> file.toString().endsWith(".slot")).findFirst().orElseThrow();
        }
        Files.delete(slot.resolveSibling(slot.getFileName() + ".bak"));
        Files.writeString(slot, Files.readString(slot).replace("a", "b"));
        expect(4, "Le fichier qui garde votre accès est abîmé", terminal.as("AB", "user list"));
    }

    @Test void theHelpNamesEveryCommandAndACommandIsUnderstoodWhereverItStands() {
        String help = terminal.run("--help", "--lang", "en").out();
        for (String each : List.of("demo", "window", "user", "import", "sandbox")) assertTrue(help.contains("  " + each), help);
        assertTrue(terminal.run("user", "--help").out().contains("recover"));
        assertEquals(0, terminal.run("--lang", "fr", "import", "--help").exit());
        assertTrue(terminal.run("--version").out().startsWith("Havre "));
    }

    @Test void filesThatADesktopOpensMeanTheWindow() throws Exception {
        String file = Files.writeString(folder.resolve("lettre.xml"), "x").toString();
        assertArrayEquals(new String[] {"window", file}, Program.meant(file));
        assertArrayEquals(new String[] {"import", file}, Program.meant("import", file));
        assertArrayEquals(new String[] {}, Program.meant());
    }

    @Test void aWindowWithNothingButPathsNeedsNoParser() {
        assertEquals(Optional.of(List.of(Path.of("vault"), Path.of("a.pdf"))), Program.paths("window", "vault", "a.pdf"));
        assertEquals(Optional.of(List.of()), Program.paths("window"));
        assertEquals(Optional.empty(), Program.paths("window", "--lang", "en"));
        assertEquals(Optional.empty(), Program.paths("import", "vault"));
        assertEquals(Optional.empty(), Program.paths());
    }

    @Test void anOldDatabasePutBackIsToldUntilSomebodyHasTakenNote() throws Exception {
        terminal.init();
        Path database = terminal.vault().resolve("main.1.db");
        byte[] old = Files.readAllBytes(database);
        assertEquals(0, terminal.runWith(ZOE, "patients", "add", terminal.vault().toString(), "--user", "AB",
                "--passphrase-file", terminal.secretFile("p", TestTerminal.PASSPHRASE), "--from", "-").exit());
        Files.write(database, old);
        for (int i = 0; i < 2; i++) assertTrue(terminal.as("AB", "user list").err().contains("plus ancien"));
        assertEquals(4, terminal.as("AB", "verify", "--acknowledge", "--reason", "BACKUP_PUT_BACK").exit());
        assertEquals("", terminal.as("AB", "user list").err());
    }

    @Test void refusesAPassphraseFileThatOthersCanRead() throws Exception {
        terminal.init();
        Path file = Path.of(terminal.secretFile("open", TestTerminal.PASSPHRASE));
        Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        expect(1, "Le fichier de la phrase secrète peut être lu par d’autres", terminal.run("user", "list",
                terminal.vault().toString(), "--user", "AB", "--passphrase-file", file.toString()));
    }

    @Test void takesAWeakPassphraseForNobody() {
        expect(1, "Cette phrase secrète se devine", terminal.runWith("soleil\n", "init", terminal.vault().toString(),
                "--user", "AB",
                "--passphrase-file", "-"));
        Ran strong = terminal.runWith(TestTerminal.PASSPHRASE + "\n", "init", terminal.vault().toString(), "--user", "AB",
                "--passphrase-file", "-");
        assertEquals(0, strong.exit(), strong.err());
    }

    @Test void keepsAPatientFromCreationToConsent() {
        terminal.init();
        Ran created = terminal.asWith(ZOE, "AB", "patients add", "--from", "-", "--json");
        assertEquals(0, created.exit(), created.err());
        String id = created.id();
        for (String typed : List.of("zoe lef 12/03/1985", "lefever")) {
            assertEquals(id, terminal.asWith(typed, "AB", "patients find", "-", "--json").json().get("patients").get(0)
                    .get("id")
                    .asString(), typed);
        }
        Ran twice = terminal.asWith(ZOE, "AB", "patients add", "--from", "-", "--json");
        expect(1, "Rien n’a été créé\u00A0: ce patient existe peut-être", twice);
        assertEquals(id, twice.json().get("possibleDuplicates").get(0).get("id").asString());
        assertEquals(0, terminal.asWith(ZOE, "AB", "patients add", "--from", "-", "--not-the-same-as", id).exit());

        assertEquals("VALI", terminal.as("AB", "patients proof", id, "--type", "passport", "--json").json()
                .get("status").asString());
        expect(2, "Rien n’a été enregistré\u00A0: ce matricule INS", terminal.as("AB", "patients insi", id, "--ins",
                "279035121518988"));
        assertEquals("QUAL", terminal.asWith("2 79 03 51 215 189 89\n", "AB", "patients insi", id, "--ins", "-", "--oid",
                "1.2.250.1.213.1.4.10", "--json").json().get("status").asString());
        assertTrue(terminal.as("AB", "patients find", "zoe").out().contains("identité qualifiée [TEST]"));
        assertEquals("PROV", terminal.as("AB", "patients edit", id, "--birth-date", "13/03/1985", "--json").json()
                .get("status").asString());
        expect(1, "Rien n’a été changé\u00A0: tout est déjà ainsi", terminal.as("AB", "patients edit", id, "--sex", "F"));
        expect(1, "Nothing was changed: somebody else", terminal.as("AB", "patients edit", id, "--phone", "0612345678",
                "--version-seen", "1", "--lang", "en"));

        assertEquals(0, terminal.as("AB", "patients consent", id, "IO", "--on", "2026-11-24").exit());
        Ran shown = terminal.as("AB", "patients show", id, "--json");
        assertEquals("IO", shown.json().get("consents").get(0).get("decision").asString());
        assertEquals(4, shown.json().get("history").size());
        assertEquals("CREATED", shown.json().get("history").get(3).get("what").asString());
        nothingOfAPatientWentToTheErrorOutput(id);
    }

    private void nothingOfAPatientWentToTheErrorOutput(String id) {
        terminal.as("AB", "patients edit", id, "--birth-date", "LEFEVRE");
        terminal.as("AB", "patients edit", id, "Lefèvre", "Zoé", "--oops=Lefèvre");
        terminal.as("AB", "patients consent", id, "Lefèvre");
        terminal.asWith("{\"nom\": \"Lefèvre\"", "AB", "patients add", "--from", "-");
        String errors = terminal.everyError().toLowerCase(Locale.ROOT);
        for (String word : List.of("lef", "zo", "1985", "75056", "27903", "0612")) assertFalse(errors.contains(word), word);
    }

    @Test void peopleComeAndGoAndAForgottenPassphraseIsRecovered() {
        terminal.init();
        assertEquals(0, terminal.as("AB", "user add", "FD", "--role", "front_desk", "--full-name", "Farida Diallo",
                "--new-passphrase-file", terminal.secretFile("fd", OTHER)).exit());
        assertEquals(List.of("AB", "FD"), terminal.as("AB", "user list", "--json").json().get("users").valueStream()
                .map(user -> user.get("user").asString()).sorted().toList());
        Ran refused = terminal.run("user", "leave", terminal.vault().toString(), "AB", "--user", "FD", "--passphrase-file",
                terminal.secretFile("fd", OTHER));
        expect(1, "Rien n’a été modifié\u00A0: ", refused);
        String chosen = "cinq otaries 31 sages au marais";
        assertEquals(0, terminal.run("user", "passwd", terminal.vault().toString(), "--user", "FD", "--passphrase-file",
                terminal.secretFile("fd", OTHER), "--new-passphrase-file", terminal.secretFile("fd2", chosen)).exit());
        assertEquals(0, terminal.run("patients", "find", terminal.vault().toString(), "x", "--user", "FD", "--passphrase-file",
                terminal.secretFile("fd2", chosen)).exit());
        assertEquals(0, terminal.as("AB", "user leave", "FD").exit());
        assertEquals(3, terminal.run("patients", "find", terminal.vault().toString(), "x", "--user", "FD", "--passphrase-file",
                terminal.secretFile("fd2", chosen)).exit());
        expect(1, "Rien n’a été changé\u00A0: on ne peut pas se retirer", terminal.as("AB", "user leave", "AB"));
    }

    @Test void aSheetReadFromPaperGivesSomebodyANewPassphrase() {
        terminal.init();
        StringBuilder sheet = new StringBuilder();
        Ran drawn = terminal.runAnswering((out, err) -> {
            List<String> groups = out.lines().map(line -> line.substring(3)).toList();
            groups.forEach(group -> sheet.append(group).append(' '));
            return groups.get(Integer.parseInt(err.replaceAll("(?s).*groupe (\\d).*", "$1")) - 1) + "\n";
        }, "user", "recovery", terminal.vault().toString(), "--user", "AB", "--passphrase-file",
                terminal.secretFile("passphrase", TestTerminal.PASSPHRASE));
        assertEquals(0, drawn.exit(), drawn.err());
        expect(3, "La feuille de secours n’a pas été acceptée", terminal.run("user", "recover", terminal.vault().toString(), "AB",
                "--sheet-file", terminal.secretFile("wrong", sheet.toString().substring(2)), "--new-passphrase-file",
                terminal.secretFile("new", OTHER)));
        Ran recovered = terminal.run("user", "recover", terminal.vault().toString(), "AB", "--sheet-file",
                terminal.secretFile("sheet", sheet.toString()), "--new-passphrase-file", terminal.secretFile("new", OTHER));
        assertEquals(0, recovered.exit(), recovered.err());
        assertEquals(3, terminal.as("AB", "user list").exit());
        assertEquals(0, terminal.run("user", "list", terminal.vault().toString(), "--user", "AB", "--passphrase-file",
                terminal.secretFile("new", OTHER)).exit());
    }

    @Test void aDocumentIsImportedFoundShownAndExportedAsItCame() throws Exception {
        terminal.init();
        String zoe = terminal.asWith(ZOE, "AB", "patients add", "--from", "-", "--json").id();
        Path letter = folder.resolve("lettre-lefevre.txt");
        Files.writeString(letter, "Chère consœur, je vous adresse cette patiente pour une échographie abdominale.\n");
        Path nothing = folder.resolve("vide.pdf");
        Files.writeString(nothing, "");
        Ran imported = terminal.as("AB", "import", letter.toString(), nothing.toString(), "--patient", zoe, "--json");
        expect(1, "Un fichier n’a pas été gardé", imported);
        assertEquals("documentRefused.EMPTY", imported.json().get("files").get(1).get("documents").get(0).get("code")
                .asString());
        String document = imported.json().get("files").get(0).get("documents").get(0).get("id").asString();
        assertEquals(1, terminal.as("AB", "import", letter.toString(), "--patient", zoe, "--json").json()
                .get("alreadyThere").asInt());
        Ran found = terminal.asWith("echographie", "AB", "search", "-", "--patient", zoe, "--json");
        assertEquals(document, found.json().get("hits").get(0).get("id").asString());
        assertTrue(found.json().get("hits").get(0).get("phrase").asString().contains("échographie abdominale"));
        assertEquals(1, terminal.as("AB", "documents list", "--patient", zoe, "--json").json().get("documents").size());
        assertTrue(terminal.as("AB", "show", document, "--text").out().contains("Chère consœur"));
        Path copy = folder.resolve("copie.txt");
        assertEquals(0, terminal.as("AB", "export", document, copy.toString()).exit());
        assertEquals(-1, Files.mismatch(letter, copy));
        expect(1, "Rien n’a été copié\u00A0: un fichier de ce nom", terminal.as("AB", "export", document, copy.toString()));
        assertFalse(terminal.everyError().toLowerCase(Locale.ROOT).contains("lefevre"), terminal.everyError());
    }

    @Test void helpIsInTheLanguageAskedFor() {
        Ran french = terminal.run("patients", "find", "--help");
        assertEquals(0, french.exit());
        assertTrue(french.out().contains("Usage\u00A0: havre patients find") && french.out()
                .contains("Cherche par nom"), french.out());
        assertTrue(terminal.run("--help", "--lang", "en").out().contains("Commands:"));
        assertTrue(terminal.run("--version").out().startsWith("Havre "));
    }
}
