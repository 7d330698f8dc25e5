package fr.havre.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * SQLCipher 4 pages with a raw key (vault-format (a.8)): AES-256-CBC, then HMAC-SHA512 over what is encrypted, its IV
 * and the page's number. Gives the plain SQLite file they hold, the committed frames of a write-ahead log laid over.
 */
final class CipherPages {
    private static final int PAGE = 4096;
    private static final int RESERVED = 80;                                // IV 16, HMAC 64
    private static final int SALT = 16;
    private static final int USABLE = PAGE - RESERVED;

    private final byte[] key;

    CipherPages(byte[] key) {
        this.key = key;
    }

    byte[] plain(byte[] file, byte[] wal) throws IOException, GeneralSecurityException {
        if (file.length == 0 || file.length % PAGE != 0) throw new IOException("not whole pages");
        NavigableMap<Integer, byte[]> pages = new TreeMap<>();
        for (int number = 1; number <= file.length / PAGE; number++) {
            pages.put(number, Arrays.copyOfRange(file, (number - 1) * PAGE, number * PAGE));
        }
        new WriteAheadLog(wal).layOver(pages);
        byte[] hmacKey = hmacKey(Arrays.copyOf(pages.get(1), SALT));
        ByteBuffer plain = ByteBuffer.allocate(pages.size() * PAGE);
        for (int number : pages.keySet()) {
            if (plain.position() != (number - 1) * PAGE) throw new IOException("page " + number
                    + " without one before");
            plain.put(page(number, pages.get(number), hmacKey));
        }
        plain.put(18, (byte) 1).put(19, (byte) 1);                        // no log belongs to the plain file
        return plain.array();
    }

    private byte[] page(int number, byte[] page, byte[] hmacKey) throws IOException, GeneralSecurityException {
        int start = number == 1 ? SALT : 0;
        byte[] authenticated = Primitives.concat(Arrays.copyOfRange(page, start, USABLE + 16),
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
        byte[] hmac = Primitives.hmac("HmacSHA512", hmacKey, authenticated);
        if (!MessageDigest.isEqual(hmac, Arrays.copyOfRange(page, USABLE + 16, PAGE))) throw new IOException("page "
                + number);
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        SecretKey aes = new SecretKeySpec(key, "AES");
        cipher.init(Cipher.DECRYPT_MODE, aes, new IvParameterSpec(page, USABLE, 16));
        byte[] plain = new byte[PAGE];
        cipher.doFinal(page, start, USABLE - start, plain, start);
        if (number == 1) System.arraycopy("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 0, plain, 0, SALT);
        return plain;
    }

    /** PBKDF2-HMAC-SHA512 of the key, two rounds; its first block is longer than the 32 bytes wanted. */
    private byte[] hmacKey(byte[] salt) throws GeneralSecurityException {
        byte[] changed = salt.clone();
        for (int i = 0; i < changed.length; i++) changed[i] ^= 0x3a;
        byte[] first = Primitives.hmac("HmacSHA512", key, Primitives.concat(changed, new byte[] {0, 0, 0, 1}));
        byte[] second = Primitives.hmac("HmacSHA512", key, first);
        byte[] block = new byte[32];
        for (int i = 0; i < block.length; i++) block[i] = (byte) (first[i] ^ second[i]);
        return block;
    }
}
