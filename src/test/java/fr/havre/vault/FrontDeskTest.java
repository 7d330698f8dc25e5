package fr.havre.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.VaultException.Code;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Database.KeyedFile;
import fr.havre.vault.db.PageCheck;
import fr.havre.vault.keys.ClaimedSlot;
import fr.havre.vault.keys.OpenedSlot;
import fr.havre.vault.keys.Passphrase;
import fr.havre.vault.keys.QuickStretcher;
import fr.havre.vault.keys.RootKey;
import fr.havre.vault.keys.SlotFolder;
import fr.havre.vault.keys.VaultFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody at the front desk, with her passphrase, the whole folder and every line of this program. */
class FrontDeskTest {
    @TempDir static Path once;
    private static SampleVault original;
    @TempDir Path place;
    private SampleVault sample;
    private UUID vault;

    @BeforeAll static void makeOne() {
        original = SampleVault.create(once);
    }

    @BeforeEach void copyIt() {
        sample = original.copyTo(place);
        vault = VaultFile.read(sample.folder()).vault();
    }

    private OpenedSlot opened() {
        return slots().read(sample.deskSlot()).open(Passphrase.take(SampleVault.FRONT_DESK.toCharArray(), new QuickStretcher()));
    }

    private SlotFolder slots() {
        return new SlotFolder(sample.folder(), vault);
    }

    /** Every key that can be derived from what her slot opens. */
    private static List<byte[]> everyKey(OpenedSlot slot) {
        List<byte[]> keys = new ArrayList<>();
        try (RootKey root = slot.root(Compartment.ADMINISTRATIVE, 1).orElseThrow()) {
            for (RootKey.Purpose each : RootKey.Purpose.values()) keys.add(root.<byte[]>lend(each, byte[]::clone));
        }
        keys.add(slot.keys().<byte[]>lendPrivate(byte[]::clone));
        return keys;
    }

    @Test void herSlotHoldsNoClinicalRootOfAnyEpoch() {
        try (OpenedSlot slot = opened()) {
            for (int epoch = 1; epoch < 5; epoch++) {
                assertEquals(Optional.empty(), slot.root(Compartment.CLINICAL, epoch));
                assertFalse(slots().read(sample.deskSlot()).claimsGrant(Compartment.CLINICAL, epoch));
            }
        }
    }

    @Test void noKeyOfHersOpensAClinicalFileOrProvesASinglePageOfIt() throws IOException {
        try (OpenedSlot slot = opened()) {
            for (byte[] key : everyKey(slot)) {
                for (String file : List.of("clinical.1.db", "search-clin.1.db")) {
                    PageCheck.Result pages = PageCheck.run(sample.file(file), TestVault.lent(key), _ -> { });
                    assertEquals(pages.pages(), pages.badPages(), file);
                    assertTrue(pages.pages() > 0, file);
                    VaultException refused = assertThrows(VaultException.class,
                            () -> Database.open(Compartment.CLINICAL,
                            new Database.Files(new KeyedFile(sample.file(file), TestVault.lent(key)), Optional.empty(),
                                    new KeyedFile(place.resolve("own.db"), TestVault.lent(key))),
                                            sample.host().time(), _ -> { }));
                    assertEquals(Code.DAMAGED, refused.code());
                }
            }
        }
    }

    @Test void aDoctorsGrantInHerSlotOpensNothing() {
        try (OpenedSlot slot = opened(); UnlockedVault doctor = sample.unlock()) {
            assertTrue(doctor.holds(Compartment.CLINICAL));
            ClaimedSlot doctors = slots().read(sample.doctorSlot());
            assertTrue(doctors.claimsGrant(Compartment.CLINICAL, 1));
            assertEquals(Code.WRONG_PASSPHRASE, assertThrows(VaultException.class,
                    () -> doctors.open(Passphrase.take(SampleVault.FRONT_DESK.toCharArray(), new QuickStretcher()))).code());
            assertEquals(Optional.empty(), slot.root(Compartment.CLINICAL, 1));
        }
    }

    @Test void sheMayMakeHerselfADoctorInTheRowsAndStillHoldsNoKey() {
        try (UnlockedVault desk = sample.unlockAtFrontDesk()) {
            desk.database(Compartment.ADMINISTRATIVE).write(tx ->
                    tx.run("UPDATE adm.person SET role = 'DOCTOR', clinical = 1 WHERE label = 'FD'"));
        }
        try (UnlockedVault desk = sample.unlockAtFrontDesk()) {
            assertEquals("DOCTOR", desk.roleCode());
            assertFalse(desk.holds(Compartment.CLINICAL));
            assertThrows(VaultException.class, () -> desk.contents(Compartment.CLINICAL));
            assertTrue(desk.findings().stream().anyMatch(found -> found.kind() == Finding.Kind.PEOPLE_CHANGED));
        }
    }

    @Test void nothingOfTheClinicalSegmentsIsReadableAndNothingOfThemIsLostByHerWork() throws IOException {
        try (var files = Files.list(sample.folder().resolve("content/clin"))) {
            for (Path file : files.toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("LISIBLE"));
            }
        }
        try (UnlockedVault desk = sample.unlockAtFrontDesk()) {
            sample.keep(desk, Compartment.ADMINISTRATIVE, 5_000);
            desk.verify(List.of(), Progress.NONE);
        }
        try (UnlockedVault doctor = sample.unlock()) {
            assertEquals(List.of(), doctor.verify(List.of(), Progress.NONE));
            ContentId first = original.kept().keySet().iterator().next();
            assertArrayEquals(original.kept().get(first), doctor.database(Compartment.CLINICAL).read(tx ->
                    doctor.contents(Compartment.CLINICAL).read(tx, first)));
        }
    }
}
