package fr.havre.vault.keys;

import static fr.havre.vault.keys.TestSecrets.SHEET;
import static fr.havre.vault.keys.TestSecrets.VAULT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.keys.SlotFolder.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotFolderTest {
    @TempDir Path vault;
    private SlotFolder slots;
    private ClaimedSlot slot;
    private Path file;
    private Path backup;

    @BeforeEach void writeOne() {
        slots = new SlotFolder(vault, VAULT);
        slot = recovery(VAULT, SHEET, "R1");
        slots.write(slot);
        file = vault.resolve("slots").resolve(SHEET + ".slot");
        backup = vault.resolve("slots").resolve(SHEET + ".slot.bak");
    }

    private static ClaimedSlot recovery(UUID vault, UUID id, String label) {
        try (RecoverySheet sheet = RecoverySheet.random(); OpenedSlot made = OpenedSlot.createRecovery(vault, id, label,
                sheet)) {
            return made.file();
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test void bothCopiesHoldTheSameBytesAndNothingElseIsLeft() throws IOException {
        assertArrayEquals(slot.bytes(), Files.readAllBytes(file));
        assertArrayEquals(slot.bytes(), Files.readAllBytes(backup));
        try (var all = Files.list(file.getParent())) {
            assertEquals(2, all.count());
        }
        assertEquals(State.WHOLE, slots.state(SHEET));
        assertArrayEquals(slot.bytes(), slots.read(SHEET).bytes());
    }

    @Test void aDamagedOrMissingFileIsReadFromItsBackup() throws IOException {
        flip(file);
        assertArrayEquals(slot.bytes(), slots.read(SHEET).bytes());
        assertEquals(State.FILE_DAMAGED, slots.state(SHEET));
        Files.delete(file);
        assertArrayEquals(slot.bytes(), slots.read(SHEET).bytes());
        assertEquals(Set.of(SHEET), slots.ids());
    }

    @Test void damageOfBothCopiesIsSaidSoNotTakenForAWrongPassphrase() throws IOException {
        flip(file);
        flip(backup);
        assertEquals(Code.SLOT_DAMAGED, assertThrows(VaultException.class, () -> slots.read(SHEET)).code());
        assertEquals(State.BOTH_DAMAGED, slots.state(SHEET));
        assertTrue(slots.readable().isEmpty());
    }

    @Test void aBackupThatIsDamagedOrOlderIsFound() throws IOException {
        flip(backup);
        assertEquals(State.BACKUP_DAMAGED, slots.state(SHEET));
        Files.write(backup, recovery(VAULT, SHEET, "R1").bytes());
        assertEquals(State.BACKUP_DIFFERS, slots.state(SHEET));
        assertArrayEquals(slot.bytes(), slots.read(SHEET).bytes());
    }

    @Test void aWriteLeavesNoFormerSlotBehind() throws IOException {
        ClaimedSlot next = recovery(VAULT, SHEET, "R2");
        Files.write(vault.resolve("slots").resolve(SHEET + ".slot.tmp"), new byte[10]);       // a crash left it
        slots.write(next);
        assertArrayEquals(next.bytes(), Files.readAllBytes(file));
        assertArrayEquals(next.bytes(), Files.readAllBytes(backup));
    }

    @Test void theSlotOfAnotherPersonOrVaultInItsPlaceIsNamedReplaced() throws IOException {
        Files.write(file, recovery(VAULT, UUID.randomUUID(), "R1").bytes());
        assertEquals(Code.SLOT_REPLACED, assertThrows(VaultException.class, () -> slots.read(SHEET)).code());
        assertEquals(State.REPLACED, slots.state(SHEET));
        Files.write(file, recovery(UUID.randomUUID(), SHEET, "R1").bytes());
        assertEquals(Code.SLOT_REPLACED, assertThrows(VaultException.class, () -> slots.read(SHEET)).code());
        assertThrows(IllegalArgumentException.class, () -> slots.write(recovery(UUID.randomUUID(), SHEET, "R1")));
    }

    @Test void deletingLeavesNeitherCopyNorTheRestOfAWriteThatDidNotFinish() throws IOException {
        Files.copy(file, file.resolveSibling(SHEET + ".slot.tmp"));
        Files.copy(file, file.resolveSibling(SHEET + ".slot.bak.tmp"));
        slots.delete(SHEET);
        try (var rest = Files.list(file.getParent())) {
            assertEquals(0, rest.count());
        }
        assertFalse(Files.exists(file));
        assertFalse(Files.exists(backup));
        assertEquals(State.MISSING, slots.state(SHEET));
        assertEquals(Code.UNKNOWN_PERSON, assertThrows(VaultException.class, () -> slots.read(SHEET)).code());
    }

    @Test void whatIsNoSlotIsNotListedAndAFolderOrAGiantInItsPlaceIsDamage() throws IOException {
        Files.writeString(vault.resolve("slots").resolve("notes.txt"), "x");
        Files.writeString(vault.resolve("slots").resolve("../slots/a.slot"), "x");
        UUID giant = UUID.randomUUID();
        Files.write(vault.resolve("slots").resolve(giant + ".slot"), new byte[1_000_000]);
        UUID folder = UUID.randomUUID();
        Files.createDirectories(vault.resolve("slots").resolve(folder + ".slot"));
        assertEquals(Set.of(SHEET, giant, folder), slots.ids());
        assertEquals(List.of(SHEET), slots.readable().stream().map(ClaimedSlot::id).toList());
        assertThrows(VaultException.class, () -> slots.read(giant));
        assertThrows(VaultException.class, () -> slots.read(folder));
    }

    @Test void aFolderWithoutSlotsHasNobody(@TempDir Path empty) {
        assertTrue(new SlotFolder(empty, VAULT).ids().isEmpty());
    }
}
