package fr.havre.vault.keys;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One key from another, for one use: HKDF-SHA256 with a label (vault-format (a.4)). */
public final class Derivation {
    /** Bytes of every key in the format. */
    public static final int KEY_BYTES = 32;

    private static final byte[] PREFIX = "havre/1/".getBytes(StandardCharsets.US_ASCII);

    private Derivation() { }

    /**
     * HKDF-Expand({@code key}, "havre/1/" ‖ label ‖ 0x00 ‖ context, 32). The caller wipes the answer.
     *
     * @param key 32 bytes, uniformly random or itself derived
     */
    public static byte[] derive(byte[] key, String label, byte[]... context) {
        if (key.length != KEY_BYTES) throw new IllegalArgumentException("need 32 bytes, got " + key.length);
        byte[] info = concat(PREFIX, label.getBytes(StandardCharsets.US_ASCII), new byte[1], concat(context));
        return hkdf(HKDFParameterSpec.expandOnly(new SecretKeySpec(key, "HKDF"), info, KEY_BYTES));
    }

    /** HKDF-Extract: 32 bytes out of a secret of any length. */
    static byte[] extract(byte[] salt, byte[] secret) {
        return hkdf(HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(secret).extractOnly());
    }

    /** Context of what is derived from a root: vault id ‖ compartment ‖ u32 epoch. */
    static byte[] rootContext(UUID vault, Compartment compartment, int epoch) {
        return concat(Uuids.bytes(vault), new byte[] {(byte) compartment.number()}, u32(epoch));
    }

    static byte[] u32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    private static byte[] hkdf(HKDFParameterSpec parameters) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }
}
