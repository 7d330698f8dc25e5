package fr.havre.reader;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.kems.MLKEMExtractor;

/** The primitives of vault-format (a.4) to (a.6), from HMAC, AES-GCM, X25519, ML-KEM-768 and SHA-3. */
final class Primitives {
    private static final byte[] X_WING_LABEL = {'\\', '.', '/', '/', '^', '\\'};

    private Primitives() { }

    /** One block of HKDF-Expand is enough for 32 bytes. */
    static byte[] derive(byte[] key, String label, byte[] context) throws GeneralSecurityException {
        return hmac("HmacSHA256", key,
                concat(("havre/1/" + label).getBytes(StandardCharsets.US_ASCII), new byte[] {0}, context,
                new byte[] {1}));
    }

    static byte[] extract(byte[] salt, byte[] secret) throws GeneralSecurityException {
        return hmac("HmacSHA256", salt, secret);
    }

    static Optional<byte[]> open(byte[] key, String label, byte[] aad, byte[] sealed) throws GeneralSecurityException {
        return decrypt(derive(key, label, Arrays.copyOf(sealed, 16)), new byte[12], aad, Arrays.copyOfRange(sealed, 16,
                sealed.length));
    }

    static Optional<byte[]> decrypt(byte[] key, byte[] nonce, byte[] aad,
            byte[] encrypted) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(aad);
        try {
            return Optional.of(cipher.doFinal(encrypted));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        }
    }

    static byte[] encrypt(byte[] key, byte[] nonce, byte[] aad, byte[] clear) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(aad);
        return cipher.doFinal(clear);
    }

    static byte[] argon2id(byte[] passphrase, byte[] salt, int memoryKib, int passes) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(0x13).withSalt(salt)
                .withMemoryAsKB(memoryKib).withIterations(passes).withParallelism(1).build());
        byte[] out = new byte[32];
        argon.generateBytes(passphrase, out);
        return out;
    }

    /** X-Wing put together from its parts: 32 bytes out of a ciphertext of 1,120 for the holder of a 32-byte seed. */
    static byte[] xWingSecret(byte[] seed, byte[] ciphertext) throws GeneralSecurityException {
        byte[] expanded = new byte[96];
        SHAKEDigest shake = new SHAKEDigest(256);
        shake.update(seed, 0, 32);
        shake.doFinal(expanded, 0, 96);
        MLKEMPrivateKeyParameters lattice =
                new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, Arrays.copyOf(expanded, 64));
        byte[] latticeSecret = new MLKEMExtractor(lattice).extractSecret(Arrays.copyOf(ciphertext, 1088));
        byte[] scalar = Arrays.copyOfRange(expanded, 64, 96);
        byte[] theirs = Arrays.copyOfRange(ciphertext, 1088, 1120);
        byte[] basePoint = new byte[32];
        basePoint[0] = 9;
        return MessageDigest.getInstance("SHA3-256").digest(concat(latticeSecret, x25519(scalar, theirs), theirs,
                x25519(scalar, basePoint), X_WING_LABEL));
    }

    private static byte[] x25519(byte[] scalar, byte[] point) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("X25519");
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) bigEndian[31 - i] = point[i];
        agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1,
                bigEndian))), true);
        return agreement.generateSecret();
    }

    static byte[] hmac(String algorithm, byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac.doFinal(message);
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
