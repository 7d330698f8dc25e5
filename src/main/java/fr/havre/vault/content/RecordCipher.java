package fr.havre.vault.content;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One record's chunks (vault-format (a)): AES-256-GCM of 64 KiB each, nonce = seven zeros, the chunk's number, 1 on the
 * last; associated data = vault, compartment, record. The key serves one record, so no nonce repeats. Used by one
 * thread.
 */
final class RecordCipher {
    static final int CHUNK = 64 * 1024;
    static final int TAG = 16;
    static final int PADDED_TO = 4 * 1024;
    /** Given to the cipher at once: small steps reach the JVM's own AES-GCM code sooner than whole chunks do. */
    private static final int STEP = 8 * 1024;

    private static final byte[] PADDING = new byte[PADDED_TO];

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] aad;

    /** Copies {@code documentKey}: the caller wipes its own. */
    RecordCipher(byte[] documentKey, byte[] aad) {
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no AES-GCM", e);
        }
        this.key = new SecretKeySpec(documentKey, "AES");
        this.aad = aad.clone();
    }

    /** Encrypted bytes of {@code encoded} bytes: padding and tags included. */
    static long encryptedLength(long encoded) {
        long padded = padded(encoded);
        return padded + TAG * ((padded + CHUNK - 1) / CHUNK);
    }

    /** Zeros fill up to a multiple of 4 KiB, at least one: the exact size does not show. */
    static long padded(long encoded) {
        return Math.max(PADDED_TO, (encoded + PADDED_TO - 1) / PADDED_TO * PADDED_TO);
    }

    /** Encrypts the first {@code length} bytes of {@code clear} as chunk {@code number}. */
    byte[] encrypt(byte[] clear, int length, int number, boolean last) {
        int padded = last ? (int) padded(length) : length;
        Arrays.fill(clear, length, padded, (byte) 0);
        byte[] encrypted = new byte[padded + TAG];
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(number, last));
            cipher.updateAAD(aad);
            int from = 0;
            int to = 0;
            for (; padded - from > STEP; from += STEP) to += cipher.update(clear, from, STEP, encrypted, to);
            cipher.doFinal(clear, from, padded - from, encrypted, to);
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused", e);
        }
    }

    /**
     * Encrypts a whole record that is in memory: the same bytes as its chunks one by one.
     *
     * @param into has room for {@link #encryptedLength}
     */
    void encrypt(byte[] clear, ByteBuffer into) {
        byte[] step = new byte[STEP + 2 * TAG];                         // stays in the processor's own memory
        int from = 0;
        for (int number = 0; number == 0 || from < clear.length; number++) {
            int length = Math.min(CHUNK, clear.length - from);
            encrypt(clear, from, length, number, from + length == clear.length, step, into);
            from += length;
        }
    }

    private void encrypt(byte[] clear, int start, int length, int number, boolean last, byte[] step, ByteBuffer into) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(number, last));
            cipher.updateAAD(aad);
            int from = start;
            for (int left = length; left > 0; left -= STEP, from += STEP) {
                into.put(step, 0, cipher.update(clear, from, Math.min(left, STEP), step, 0));
            }
            int padding = last ? (int) padded(length) - length : 0;
            into.put(step, 0, cipher.doFinal(PADDING, 0, padding, step, 0));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused", e);
        }
    }

    /** Decrypts into {@code clear} and says how many bytes it gave. */
    int decrypt(byte[] encrypted, int length, byte[] clear, int number, boolean last) {
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, nonce(number, last));
            cipher.updateAAD(aad);
            return cipher.doFinal(encrypted, 0, length, clear, 0);
        } catch (AEADBadTagException e) {
            throw new VaultException(Code.CONTENT_DAMAGED, "chunk " + number, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused", e);
        }
    }

    private static GCMParameterSpec nonce(int number, boolean last) {
        return new GCMParameterSpec(8 * TAG,
                ByteBuffer.allocate(12).putInt(7, number).put(11, (byte) (last ? 1 : 0)).array());
    }
}
