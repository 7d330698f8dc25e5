package fr.havre.vault.keys;

import static fr.havre.vault.keys.TestSecrets.SHEET;
import static fr.havre.vault.keys.TestSecrets.VAULT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can write to the folder can write any slot file: it opens as what it was, or is refused by a code. */
class HostileSlotTest {
    private final RecoverySheet sheet = RecoverySheet.random();
    private final RootKey root = RootKey.random(VAULT, Compartment.CLINICAL, 1);
    private byte[] file;
    private ClaimedSlot original;

    @BeforeEach void writeASlotThatOpensFast() {
        try (OpenedSlot made = OpenedSlot.createRecovery(VAULT, SHEET, "R1", sheet)) {
            original = made.file().granting(root, made.keys().publicKeys());
            file = original.bytes();
        }
    }

    @Test void everySingleFlippedBitIsDamage() {
        for (int bit = 0; bit < 8 * file.length; bit++) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            VaultException refused = assertThrows(VaultException.class, () -> ClaimedSlot.parse(flipped));
            assertEquals(Code.SLOT_DAMAGED, refused.code(), "bit " + bit);
        }
    }

    @Test void everyCutIsDamage() {
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertEquals(Code.SLOT_DAMAGED, assertThrows(VaultException.class, () -> ClaimedSlot.parse(cut)).code());
        }
    }

    /** With the sum made right again, as an attacker would: the seals must find what the sum no longer does. */
    @ParameterizedTest @ValueSource(longs = {1, 2, 3}) void changesBehindARightSumNeverOpenAsSomethingElse(long seed) {
        Random random = new Random(seed);
        byte[] body = body().getBytes(StandardCharsets.UTF_8);
        int parsed = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] forged = SummedFile.bytes(mutated(body.clone(), random));
            if (isASlotAndOpensAsTheSameOrNotAtAll(forged, "seed " + seed + ", round " + round)) parsed++;
        }
        assertTrue(parsed > 100, "only " + parsed + " were worth opening");
    }

    private static byte[] mutated(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        switch (random.nextInt(4)) {
            case 0 -> body[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> body[at] = (byte) "\"{}[],:0189-_Aaz\\ \n\u0000\u00ff".charAt(random.nextInt(21));
            case 2 -> {
                int from = random.nextInt(body.length);
                int length = Math.min(random.nextInt(64), body.length - Math.max(at, from));
                System.arraycopy(body.clone(), from, body, at, length);
            }
            default -> body = Derivation.concat(Arrays.copyOf(body, at), Arrays.copyOfRange(body, random.nextInt(at
                    + 1), body.length));
        }
        return body;
    }

    /** True if it parsed; whatever happens then, it is the original or a refusal by a code. */
    private boolean isASlotAndOpensAsTheSameOrNotAtAll(byte[] forged, String where) {
        ClaimedSlot slot;
        try {
            slot = ClaimedSlot.parse(forged);
        } catch (VaultException e) {
            assertTrue(Set.of(Code.SLOT_DAMAGED, Code.DATA_TOO_NEW).contains(e.code()), where + ": " + e.code());
            return false;
        }
        try (OpenedSlot opened = slot.open(sheet)) {
            assertEquals(original.head(), slot.head(), where);
            opened.root(Compartment.CLINICAL, 1).ifPresent(found -> assertTrue(found.sameKeyAs(root), where));
        } catch (VaultException e) {
            assertTrue(Set.of(Code.SLOT_DAMAGED, Code.SHEET_OF_ANOTHER_VAULT).contains(e.code()), where + ": "
                    + e.code());
        }
        return true;
    }

    @Test void partsOfTwoSlotsDoNotMakeAThird() {
        try (RecoverySheet otherSheet = RecoverySheet.random();
                OpenedSlot other = OpenedSlot.createRecovery(VAULT, SHEET, "R1", otherSheet)) {
            ClaimedSlot mixed = new ClaimedSlot(other.file().head(), original.unlocks(),
                    List.of(original.grant(Compartment.CLINICAL, 1).orElseThrow()));
            try (OpenedSlot opened = mixed.open(sheet)) {                     // same head as written: the same slot
                assertEquals(original.head(), opened.file().head());
            }
            ClaimedSlot renamed = new ClaimedSlot(
                    new SlotHead(VAULT, SHEET, SlotKind.PERSON, "R1", 1), original.unlocks(), List.of());
            assertEquals(Code.SHEET_OF_ANOTHER_VAULT, assertThrows(VaultException.class,
                    () -> renamed.open(sheet)).code());
            assertEquals(Code.SHEET_OF_ANOTHER_VAULT, assertThrows(VaultException.class,
                    () -> mixed.open(otherSheet)).code());
        }
    }

    @Test void spellingsThatParseToTheSameAreNotTaken() {
        String body = body();
        for (String other : List.of(body.replaceFirst("\"unlock\"", " \"unlock\""), body.replaceFirst("head",
                "\\\\u0068ead"),
                body + ",\"more\":1", body.replaceFirst("\"grants\"", "\"grants\":[],\"grants\""),
                body.replaceFirst("\"epoch\":1", "\"epoch\":1.0"), body.replaceFirst("\"epoch\":1", "\"epoch\":01"))) {
            VaultException refused = assertThrows(VaultException.class,
                    () -> ClaimedSlot.parse(SummedFile.bytes(other)));
            assertEquals(Code.SLOT_DAMAGED, refused.code());
        }
    }

    @Test void hugeDeepAndEndlessFilesAreRefusedCheaply() {
        String head = original.head().encoded();
        for (String body : List.of("[".repeat(20_000), "{\"head\":".repeat(5_000), "{\"head\":\"" + "A".repeat(60_000)
                + "\"",
                "{\"head\":\"" + head + "\",\"unlock\":[" + "1,".repeat(9_999) + "1],\"grants\":[]",
                "{\"head\":\"" + head + "\",\"unlock\":[],\"grants\":[]", "{\"format\":1" + "0".repeat(40_000))) {
            VaultException refused = assertThrows(VaultException.class,
                    () -> ClaimedSlot.parse(SummedFile.bytes(body)));
            assertEquals(Code.SLOT_DAMAGED, refused.code());
        }
        assertThrows(VaultException.class, () -> ClaimedSlot.parse(new byte[SummedFile.MAX_BYTES + 1]));
        assertThrows(VaultException.class, () -> ClaimedSlot.parse(new byte[0]));
    }

    @Test void argonParametersOfAnAttackerAreNotComputed() {
        String good = "\"m\":65536,\"t\":3,\"p\":1";
        assertEquals(SlotKind.PERSON, ClaimedSlot.parse(withParameters(good)).kind());
        for (String parameters : List.of(good.replace("65536", "65535"), good.replace("65536", "1048577"),
                good.replace("65536", "-1"), good.replace("\"t\":3", "\"t\":21"), good.replace("\"t\":3", "\"t\":2"),
                good.replace("\"p\":1", "\"p\":2"))) {
            byte[] forged = withParameters(parameters);
            VaultException refused = assertThrows(VaultException.class, () -> ClaimedSlot.parse(forged));
            assertEquals(Code.SLOT_DAMAGED, refused.code(), parameters);
        }
    }

    private static byte[] withParameters(String parameters) {
        Unlock any = new Unlock(new Unlock.ByPassphrase(Stretching.POLICY, StrictJson.base64(new byte[16])),
                new byte[Unlock.SEALED_BYTES]);
        ClaimedSlot slot = new ClaimedSlot(new SlotHead(VAULT, SHEET, SlotKind.PERSON, "AB", 1), List.of(any),
                List.of());
        String unlock = StrictJson.base64(("{\"kind\":\"passphrase\"," + parameters + ",\"salt\":\""
                + StrictJson.base64(new byte[16]) + "\",\"factor\":0}").getBytes(StandardCharsets.UTF_8));
        String json = new String(slot.bytes(), StandardCharsets.UTF_8).replace(any.head().encoded(), unlock);
        return SummedFile.bytes(json.substring(0, json.indexOf(",\"sum\"")));
    }

    /** Each of them parses: only the seal can find it. */
    @Test void whatAHeadSaysCannotBeChangedWithoutThePassphrase() throws Exception {
        try (OpenedSlot doctor = TestSecrets.doctor(); Passphrase right = TestSecrets.passphrase(TestSecrets.STRONG)) {
            ClaimedSlot made = doctor.file().granting(root, doctor.keys().publicKeys());
            String head = decoded(made.head().encoded());
            String unlock = decoded(made.unlocks().getFirst().head().encoded());
            for (byte[] forged : List.of(
                    changed(made, head, head.replace("\"generation\":1", "\"generation\":2")),
                    changed(made, head, head.replace("\u00c9D", "AB")),
                    changed(made, unlock, unlock.replace("\"t\":3", "\"t\":4")),
                    changed(made, unlock, unlock.replaceFirst("\"salt\":\"...", "\"salt\":\"AAA")))) {
                ClaimedSlot claimed = ClaimedSlot.parse(forged);
                VaultException refused = assertThrows(VaultException.class, () -> claimed.open(right));
                assertEquals(Code.WRONG_PASSPHRASE, refused.code());
            }
            String body = new String(made.bytes(), StandardCharsets.UTF_8).replace("\"epoch\":1", "\"epoch\":2");
            try (OpenedSlot opened = ClaimedSlot.parse(SummedFile.bytes(withoutSum(body))).open(right)) {
                VaultException refused = assertThrows(VaultException.class, () -> opened.root(Compartment.CLINICAL, 2));
                assertEquals(Code.SLOT_DAMAGED, refused.code());
            }
        }
    }

    private static String decoded(String encoded) throws StrictJson.MalformedException {
        return new String(StrictJson.base64(encoded), StandardCharsets.UTF_8);
    }

    private static byte[] changed(ClaimedSlot slot, String json, String other) {
        String file = new String(slot.bytes(), StandardCharsets.UTF_8)
                .replace(StrictJson.base64(json.getBytes(StandardCharsets.UTF_8)),
                        StrictJson.base64(other.getBytes(StandardCharsets.UTF_8)));
        return SummedFile.bytes(withoutSum(file));
    }

    private static String withoutSum(String file) {
        return file.substring(0, file.indexOf(",\"sum\""));
    }

    @Test void aSlotOfAPersonTakesNoSheetAndASheetsSlotNoPassphrase() {
        ClaimedSlot mixed = new ClaimedSlot(new SlotHead(VAULT, SHEET, SlotKind.PERSON, "AB", 1), original.unlocks(),
                List.of());
        byte[] forged = mixed.bytes();
        assertEquals(Code.SLOT_DAMAGED, assertThrows(VaultException.class, () -> ClaimedSlot.parse(forged)).code());
    }

    @Test void moreMemoryThanTheProgramHasIsRefusedNotTried() {
        Unlock greedy = new Unlock(new Unlock.ByPassphrase(new Stretching(1024 * 1024, 3),
                StrictJson.base64(new byte[16])),
                new byte[Unlock.SEALED_BYTES]);
        ClaimedSlot slot = ClaimedSlot.parse(new ClaimedSlot(
                new SlotHead(VAULT, SHEET, SlotKind.PERSON, "AB", 1), List.of(greedy), List.of()).bytes());
        try (Passphrase any = TestSecrets.passphrase("x")) {
            assertEquals(Code.SLOT_DAMAGED, assertThrows(VaultException.class, () -> slot.open(any)).code());
        }
    }

    @Test void theFileIsTheSameAfterReading() {
        assertArrayEquals(file, ClaimedSlot.parse(file).bytes());
        assertArrayEquals(original.sum(), ClaimedSlot.parse(file).sum());
    }

    private String body() {
        String json = new String(file, StandardCharsets.UTF_8);
        return json.substring(0, json.indexOf(",\"sum\""));
    }
}
