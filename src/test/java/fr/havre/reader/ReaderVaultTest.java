package fr.havre.reader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.havre.vault.Compartment;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.content.NewContent;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Database.KeyedFile;
import fr.havre.vault.db.LentKey;
import fr.havre.vault.db.Migrations;
import fr.havre.vault.keys.ClaimedSlot;
import fr.havre.vault.keys.OpenedSlot;
import fr.havre.vault.keys.Passphrase;
import fr.havre.vault.keys.RecoverySheet;
import fr.havre.vault.keys.RootKey;
import fr.havre.vault.keys.RootKey.Purpose;
import fr.havre.vault.keys.SlotFolder;
import fr.havre.vault.keys.VaultFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault that the program wrote, read without the program. */
class ReaderVaultTest {
    private static final String STRONG = "Un canari mauve mange 7 tulipes !";
    private static final UUID VAULT = UUID.fromString("0192f0c1-2d3e-7f4a-8b5c-6d7e8f901234");
    private static final byte[] LETTER = "Compte rendu : tout va bien. ".repeat(4000).getBytes(StandardCharsets.UTF_8);
    private static final byte[] SMALL = {1, 2, 3};

    private static final RecoverySheet SHEET = RecoverySheet.random();

    @TempDir static Path folder;
    @TempDir static Path crashed;
    @TempDir Path plain;

    @BeforeAll static void writeWithTheProgram() throws IOException {
        new VaultFile(VAULT, 1, 2).write(folder);
        SlotFolder slots = new SlotFolder(folder, VAULT);
        try (RootKey root = RootKey.random(VAULT, Compartment.CLINICAL, 2);
                RootKey adm = RootKey.random(VAULT, Compartment.ADMINISTRATIVE, 1);
                Passphrase passphrase = Passphrase.take(STRONG.toCharArray());
                OpenedSlot doctor = OpenedSlot.createPerson(VAULT, UUID.randomUUID(), "DR", passphrase, List.of());
                OpenedSlot recovery = OpenedSlot.createRecovery(VAULT, UUID.randomUUID(), "R1", SHEET);
                OpenedSlot desk = OpenedSlot.createPerson(VAULT, UUID.randomUUID(), "FD", passphrase, List.of())) {
            for (OpenedSlot each : List.of(doctor, recovery, desk)) {
                ClaimedSlot granted = each.file().granting(adm, each.keys().publicKeys());
                slots.write(each == desk ? granted : granted.granting(root, each.keys().publicKeys()));
            }
            try (Database database = database(root)) {
                keepThreeContents(database, root);
                copy(folder, crashed);
            }
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

    private static Database database(RootKey root) {
        Database database = Database.open(Compartment.CLINICAL, new Database.Files(
                new KeyedFile(folder.resolve("clinical.2.db"), root.key(Purpose.DB)), Optional.empty(),
                new KeyedFile(folder.resolve("search.2.db"), root.key(Purpose.SEARCH))), InstantSource.system(),
                _ -> { });
        Migrations.apply(database);
        database.write(tx -> tx.run("""
                INSERT INTO own.vault (id, format, epoch, instance, dedup_key)
                VALUES (?, 1, 2, ?, randomblob(32))""", VAULT, UUID.randomUUID()));
        return database;
    }

    private static void keepThreeContents(Database database, RootKey root) {
        Path content = folder.resolve("content").resolve("clin");
        LentKey key = root.key(Purpose.CONTENT);
        try (ContentStore store = ContentStore.open(content, database, key, InstantSource.system())) {
            NewContent letter = store.put(LETTER, Encoding.DEFLATE);
            NewContent small = store.put(SMALL, Encoding.PLAIN);
            NewContent again = store.put(LETTER, Encoding.PLAIN);
            for (NewContent each : List.of(letter, small, again)) database.write(tx -> store.keep(tx, each));
        }
    }

    private static Slot slot(VaultReader reader, String label) throws Exception {
        return reader.slots().stream().filter(slot -> slot.label().equals(label)).findFirst().orElseThrow();
    }

    private static OpenedCompartment clinical(Path folder) throws Exception {
        VaultReader reader = new VaultReader(folder);
        Slot doctor = slot(reader, "DR");
        return reader.open(doctor, doctor.openWithPassphrase(STRONG).orElseThrow(), 2).orElseThrow();
    }

    @Test void aPassphraseGivesRowsAndContents() throws Exception {
        OpenedCompartment clinical = clinical(folder);
        Path database = plain.resolve("clinical.db");
        clinical.decryptDatabase(database);
        assertEquals(List.of(List.of("ok")), OpenedCompartment.rows(database, "PRAGMA integrity_check"));
        assertEquals(List.of(List.of("1", "2")), OpenedCompartment.rows(database, "SELECT format, epoch FROM vault"));
        List<byte[]> contents = clinical.contents(database);
        assertEquals(3, contents.size());
        assertArrayEquals(LETTER, contents.get(0));
        assertArrayEquals(SMALL, contents.get(1));
        assertArrayEquals(LETTER, contents.get(2));
    }

    @Test void aVaultThatWasNotClosedIsReadFromItsLog() throws Exception {
        assertTrue(Files.size(crashed.resolve("clinical.2.db-wal")) > 4096);
        OpenedCompartment clinical = clinical(crashed);
        Path database = plain.resolve("clinical.db");
        clinical.decryptDatabase(database);
        assertEquals(List.of(List.of("ok")), OpenedCompartment.rows(database, "PRAGMA integrity_check"));
        assertEquals(3, clinical.contents(database).size());
    }

    @Test void aSheetOpensTheSameRoot() throws Exception {
        VaultReader reader = new VaultReader(folder);
        Slot recovery = slot(reader, "R1");
        byte[] secret = recovery.openWithSheet(String.join(" ", SHEET.groups())).orElseThrow();
        assertArrayEquals(clinical(folder).derived("db"), reader.open(recovery, secret, 2).orElseThrow().derived("db"));
    }

    @Test void aFrontDeskSlotGivesNothingClinicalAndAWrongPassphraseNothingAtAll() throws Exception {
        VaultReader reader = new VaultReader(folder);
        Slot desk = slot(reader, "FD");
        byte[] secret = desk.openWithPassphrase(STRONG).orElseThrow();
        assertTrue(reader.open(desk, secret, 1).isPresent());
        assertTrue(reader.open(desk, secret, 2).isEmpty());
        assertTrue(slot(reader, "DR").root(secret, 2, 2).isEmpty());
        assertTrue(desk.openWithPassphrase("Un canari mauve").isEmpty());
    }

    @Test void aFlippedBitInAPageIsFound() throws Exception {
        Path copy = plain.resolve("copy");
        copy(folder, copy);
        Path file = copy.resolve("clinical.2.db");
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
