package fr.havre.vault.keys;

import fr.havre.vault.Uuids;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One person's (or recovery sheet's) keys: 32 random bytes from which all else derives (vault-format (b.1)). They are
 * the same in every copy of the vault until the person takes a new secret; a new passphrase does not change them.
 *
 * <p>Safe from several threads. After {@link #close()} every use throws IllegalStateException.
 */
public final class PersonKeys implements AutoCloseable {
    private final byte[] context;
    private final NativeSecret secret;
    private final PublicKeys publicKeys;

    /** Owns {@code secret} from now on. */
    PersonKeys(UUID vault, NativeSecret secret) {
        this.context = Uuids.bytes(vault);
        this.secret = secret;
        this.publicKeys = new PublicKeys(secret.lendDerived("kem", context, XWing::publicKey),
                secret.lendDerived("sign", context, Signatures::publicKey));
    }

    public PublicKeys publicKeys() {
        return publicKeys;
    }

    /** Signs with this person's Ed25519 key; the caller begins {@code message} with a text that says what it signs. */
    public byte[] sign(byte[] message) {
        return secret.lendDerived("sign", context, seed -> Signatures.sign(seed, publicKeys.sign(), message));
    }

    /** The key of what only this person may read (own tokens, in rows): 32 bytes, wiped when {@code use} returns. */
    public <R> R lendPrivate(Function<byte[], R> use) {
        return secret.lendDerived("private", context, use);
    }

    /** What was sealed to this person's public key, or empty if it was not or was altered. */
    Optional<byte[]> openGrant(byte[] ciphertext, byte[] aad, byte[] sealed) {
        return secret.lendDerived("kem", context, seed -> XWing.decapsulate(seed, ciphertext)).flatMap(shared -> {
            try {
                return Seals.open(shared, "grant", aad, sealed);
            } finally {
                Arrays.fill(shared, (byte) 0);
            }
        });
    }

    byte[] sealUnder(byte[] kek, byte[] aad) {
        return secret.lend(raw -> Seals.seal(kek, "unlock", aad, raw));
    }

    @Override public void close() {
        secret.close();
    }
}
