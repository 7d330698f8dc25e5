package fr.havre.vault.keys;

import fr.havre.vault.Compartment;
import fr.havre.vault.db.LentKey;
import java.util.UUID;
import java.util.function.Function;

/**
 * The root key of one compartment in one epoch: who holds it reads everything of that compartment. Never used itself;
 * it lends what derives from it (vault-format (b.2)).
 *
 * <p>Safe from several threads. After {@link #close()} every use throws IllegalStateException.
 */
public final class RootKey implements AutoCloseable {
    /** What a key is derived for; a key of one purpose says nothing about another's. */
    public enum Purpose {
        /** SQLCipher's raw key of the compartment's database. */
        DB("db"),
        /** SQLCipher's raw key of its search index. */
        SEARCH("search"),
        /** Seals the keys of documents. */
        CONTENT("content"),
        /** HMAC of its half of {@code heads}. */
        HEADS("heads"),
        /** X-Wing seed of what is handed to the compartment from outside (vault-format (j)). */
        LETTERBOX("letterbox");

        private final String label;

        Purpose(String label) {
            this.label = label;
        }
    }

    private final UUID vault;
    private final Compartment compartment;
    private final int epoch;
    private final NativeSecret secret;

    private RootKey(UUID vault, Compartment compartment, int epoch, NativeSecret secret) {
        if (epoch < 1) throw new IllegalArgumentException("epoch " + epoch);
        this.vault = vault;
        this.compartment = compartment;
        this.epoch = epoch;
        this.secret = secret;
    }

    /** A new random root, for a new vault or a rotation. */
    public static RootKey random(UUID vault, Compartment compartment, int epoch) {
        return new RootKey(vault, compartment, epoch, NativeSecret.random());
    }

    /** Copies {@code raw} and wipes it. */
    static RootKey take(UUID vault, Compartment compartment, int epoch, byte[] raw) {
        return new RootKey(vault, compartment, epoch, NativeSecret.take(raw));
    }

    public UUID vault() {
        return vault;
    }

    public Compartment compartment() {
        return compartment;
    }

    public int epoch() {
        return epoch;
    }

    /** 32 bytes for {@code purpose}, wiped when {@code use} returns. 2 µs. */
    public <R> R lend(Purpose purpose, Function<byte[], R> use) {
        return secret.lendDerived(purpose.label, Derivation.rootContext(vault, compartment, epoch), use);
    }

    /** The same, as databases and contents take it; of no use once this root is closed. */
    public LentKey key(Purpose purpose) {
        return new LentKey() {
            @Override public <R> R lend(Function<byte[], R> use) {
                return RootKey.this.lend(purpose, use);
            }
        };
    }

    /** This root for the holder of {@code recipient}'s private keys, to stand in the slot {@code slot}. */
    Grant grantTo(UUID slot, PublicKeys recipient) {
        byte[] aad = Grant.aad(vault, compartment, slot, epoch);
        return XWing.encapsulate(recipient.kem(), (shared, ciphertext) -> new Grant(compartment, epoch, ciphertext,
                secret.lend(root -> Seals.seal(shared, "grant", aad, root))));
    }

    /** Same root, whatever it is said to be for; constant time. */
    boolean sameKeyAs(RootKey other) {
        return secret.sameAs(other.secret);
    }

    @Override public void close() {
        secret.close();
    }

    @Override public String toString() {
        return "RootKey[" + compartment + ", epoch " + epoch + "]";
    }
}
