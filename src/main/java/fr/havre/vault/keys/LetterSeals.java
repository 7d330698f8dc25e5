package fr.havre.vault.keys;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.keys.RootKey.Purpose;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Letters to the clinical compartment (vault-format (j)): sealed by anybody who has its public key, opened by who holds its
 * root. {@code X-Wing ciphertext ‖ seal(shared secret, "letter", vault ‖ 2 ‖ letter ‖ epoch, clear)}.
 */
public final class LetterSeals {
    private static final String LABEL = "letter";

    private LetterSeals() { }

    /** To which letters are sealed; 0.1 ms. */
    public static byte[] publicKey(RootKey clinical) {
        return clinical.lend(Purpose.LETTERBOX, XWing::publicKey);
    }

    /**
     * Seals a letter, whole in memory.
     *
     * @throws IllegalArgumentException if {@code publicKey} is none
     */
    public static byte[] seal(byte[] publicKey, UUID vault, UUID letter, int epoch, byte[] clear) {
        if (publicKey.length != XWing.PUBLIC_BYTES) throw new IllegalArgumentException("a public key");
        byte[] aad = aad(vault, letter, epoch);
        return XWing.encapsulate(publicKey, (shared, ciphertext) ->
                Derivation.concat(ciphertext, Seals.seal(shared, LABEL, aad, clear)));
    }

    /** The clear bytes; empty if it was sealed to another key, for another letter, or altered. */
    public static Optional<byte[]> open(RootKey clinical, UUID letter, byte[] sealed) {
        if (sealed.length < XWing.CIPHERTEXT_BYTES + Seals.OVERHEAD_BYTES) return Optional.empty();
        byte[] aad = aad(clinical.vault(), letter, clinical.epoch());
        Optional<byte[]> shared = clinical.lend(Purpose.LETTERBOX, seed ->
                XWing.decapsulate(seed, Arrays.copyOf(sealed, XWing.CIPHERTEXT_BYTES)));
        if (shared.isEmpty()) return Optional.empty();
        try {
            return Seals.open(shared.get(), LABEL, aad, Arrays.copyOfRange(sealed, XWing.CIPHERTEXT_BYTES, sealed.length));
        } finally {
            Arrays.fill(shared.get(), (byte) 0);
        }
    }

    static byte[] aad(UUID vault, UUID letter, int epoch) {
        return Seals.aad(vault, Compartment.CLINICAL, Uuids.bytes(letter), Derivation.u32(epoch));
    }
}
