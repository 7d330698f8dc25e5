package fr.havre.vault.keys;

import static fr.havre.vault.keys.TestSecrets.VAULT;
import static fr.havre.vault.keys.TestSecrets.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Compartment;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrimitivesTest {
    private final byte[] key = hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private final byte[] clear = hex("68656c6c6f");
    private final byte[] aad = Seals.aad(VAULT, Compartment.CLINICAL, new byte[] {7});

    @Test void aSealOpensOnlyWithItsKeyLabelAndAssociatedData() {
        byte[] sealed = Seals.seal(key, "dek", aad, clear);

        assertArrayEquals(clear, Seals.open(key, "dek", aad, sealed).orElseThrow());
        assertTrue(Seals.open(hex("ff".repeat(32)), "dek", aad, sealed).isEmpty());
        assertTrue(Seals.open(key, "own", aad, sealed).isEmpty());
        assertTrue(Seals.open(key, "dek", Seals.aad(VAULT, Compartment.ADMINISTRATIVE, new byte[] {7}), sealed)
                .isEmpty());
    }

    @Test void aSealIsRefusedWhenAnyBitOfItFlipsOrItIsCut() {
        byte[] sealed = Seals.seal(key, "dek", aad, clear);
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertEquals(Optional.empty(), Seals.open(key, "dek", aad, flipped), "bit " + bit);
        }
        for (int length = 0; length < sealed.length; length++) {
            assertTrue(Seals.open(key, "dek", aad, Arrays.copyOf(sealed, length)).isEmpty(), "length " + length);
        }
    }

    @Test void twoSealsOfTheSameHaveNothingInCommon() {
        byte[] one = Seals.seal(key, "dek", aad, clear);
        byte[] two = Seals.seal(key, "dek", aad, clear);
        assertNotEquals(hex(Arrays.copyOf(one, 16)), hex(Arrays.copyOf(two, 16)));
        assertNotEquals(hex(Arrays.copyOfRange(one, 16, one.length)), hex(Arrays.copyOfRange(two, 16, two.length)));
    }

    @Test void aLabelCannotRunIntoItsContext() {
        assertNotEquals(hex(Derivation.derive(key, "db", new byte[] {'x'})), hex(Derivation.derive(key, "dbx")));
    }

    @Test void aCiphertextForAnotherKeyGivesAnotherSecret() {
        byte[] other = hex("0f".repeat(32));
        XWing.encapsulate(XWing.publicKey(key), (secret, ciphertext) -> {
            assertArrayEquals(secret, XWing.decapsulate(key, ciphertext).orElseThrow());
            assertNotEquals(hex(secret), hex(XWing.decapsulate(other, ciphertext).orElseThrow()));
            return null;
        });
    }

    @Test void aCiphertextWithAPointOfLowOrderOrAnotherLengthIsRefusedNotThrown() {
        byte[] zeroPoint = new byte[XWing.CIPHERTEXT_BYTES];
        assertEquals(Optional.empty(), XWing.decapsulate(key, zeroPoint));
        assertEquals(Optional.empty(), XWing.decapsulate(key, new byte[3]));
    }

    @Test void aSignatureHoldsForItsMessageAndKeyOnly() {
        byte[] publicKey = Signatures.publicKey(key);
        byte[] signature = Signatures.sign(key, publicKey, clear);
        assertTrue(Signatures.verify(publicKey, clear, signature));
        assertFalse(Signatures.verify(publicKey, aad, signature));
        assertFalse(Signatures.verify(Signatures.publicKey(hex("0f".repeat(32))), clear, signature));
        assertFalse(Signatures.verify(new byte[32], clear, signature));
        assertFalse(Signatures.verify(publicKey, clear, new byte[5]));
    }

    /** RFC 8032 section 7.1, test 2. */
    @Test void signsLikeRfc8032() {
        byte[] seed = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        byte[] publicKey = Signatures.publicKey(seed);
        assertEquals("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", hex(publicKey));
        assertEquals("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                hex(Signatures.sign(seed, publicKey, new byte[] {0x72})));
    }

    @Test void anArrayLentIsZeroAfterwardsAndASecretTakenIsWiped() {
        byte[] raw = hex("aa".repeat(32));
        byte[][] kept = new byte[2][];
        try (NativeSecret secret = NativeSecret.take(raw)) {
            assertArrayEquals(new byte[32], raw);
            kept[0] = secret.lend(lent -> lent);
            assertEquals("aa".repeat(32), secret.lend(TestSecrets::hex));
            kept[1] = secret.lendDerived("kem", new byte[0], lent -> lent);
        }
        assertArrayEquals(new byte[32], kept[0]);
        assertArrayEquals(new byte[32], kept[1]);
    }

    @Test void aSecretClosedIsLentNoMore() {
        NativeSecret secret = NativeSecret.random();
        secret.close();
        secret.close();
        assertThrows(IllegalStateException.class, () -> secret.lend(Arrays::hashCode));
        assertThrows(IllegalArgumentException.class, () -> NativeSecret.take(new byte[31]));
    }

    @Test void argonIsRefusedBelowTheFloorAndAboveWhatAComputerBears() {
        assertThrows(IllegalArgumentException.class, () -> new Stretching(64 * 1024 - 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new Stretching(64 * 1024, 2));
        assertThrows(IllegalArgumentException.class, () -> new Stretching(1024 * 1024 + 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new Stretching(64 * 1024, 21));
        assertTrue(Stretching.POLICY.fitsThisProgram());
    }

    @Test void warmingUpOpensASlotOfNobody() {
        KeyWarmUp.run(Stretcher.ARGON2ID);
        KeyWarmUp.prepareStrength();
    }
}
