package fr.havre.vault.keys;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The only wrap of a key in the format (vault-format (a.5)): {@code s ‖ AES-256-GCM(derive(key, label, s), nonce 0,
 * aad, clear)}. Each seal has a key of its own from 16 fresh random bytes, so no nonce can repeat.
 */
public final class Seals {
    static final int SALT_BYTES = 16;
    static final int TAG_BYTES = 16;
    /** What a seal is longer than its clear bytes. */
    public static final int OVERHEAD_BYTES = SALT_BYTES + TAG_BYTES;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Seals() { }

    /** Associated data of a seal inside one compartment: vault id ‖ compartment ‖ {@code rest}. */
    public static byte[] aad(UUID vault, Compartment compartment, byte[]... rest) {
        return aad(vault, compartment.number(), rest);
    }

    /** Associated data of a seal that belongs to a person, not to a compartment: its number is 0. */
    static byte[] personAad(UUID vault, byte[]... rest) {
        return aad(vault, 0, rest);
    }

    private static byte[] aad(UUID vault, int compartment, byte[]... rest) {
        return Derivation.concat(Uuids.bytes(vault), new byte[] {(byte) compartment}, Derivation.concat(rest));
    }

    public static byte[] seal(byte[] key, String label, byte[] aad, byte[] clear) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return seal(key, label, salt, aad, clear);
    }

    /** For the published vectors; everything else draws its salt. */
    static byte[] seal(byte[] key, String label, byte[] salt, byte[] aad, byte[] clear) {
        byte[] once = Derivation.derive(key, label, salt);
        try {
            return Derivation.concat(salt, cipher(Cipher.ENCRYPT_MODE, once, aad).doFinal(clear));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed", e);
        } finally {
            Arrays.fill(once, (byte) 0);
        }
    }

    /** The clear bytes, or empty if key, label, associated data or a single bit of {@code sealed} is another. */
    public static Optional<byte[]> open(byte[] key, String label, byte[] aad, byte[] sealed) {
        if (sealed.length < OVERHEAD_BYTES) return Optional.empty();
        byte[] once = Derivation.derive(key, label, Arrays.copyOf(sealed, SALT_BYTES));
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, once, aad)
                    .doFinal(sealed, SALT_BYTES, sealed.length - SALT_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed", e);
        } finally {
            Arrays.fill(once, (byte) 0);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_BYTES, new byte[12]));
        cipher.updateAAD(aad);
        return cipher;
    }
}
