package fr.havre.vault.content;

/**
 * Clear bytes with their HMAC under the compartment's own key, so that comparing them with what is kept and putting
 * them costs one HMAC. Made by {@link ContentStore#fingerprinted}; of use to that store only.
 */
public final class Fingerprinted {
    private final byte[] clear;
    private final byte[] fingerprint;

    Fingerprinted(byte[] clear, byte[] fingerprint) {
        this.clear = clear;
        this.fingerprint = fingerprint;
    }

    /** Clear bytes. */
    public int size() {
        return clear.length;
    }

    /** As {@link NewContent#fingerprint()}. */
    public byte[] fingerprint() {
        return fingerprint.clone();
    }

    byte[] clear() {
        return clear;
    }
}
