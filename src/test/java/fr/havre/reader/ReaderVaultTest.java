package fr.havre.reader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.havre.vault.Compartment;
import fr.havre.vault.NewPerson;
import fr.havre.vault.PendingSheet;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.Vault;
import fr.havre.vault.VaultHost;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.content.NewContent;
import fr.havre.vault.db.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault that the program wrote, read without the program. */
class ReaderVaultTest {
    private static final String DOCTOR = "goudron vif sept marins 42 ivres";
    private static final String DESK = "quatre girafes 77 mauves en barque";
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final byte[] LETTER = "Compte rendu : tout va bien. ".repeat(4000).getBytes(StandardCharsets.UTF_8);
    private static final byte[] SMALL = {1, 2, 3};

    @TempDir static Path place;
    private static Path folder;
    private static Path crashed;
    private static String sheet;

    @TempDir Path plain;

    @BeforeAll static void writeWithTheProgram() throws IOException {
        folder = place.resolve("vault");
        crashed = place.resolve("crashed");
        VaultHost host = new VaultHost(place.resolve("app"), () -> NOW, _ -> { });
        try (UnlockedVault vault = Vault.create(folder, host, NewPerson.of("DR", "Anne Bernard", "DOCTOR", true),
                DOCTOR.toCharArray())) {
            vault.people().add(NewPerson.of("FD", "Luc Petit", "FRONT_DESK", false), DESK.toCharArray());
            PendingSheet pending = vault.people().newRecoverySheet();
            sheet = String.join("\n", pending.groups());
            pending.confirm(pending.groups().get(pending.askedGroup() - 1));
            keepThreeContents(vault.database(Compartment.CLINICAL), vault.contents(Compartment.CLINICAL));
            copy(folder, crashed);
        }
    }

    private static void keepThreeContents(Database database, ContentStore store) {
        NewContent letter = store.put(LETTER, Encoding.DEFLATE);
        NewContent small = store.put(SMALL, Encoding.PLAIN);
        NewContent again = store.put(LETTER, Encoding.PLAIN);
        for (NewContent each : List.of(letter, small, again)) {
            database.write(tx -> {
                tx.audit("document.imported", each.id().value());
                return store.keep(tx, each);
            });
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static Slot slot(VaultReader reader, String label) throws Exception {
        return reader.slots().stream().filter(slot -> slot.label().equals(label)).findFirst().orElseThrow();
    }

    private static OpenedCompartment clinical(Path folder) throws Exception {
        VaultReader reader = new VaultReader(folder);
        Slot doctor = slot(reader, "DR");
        return reader.open(doctor, doctor.openWithPassphrase(DOCTOR).orElseThrow(), 2).orElseThrow();
    }

    private void assertReadsEverything(Path folder) throws Exception {
        OpenedCompartment clinical = clinical(folder);
        Path database = plain.resolve("clinical.db");
        clinical.decryptDatabase(database);
        assertEquals(List.of(List.of("ok")), OpenedCompartment.rows(database, "PRAGMA integrity_check"));
        assertEquals(List.of(List.of("1", "1")), OpenedCompartment.rows(database, "SELECT format, epoch FROM vault"));
        List<byte[]> contents = clinical.contents(database);
        assertEquals(3, contents.size());
        for (byte[] each : contents) assertTrue(Arrays.equals(LETTER, each) || Arrays.equals(SMALL, each));
        AuditChain chain = AuditChain.read(database, 2);
        assertTrue(chain.length() >= 4);
        assertEquals(Optional.empty(), chain.firstWrongRow());
        Heads head = Heads.read(folder.resolve("heads"), clinical.vault(), 2, clinical.derived("heads")).orElseThrow();
        assertEquals(chain.length(), head.seq());
        assertArrayEquals(chain.lastHash(), head.hash());
    }

    @Test void aPassphraseGivesRowsContentsAndTheSignedChain() throws Exception {
        assertReadsEverything(folder);
    }

    @Test void aVaultThatWasNotClosedIsReadFromItsLog() throws Exception {
        assertTrue(Files.size(crashed.resolve("clinical.1.db-wal")) > 4096);
        assertReadsEverything(crashed);
    }

    @Test void aRowOfTheAuditThatWasChangedIsFound() throws Exception {
        Path database = plain.resolve("clinical.db");
        clinical(folder).decryptDatabase(database);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE audit SET act = 'document.read' WHERE seq = 2");
        }
        assertEquals(Optional.of(2L), AuditChain.read(database, 2).firstWrongRow());
    }

    @Test void aSheetOpensTheSameRoot() throws Exception {
        VaultReader reader = new VaultReader(folder);
        Slot recovery = reader.slots().stream().filter(Slot::isRecovery).findFirst().orElseThrow();
        byte[] secret = recovery.openWithSheet(sheet).orElseThrow();
        assertArrayEquals(clinical(folder).derived("db"), reader.open(recovery, secret, 2).orElseThrow().derived("db"));
    }

    @Test void aFrontDeskSlotGivesNothingClinicalAndAWrongPassphraseNothingAtAll() throws Exception {
        VaultReader reader = new VaultReader(folder);
        Slot desk = slot(reader, "FD");
        byte[] secret = desk.openWithPassphrase(DESK).orElseThrow();
        assertTrue(reader.open(desk, secret, 1).isPresent());
        assertTrue(reader.open(desk, secret, 2).isEmpty());
        assertTrue(slot(reader, "DR").root(secret, 2, 1).isEmpty());
        assertTrue(desk.openWithPassphrase(DESK + " ").isEmpty());
    }

    @Test void aFlippedBitInAPageIsFound() throws Exception {
        Path copy = plain.resolve("copy");
        copy(folder, copy);
        Path file = copy.resolve("clinical.1.db");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 2000] ^= 1;
        Files.write(file, bytes);
        OpenedCompartment clinical = clinical(copy);
        assertThrows(IOException.class, () -> clinical.decryptDatabase(plain.resolve("x.db")));
    }

    @Test void nothingOfTheLetterIsReadableOnDisk() throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains("Compte rendu"), file.toString());
            }
        }
    }

    @Test void theReaderSharesNoCodeWithTheProgram() {
        noClasses().that().resideInAPackage("fr.havre.reader").and().haveSimpleNameNotEndingWith("Test").should()
                .dependOnClassesThat().resideInAnyPackage("fr.havre.vault..", "fr.havre.access..")
                .check(new ClassFileImporter().importPackages("fr.havre.reader"));
    }
}
