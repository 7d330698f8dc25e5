package fr.havre.vault.keys;

import static fr.havre.vault.keys.TestSecrets.DOCTOR;
import static fr.havre.vault.keys.TestSecrets.SHEET;
import static fr.havre.vault.keys.TestSecrets.STRONG;
import static fr.havre.vault.keys.TestSecrets.VAULT;
import static fr.havre.vault.keys.TestSecrets.doctor;
import static fr.havre.vault.keys.TestSecrets.hex;
import static fr.havre.vault.keys.TestSecrets.passphrase;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlotTest {
    private static VaultException refused(Code code, org.junit.jupiter.api.function.Executable act) {
        VaultException refused = assertThrows(VaultException.class, act);
        assertEquals(code, refused.code());
        return refused;
    }

    private static OpenedSlot open(ClaimedSlot slot, String text) {
        try (Passphrase passphrase = passphrase(text)) {
            return slot.open(passphrase);
        }
    }

    @Test void aPersonOpensTheirSlotAgainAndHasTheSameKeysAndTheRootsGranted() {
        try (OpenedSlot made = doctor();
                RootKey adm = RootKey.random(VAULT, Compartment.ADMINISTRATIVE, 1);
                RootKey clin = RootKey.random(VAULT, Compartment.CLINICAL, 3)) {
            PublicKeys keys = made.keys().publicKeys();
            byte[] file = made.file().granting(adm, keys).granting(clin, keys).bytes();
            ClaimedSlot found = ClaimedSlot.parse(file);
            assertEquals("ÉD", found.label());
            assertTrue(found.claimsGrant(Compartment.CLINICAL, 3));
            try (OpenedSlot opened = open(found, STRONG)) {
                assertEquals(keys, opened.keys().publicKeys());
                assertTrue(opened.root(Compartment.ADMINISTRATIVE, 1).orElseThrow().sameKeyAs(adm));
                assertTrue(opened.root(Compartment.CLINICAL, 3).orElseThrow().sameKeyAs(clin));
                assertEquals(Optional.empty(), opened.root(Compartment.CLINICAL, 1));
                byte[] signature = opened.keys().sign(new byte[] {1});
                assertTrue(Signatures.verify(keys.sign(), new byte[] {1}, signature));
            }
        }
    }

    @Test void aWrongPassphraseIsRefusedByItsCodeAndSaysNothingElse() {
        try (OpenedSlot made = doctor()) {
            VaultException refused = refused(Code.WRONG_PASSPHRASE, () -> open(made.file(), STRONG + " "));
            assertFalse(refused.getMessage().contains("canari"));
        }
    }

    @Test void aFrontDeskWithoutAGrantHasNoClinicalRootAndCannotUseADoctorsGrant() {
        try (OpenedSlot doctor = doctor(); RootKey clin = RootKey.random(VAULT, Compartment.CLINICAL, 1);
                Passphrase passphrase = passphrase("Les 3 chats gris du port dorment")) {
            ClaimedSlot granted = doctor.file().granting(clin, doctor.keys().publicKeys());
            OpenedSlot desk = OpenedSlot.createPerson(VAULT, UUID.randomUUID(), "FD", passphrase, List.of());
            assertEquals(Optional.empty(), desk.root(Compartment.CLINICAL, 1));
            ClaimedSlot forged = new ClaimedSlot(desk.file().head(), desk.file().unlocks(),
                    List.of(granted.grant(Compartment.CLINICAL, 1).orElseThrow()));
            try (OpenedSlot opened = open(forged, "Les 3 chats gris du port dorment")) {
                refused(Code.SLOT_DAMAGED, () -> opened.root(Compartment.CLINICAL, 1));
            }
            desk.close();
        }
    }

    @Test void aGrantIsBoundToItsSlotCompartmentAndEpoch() {
        try (OpenedSlot doctor = doctor(); RootKey clin = RootKey.random(VAULT, Compartment.CLINICAL, 1)) {
            Grant grant = clin.grantTo(DOCTOR, doctor.keys().publicKeys());
            assertTrue(opens(doctor, grant, VAULT, Compartment.CLINICAL, DOCTOR, 1));
            assertFalse(opens(doctor, grant, UUID.randomUUID(), Compartment.CLINICAL, DOCTOR, 1));
            assertFalse(opens(doctor, grant, VAULT, Compartment.ADMINISTRATIVE, DOCTOR, 1));
            assertFalse(opens(doctor, grant, VAULT, Compartment.CLINICAL, SHEET, 1));
            assertFalse(opens(doctor, grant, VAULT, Compartment.CLINICAL, DOCTOR, 2));
        }
    }

    private static boolean opens(OpenedSlot by, Grant grant, UUID vault, Compartment compartment, UUID slot,
            int epoch) {
        return by.keys().openGrant(grant.ciphertext(), Grant.aad(vault, compartment, slot, epoch),
                grant.sealed()).isPresent();
    }

    @Test void anotherPassphraseKeepsKeysAndGrantsAndClosesTheFormerOne() {
        String next = "Quatre ours polis boivent du cidre";
        try (OpenedSlot doctor = doctor(); RootKey clin = RootKey.random(VAULT, Compartment.CLINICAL, 1)) {
            ClaimedSlot before = doctor.file().granting(clin, doctor.keys().publicKeys());
            try (OpenedSlot opened = open(before, STRONG); Passphrase changed = passphrase(next)) {
                ClaimedSlot after = ClaimedSlot.parse(opened.underNewPassphrase(changed, List.of()).bytes());
                assertEquals(2, after.generation());
                assertNotEquals(hex(before.sum()), hex(after.sum()));
                refused(Code.WRONG_PASSPHRASE, () -> open(after, STRONG));
                try (OpenedSlot again = open(after, next)) {
                    assertEquals(doctor.keys().publicKeys(), again.keys().publicKeys());
                    assertTrue(again.root(Compartment.CLINICAL, 1).orElseThrow().sameKeyAs(clin));
                }
            }
        }
    }

    @Test void aWeakPassphraseMakesNoSlot() {
        try (Passphrase weak = passphrase("Cabinet2026!")) {
            refused(Code.WEAK_PASSPHRASE, () -> OpenedSlot.createPerson(VAULT, DOCTOR, "AB", weak,
                    List.of("Cabinet du Port")));
        }
        try (OpenedSlot doctor = doctor(); Passphrase weak = passphrase("motdepasse1")) {
            refused(Code.WEAK_PASSPHRASE, () -> doctor.underNewPassphrase(weak, List.of()));
        }
    }

    @Test void grantsAreReplacedTakenAwayAndStrippedAfterARotation() {
        try (OpenedSlot doctor = doctor(); RootKey old = RootKey.random(VAULT, Compartment.CLINICAL, 1);
                RootKey other = RootKey.random(VAULT, Compartment.CLINICAL, 1);
                RootKey next = RootKey.random(VAULT, Compartment.CLINICAL, 2);
                RootKey adm = RootKey.random(VAULT, Compartment.ADMINISTRATIVE, 1)) {
            PublicKeys keys = doctor.keys().publicKeys();
            ClaimedSlot slot = doctor.file().granting(old, keys).granting(adm, keys).granting(other, keys);
            try (OpenedSlot opened = open(slot, STRONG)) {
                assertTrue(opened.root(Compartment.CLINICAL, 1).orElseThrow().sameKeyAs(other));
            }
            ClaimedSlot rotated = slot.granting(next, keys).withoutOtherEpochs(Compartment.CLINICAL, 2);
            assertFalse(rotated.claimsGrant(Compartment.CLINICAL, 1));
            assertTrue(rotated.claimsGrant(Compartment.CLINICAL, 2));
            assertTrue(rotated.claimsGrant(Compartment.ADMINISTRATIVE, 1));
            ClaimedSlot ended = rotated.withoutGrants(Compartment.CLINICAL);
            assertFalse(ended.claimsGrant(Compartment.CLINICAL, 2));
            assertTrue(ended.claimsGrant(Compartment.ADMINISTRATIVE, 1));
        }
    }

    @Test void aSheetOpensItsSlotAndGivesAPersonANewOne() {
        try (RecoverySheet sheet = RecoverySheet.random(); RootKey clin = RootKey.random(VAULT, Compartment.CLINICAL,
                1);
                OpenedSlot made = OpenedSlot.createRecovery(VAULT, SHEET, "R1", sheet)) {
            byte[] file = made.file().granting(clin, made.keys().publicKeys()).bytes();
            char[] typed = String.join(" ", sheet.groups()).toCharArray();
            try (RecoverySheet read = RecoverySheet.read(typed); OpenedSlot opened = ClaimedSlot.parse(file).open(read);
                    RootKey root = opened.root(Compartment.CLINICAL, 1).orElseThrow(); OpenedSlot person = doctor()) {
                ClaimedSlot anew = person.file().granting(root, person.keys().publicKeys());
                assertTrue(open(anew, STRONG).root(Compartment.CLINICAL, 1).orElseThrow().sameKeyAs(clin));
            }
            try (RecoverySheet another = RecoverySheet.random()) {
                refused(Code.SHEET_OF_ANOTHER_VAULT, () -> ClaimedSlot.parse(file).open(another));
            }
            refused(Code.WRONG_PASSPHRASE, () -> open(ClaimedSlot.parse(file), STRONG));
        }
    }

    @Test void keysOfAClosedSlotAreGone() {
        OpenedSlot doctor = doctor();
        doctor.close();
        assertThrows(IllegalStateException.class, () -> doctor.keys().sign(new byte[1]));
    }

    @Test void aRootDerivesAnotherKeyForEachPurposeEpochAndCompartment() {
        byte[] raw = new byte[32];
        Arrays.fill(raw, (byte) 5);
        try (RootKey one = RootKey.take(VAULT, Compartment.CLINICAL, 1, raw.clone());
                RootKey two = RootKey.take(VAULT, Compartment.CLINICAL, 2, raw.clone());
                RootKey adm = RootKey.take(VAULT, Compartment.ADMINISTRATIVE, 1, raw.clone())) {
            List<String> keys = new java.util.ArrayList<>();
            for (RootKey root : List.of(one, two, adm)) {
                for (RootKey.Purpose purpose : RootKey.Purpose.values()) keys.add(root.lend(purpose, TestSecrets::hex));
            }
            assertEquals(keys.size(), keys.stream().distinct().count());
            byte[] kept = one.lend(RootKey.Purpose.DB, lent -> lent);
            assertArrayEquals(new byte[32], kept);
            assertFalse(one.toString().contains("05"));
        }
    }

    @Test void initialsThatCouldBreakTheFileAreNotTaken() {
        for (String label : List.of("", "\"", "a\\b", " A", "ABCDEFGHIJKLM", "A\u0000")) {
            assertThrows(IllegalArgumentException.class, () -> new SlotHead(VAULT, DOCTOR, SlotKind.PERSON, label, 1),
                    label);
        }
    }

    @Test void aSlotOfALaterFormatIsNamedSo() {
        try (OpenedSlot doctor = doctor()) {
            String json = new String(doctor.file().bytes(), StandardCharsets.UTF_8);
            String head = doctor.file().head().encoded();
            String later = StrictJson.base64("{\"format\":2,\"anything\":true}".getBytes(StandardCharsets.UTF_8));
            String body = json.substring(0, json.indexOf(",\"sum\"")).replace(head, later);
            refused(Code.DATA_TOO_NEW, () -> ClaimedSlot.parse(SummedFile.bytes(body)));
        }
    }
}
