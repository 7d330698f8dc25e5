package fr.havre.vault.keys;

import java.nio.CharBuffer;
import java.util.List;

/** Lets the JVM compile Argon2id and the rest while a person types: the first opening then takes 0.4 s, not 1.2 s. */
public final class KeyWarmUp {
    private KeyWarmUp() { }

    /**
     * About a second of one processor and 64 MiB; on a background thread, once, when a passphrase is being asked for.
     */
    public static void run() {
        byte[] nothing = new byte[Derivation.KEY_BYTES];
        for (int i = 0; i < 3; i++) Stretching.POLICY.stretch(nothing, new byte[Unlock.SALT_BYTES]);
        byte[] sealed = Seals.seal(nothing, "unlock", nothing, nothing);
        Seals.open(nothing, "unlock", nothing, sealed);
        XWing.encapsulate(XWing.publicKey(nothing), (_, ciphertext) -> XWing.decapsulate(nothing, ciphertext));
        Signatures.sign(nothing, Signatures.publicKey(nothing), nothing);
    }

    /** Reads the dictionaries of {@link PassphraseStrength}: before a new passphrase is typed. */
    public static void prepareStrength() {
        PassphraseStrength.of(CharBuffer.wrap("cheval-agrafe"), List.of());
    }
}
