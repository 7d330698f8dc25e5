package fr.havre.vault.keys;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.pqc.crypto.xwing.XWingKEMExtractor;
import org.bouncycastle.pqc.crypto.xwing.XWingKEMGenerator;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;
import org.bouncycastle.pqc.crypto.xwing.XWingPublicKeyParameters;

/**
 * X-Wing, X25519 with ML-KEM-768 (draft-connolly-cfrg-xwing-kem, restated in vault-format (a.6)): a secret for the
 * holder of a public key, safe while either half is. Slots lie in every stolen backup and records live 20 years.
 */
final class XWing {
    static final int PUBLIC_BYTES = 1216;
    static final int CIPHERTEXT_BYTES = 1120;

    private static final SecureRandom RANDOM = new SecureRandom();

    private XWing() { }

    /** The public key of a 32-byte seed; the seed is the whole private key. */
    static byte[] publicKey(byte[] seed) {
        return new XWingPrivateKeyParameters(seed).getPublicKeyParameters().getEncoded();
    }

    /** Draws a secret for {@code publicKey} and lends it with the ciphertext that carries it. */
    static <R> R encapsulate(byte[] publicKey, BiFunction<byte[], byte[], R> use) {
        return encapsulate(publicKey, RANDOM, use);
    }

    /** With given randomness, for the published vectors. */
    static <R> R encapsulate(byte[] publicKey, SecureRandom random, BiFunction<byte[], byte[], R> use) {
        SecretWithEncapsulation both =
                new XWingKEMGenerator(random).generateEncapsulated(new XWingPublicKeyParameters(publicKey));
        byte[] secret = both.getSecret();
        try {
            return use.apply(secret, both.getEncapsulation());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * The secret in {@code ciphertext}. A ciphertext for another key gives another secret, by design of ML-KEM; empty
     * only for what no honest program writes (a point of low order).
     */
    static Optional<byte[]> decapsulate(byte[] seed, byte[] ciphertext) {
        if (ciphertext.length != CIPHERTEXT_BYTES) return Optional.empty();
        try {
            return Optional.of(new XWingKEMExtractor(new XWingPrivateKeyParameters(seed)).extractSecret(ciphertext));
        } catch (IllegalStateException | IllegalArgumentException _) {
            return Optional.empty();                    // BouncyCastle refuses an X25519 result of zero
        }
    }
}
