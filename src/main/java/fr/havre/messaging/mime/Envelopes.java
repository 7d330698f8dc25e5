package fr.havre.messaging.mime;

import fr.havre.messaging.Signature;
import java.util.Optional;

/** Opens what is encrypted and checks what is signed (S/MIME, RFC 8551). Whatever it is given, nothing is thrown. */
public interface Envelopes {
    /** Neither opens nor checks. */
    Envelopes CLOSED = new Envelopes() {
        @Override public Optional<byte[]> decrypted(byte[] cms) {
            return Optional.empty();
        }

        @Override public Optional<Signature> checked(byte[] signed, byte[] cms, String from) {
            return Optional.empty();
        }

        @Override public Optional<Opened> unpacked(byte[] cms, String from) {
            return Optional.empty();
        }
    };

    /** What lay inside its own signature. */
    @SuppressWarnings("ArrayRecordComponent")   // never compared
    record Opened(byte[] entity, Signature signature) {
        @Override public String toString() {
            return "Opened[" + signature + "]";
        }
    }

    /** The MIME entity that was encrypted; empty if it cannot be opened here. */
    Optional<byte[]> decrypted(byte[] cms);

    /**
     * What is to be thought of a signature beside what it signs; empty if signatures are not checked here.
     *
     * @param from the address the message says it is from
     */
    Optional<Signature> checked(byte[] signed, byte[] cms, String from);

    /** What lies inside a signature, and what is to be thought of it; empty if it is none, or none are checked here. */
    Optional<Opened> unpacked(byte[] cms, String from);
}
