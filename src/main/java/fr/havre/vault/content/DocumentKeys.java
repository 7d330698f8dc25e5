package fr.havre.vault.content;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.db.LentKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Draws, seals and opens the keys of documents; makes the fingerprints of one compartment. Safe from several threads. */
final class DocumentKeys {
    private static final int KEY = 32;

    private final SecureRandom random = new SecureRandom();
    private final byte[] context;
    private final LentKey contentKey;
    private final SecretKeySpec dedupKey;

    DocumentKeys(UUID vault, Compartment compartment, LentKey contentKey, byte[] dedupKey) {
        this.context = Arrays.copyOf(Uuids.bytes(vault), 17);
        this.context[16] = (byte) compartment.number();
        this.contentKey = contentKey;
        this.dedupKey = new SecretKeySpec(dedupKey, "HmacSHA256");
    }

    Mac fingerprint() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(dedupKey);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }

    /** Draws a key, lends it with the sealed form its row will hold, wipes it. */
    <R> R draw(ContentId id, BiFunction<RecordCipher, byte[], R> use) {
        byte[] documentKey = new byte[KEY];
        random.nextBytes(documentKey);
        try {
            byte[] sealed = contentKey.lend(key -> seal(key, aad(id), documentKey));
            return use.apply(new RecordCipher(documentKey, aad(id)), sealed);
        } finally {
            Arrays.fill(documentKey, (byte) 0);
        }
    }

    /** @throws VaultException {@code CONTENT_DAMAGED} if the sealed key is not the one that was written for this row */
    RecordCipher open(ContentRow row) {
        byte[] documentKey = contentKey.lend(key -> unseal(key, aad(row.id()), row.sealedKey()))
                .orElseThrow(() -> new VaultException(Code.CONTENT_DAMAGED, row.id().value().toString()));
        try {
            return new RecordCipher(documentKey, aad(row.id()));
        } finally {
            Arrays.fill(documentKey, (byte) 0);
        }
    }

    /** Vault, compartment, record: what a record or its key cannot be moved away from. */
    private byte[] aad(ContentId id) {
        return concat(context, Uuids.bytes(id.value()));
    }

    private byte[] seal(byte[] key, byte[] aad, byte[] clear) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        try {
            return concat(salt, cipher(Cipher.ENCRYPT_MODE, derive(key, salt), aad).doFinal(clear));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused", e);
        }
    }

    private static Optional<byte[]> unseal(byte[] key, byte[] aad, byte[] sealed) {
        if (sealed.length != 64) return Optional.empty();
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, derive(key, Arrays.copyOf(sealed, 16)), aad)
                    .doFinal(sealed, 16, 48));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
        cipher.updateAAD(aad);
        return cipher;
    }

    private static byte[] derive(byte[] key, byte[] salt) {
        byte[] info = concat("havre/1/dek".getBytes(StandardCharsets.US_ASCII), new byte[1], salt);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(
                    HKDFParameterSpec.expandOnly(new SecretKeySpec(key, "HKDF"), info, KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HKDF", e);
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
