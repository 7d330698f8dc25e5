package fr.havre.vault.keys;

/**
 * How a passphrase is made slow to guess. The program has one way, and neither a file nor an option nor a setting names
 * another; what a slot may ask of it, {@link Stretching} limits whoever stretches.
 */
public abstract class Stretcher {
    /** Argon2id (vault-format (b.5)). */
    public static final Stretcher ARGON2ID = new Stretcher() {
        @Override byte[] stretch(Stretching cost, byte[] passphrase, byte[] salt) {
            return cost.stretch(passphrase, salt);
        }
    };

    /** For this package alone: the tests have one that is quick, whose vaults the program does not open. */
    Stretcher() { }

    /** 32 bytes; the caller wipes them. */
    abstract byte[] stretch(Stretching cost, byte[] passphrase, byte[] salt);
}
