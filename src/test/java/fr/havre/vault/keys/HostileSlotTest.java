package fr.havre.vault.keys;

import static fr.havre.vault.keys.TestSecrets.SHEET;
import static fr.havre.vault.keys.TestSecrets.VAULT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can write to the folder can write any slot file: it opens as what it was, or is refused by a code. */
class HostileSlotTest {
    private static final Set<Code> REFUSALS =
            EnumSet.of(Code.SLOT_DAMAGED, Code.DATA_TOO_NEW, Code.SHEET_OF_ANOTHER_VAULT);

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
        String body = body();
        for (int round = 0; round < 1500; round++) {
            byte[] changed = mutated(body.getBytes(StandardCharsets.UTF_8), random);
            byte[] forged = Derivation.concat(changed, SummedFile.bytes(""));
            byte[] whole = withRightSum(changed);
            assertRefusedOrTheSame(forged, seed, round);
            assertRefusedOrTheSame(whole, seed, round);
        }
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

    private void assertRefusedOrTheSame(byte[] forged, long seed, int round) {
        String where = "seed " + seed + ", round " + round;
        try {
            ClaimedSlot slot = ClaimedSlot.parse(forged);
            try (OpenedSlot opened = slot.open(sheet)) {
                opened.root(Compartment.CLINICAL, 1).ifPresent(found -> assertEquals(true, found.sameKeyAs(root),
                        where));
                assertEquals(original.head(), slot.head(), where);
            }
        } catch (VaultException e) {
            assertEquals(true, REFUSALS.contains(e.code()), where + ": " + e.code());
        }
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
        for (String parameters : List.of("\"m\":65535,\"t\":3,\"p\":1", "\"m\":1048577,\"t\":3,\"p\":1",
                "\"m\":65536,\"t\":21,\"p\":1",
                "\"m\":65536,\"t\":1,\"p\":1", "\"m\":65536,\"t\":3,\"p\":2", "\"m\":-1,\"t\":3,\"p\":1")) {
            String unlock = StrictJson.base64(("{\"kind\":\"passphrase\"," + parameters + ",\"salt\":\""
                    + StrictJson.base64(new byte[16]) + "\",\"factor\":0}").getBytes(StandardCharsets.UTF_8));
            String body = body().replace(original.unlocks().getFirst().head().encoded(), unlock);
            VaultException refused = assertThrows(VaultException.class,
                    () -> ClaimedSlot.parse(SummedFile.bytes(body)));
            assertEquals(Code.SLOT_DAMAGED, refused.code(), parameters);
        }
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

    private static byte[] withRightSum(byte[] body) {
        return SummedFile.bytes(new String(body, StandardCharsets.ISO_8859_1));
    }
}
