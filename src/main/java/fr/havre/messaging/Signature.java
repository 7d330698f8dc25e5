package fr.havre.messaging;

/**
 * What is known of a message's signature (S/MIME).
 *
 * @param signer whom the certificate names; empty if it names nobody readable
 */
public record Signature(State state, String signer) {
    /** What checking it came to. The window has one sentence for each. */
    public enum State {
        /** Nothing was changed, and an authority that is trusted vouches for the signer, who is the sender. */
        TRUSTED,
        /** The same, but whether the signer's certificate was taken back could not be asked. */
        TRUSTED_NOT_CHECKED,
        /** Nothing was changed, but the authority has taken the signer's certificate back. */
        REVOKED,
        /** Nothing was changed since somebody signed, but no trusted authority vouches for who that is. */
        NOT_TRUSTED,
        /** Nothing was changed, and the signer is another one than the sender. */
        OTHER_SENDER,
        /** What was signed is not what arrived. */
        ALTERED,
        /** It cannot be read. */
        NOT_READABLE
    }

    @Override public String toString() {
        return "Signature[" + state + "]";
    }
}
