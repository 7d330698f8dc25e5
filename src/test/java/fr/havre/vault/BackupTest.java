package fr.havre.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Finding.Kind;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.content.ContentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir static Path once;
    private static SampleVault original;
    @TempDir Path place;
    private SampleVault sample;
    private Path backup;

    @BeforeAll static void makeOne() {
        original = SampleVault.create(once);
    }

    @BeforeEach void copyIt() {
        sample = original.copyTo(place);
        backup = place.resolve("backup");
    }

    private UnlockedVault restore(String to) {
        return Vault.restore(backup, place.resolve(to), sample.host(), sample.doctorSlot(),
                SampleVault.DOCTOR.toCharArray(), Progress.NONE);
    }

    @Test void aBackupMadeWhileInUseRestoresToANewInstanceThatAsksFirst() {
        try (UnlockedVault vault = sample.unlock()) {
            vault.backUp(backup, Progress.NONE);
            sample.keep(vault, Compartment.CLINICAL, 77_000);               // later than the backup
        }
        assertEquals(List.of(), Vault.changedFiles(backup));
        try (UnlockedVault vault = restore("restored"); UnlockedVault before = sample.unlock()) {
            assertEquals(List.of(), vault.findings());
            assertEquals(before.id(), vault.id());
            assertNotEquals(before.instance(), vault.instance());
            assertEquals(List.of(), vault.verify(List.of(), Progress.NONE));
            for (Compartment each : Compartment.values()) {
                assertTrue(asksFirst(vault, each));
                assertTrue(isNoted(vault, each));
            }
        }
        SampleVault restored = sample.at(place.resolve("restored"));
        try (UnlockedVault vault = restored.unlock()) {
            List<Compartment> told = new ArrayList<>();
            vault.afterRestore(tx -> told.add(tx.compartment()));
            vault.afterRestore(tx -> told.add(tx.compartment()));
            assertEquals(List.of(Compartment.ADMINISTRATIVE, Compartment.CLINICAL), told);
            assertEquals(List.of(), vault.findings());
            for (var each : original.kept().entrySet()) assertArrayEquals(each.getValue(), read(vault, each.getKey()));
        }
    }

    private static boolean asksFirst(UnlockedVault vault, Compartment compartment) {
        return vault.database(compartment).read(tx -> tx.number("SELECT ask_first FROM own.vault") == 1);
    }

    private static boolean isNoted(UnlockedVault vault, Compartment compartment) {
        return vault.database(compartment).read(tx ->
                tx.number("SELECT count(*) FROM own.audit WHERE act = 'vault.restored'") == 1);
    }

    private static byte[] read(UnlockedVault vault, ContentId id) {
        for (Compartment each : Compartment.values()) {
            boolean here = vault.database(each).read(tx -> tx.number("SELECT count(*) FROM own.content WHERE id = ?", id.value())) > 0;
            if (here) return vault.database(each).read(tx -> vault.contents(each).read(tx, id));
        }
        throw new AssertionError("gone");
    }

    @Test void repeatedItCopiesOnlyWhatMayHaveChanged() throws IOException {
        BackupReport first;
        BackupReport second;
        try (UnlockedVault vault = sample.unlock()) {
            first = vault.backUp(backup, Progress.NONE);
            Person nurse = vault.people().add(NewPerson.of("IN", "Inès Nadir", "NURSE", false),
                    "trois loutres 58 sous la pluie".toCharArray());
            vault.backUp(backup, Progress.NONE);
            assertTrue(Files.exists(backup.resolve("slots/" + nurse.slot() + ".slot")));
            vault.people().leave(nurse.id());
            second = vault.backUp(backup, Progress.NONE);
            assertFalse(Files.exists(backup.resolve("slots/" + nurse.slot() + ".slot")));
        }
        assertTrue(first.copiedBytes() > 8_500_000, first.toString());
        assertTrue(second.copiedBytes() < 2_000_000, second.toString());
        assertEquals(first.files(), second.files());
        assertEquals(List.of(), Vault.changedFiles(backup));
    }

    @Test void aChangedOrMissingFileOfABackupIsNamed() throws IOException {
        try (UnlockedVault vault = sample.unlock()) {
            vault.backUp(backup, Progress.NONE);
        }
        sample.at(backup).change("content/clin/2.seg", 70_000, 2);
        Files.delete(backup.resolve("heads"));
        assertEquals(List.of("content/clin/2.seg", "heads"), Vault.changedFiles(backup));
    }

    @Test void refusesAFolderThatHoldsSomethingElseAndTheVaultItself() throws IOException {
        Files.createDirectories(backup);
        Files.writeString(backup.resolve("photo.jpg"), "x");
        try (UnlockedVault vault = sample.unlock()) {
            for (Path target : List.of(backup, sample.folder(), sample.folder().resolve("in"))) {
                assertEquals(Code.BACKUP_FOLDER_NOT_EMPTY, assertThrows(VaultException.class,
                        () -> vault.backUp(target, Progress.NONE)).code());
            }
        }
    }

    @Test void theFrontDeskBacksUpWhatItCannotRead() {
        try (UnlockedVault vault = sample.unlockAtFrontDesk()) {
            vault.backUp(backup, Progress.NONE);
        }
        try (UnlockedVault vault = restore("restored")) {
            assertTrue(vault.holds(Compartment.CLINICAL));
            assertEquals(List.of(), vault.verify(List.of(), Progress.NONE));
        }
    }

    @Test void theClinicalSideOfAVaultRestoredByTheFrontDeskLearnsOfItLater() {
        Vault.at(sample.folder(), sample.host()).backUp(backup, Progress.NONE);
        Vault.restore(backup, place.resolve("restored"), sample.host(), sample.deskSlot(),
                SampleVault.FRONT_DESK.toCharArray(),
                Progress.NONE).close();
        try (UnlockedVault vault = sample.at(place.resolve("restored")).unlock()) {
            assertEquals(List.of(), vault.findings());
            assertTrue(asksFirst(vault, Compartment.CLINICAL));
        }
    }

    @Test void anOlderCopyOpenedInPlaceOfTheVaultShowsARestoredOneDoesNot() {
        Vault.at(sample.folder(), sample.host()).backUp(backup, Progress.NONE);
        try (UnlockedVault vault = sample.unlock()) {
            sample.keep(vault, Compartment.CLINICAL, 77_000);
        }
        try (UnlockedVault vault = sample.at(backup).unlock()) {
            assertEquals(List.of(Kind.ROLLED_BACK, Kind.ROLLED_BACK), vault.findings().stream()
                    .map(Finding::kind).toList());
        }
    }

    @Test void nothingInABackupIsReadable() throws IOException {
        try (UnlockedVault vault = sample.unlock()) {
            vault.backUp(backup, Progress.NONE);
        }
        try (var files = Files.walk(backup)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String word : List.of("SQLite format", "Farida", "LISIBLE", "DOCTOR")) {
                    assertFalse(bytes.contains(word), file.toString());
                }
            }
        }
    }
}
