package fr.havre.vault.keys;

import java.util.Arrays;

/** What others may know of a person: where to grant to, and what their signatures are checked with. Pinned in rows. */
public final class PublicKeys {
    private final byte[] kem;
    private final byte[] sign;

    /**
     * @param kem X-Wing, 1,216 bytes
     * @param sign Ed25519, 32 bytes
     * @throws IllegalArgumentException for other lengths
     */
    public PublicKeys(byte[] kem, byte[] sign) {
        if (kem.length != XWing.PUBLIC_BYTES || sign.length != Signatures.PUBLIC_BYTES) {
            throw new IllegalArgumentException("public keys of " + kem.length + " and " + sign.length + " bytes");
        }
        this.kem = kem.clone();
        this.sign = sign.clone();
    }

    public byte[] kem() {
        return kem.clone();
    }

    public byte[] sign() {
        return sign.clone();
    }

    @Override public boolean equals(Object other) {
        return other instanceof PublicKeys that && Arrays.equals(kem, that.kem) && Arrays.equals(sign, that.sign);
    }

    @Override public int hashCode() {
        return Arrays.hashCode(sign);
    }

    @Override public String toString() {
        return "PublicKeys[…]";
    }
}
