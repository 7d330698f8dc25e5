package fr.havre.vault.content;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.db.LentKey;
import fr.havre.vault.keys.Derivation;
import fr.havre.vault.keys.Seals;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Draws, seals and opens the keys of documents; makes the fingerprints of one compartment. Safe from several threads.
 */
final class DocumentKeys {
    private static final String LABEL = "dek";

    private final SecureRandom random = new SecureRandom();
    private final UUID vault;
    private final Compartment compartment;
    private final LentKey contentKey;
    private final SecretKeySpec dedupKey;

    DocumentKeys(UUID vault, Compartment compartment, LentKey contentKey, byte[] dedupKey) {
        this.vault = vault;
        this.compartment = compartment;
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
        byte[] documentKey = new byte[Derivation.KEY_BYTES];
        random.nextBytes(documentKey);
        try {
            byte[] sealed = contentKey.lend(key -> Seals.seal(key, LABEL, aad(id), documentKey));
            return use.apply(new RecordCipher(documentKey, aad(id)), sealed);
        } finally {
            Arrays.fill(documentKey, (byte) 0);
        }
    }

    /** @throws VaultException {@code CONTENT_DAMAGED} if the sealed key is not the one that was written for this row */
    RecordCipher open(ContentRow row) {
        byte[] documentKey = contentKey.lend(key -> Seals.open(key, LABEL, aad(row.id()), row.sealedKey()))
                .filter(opened -> opened.length == Derivation.KEY_BYTES)
                .orElseThrow(() -> new VaultException(Code.CONTENT_DAMAGED, row.id().value().toString()));
        try {
            return new RecordCipher(documentKey, aad(row.id()));
        } finally {
            Arrays.fill(documentKey, (byte) 0);
        }
    }

    /** Vault, compartment, record: what a record or its key cannot be moved away from. */
    private byte[] aad(ContentId id) {
        return Seals.aad(vault, compartment, Uuids.bytes(id.value()));
    }
}
