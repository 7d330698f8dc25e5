package fr.havre.messaging;

/**
 * What an organisation or a machine shows to a server, with its key.
 *
 * @param pkcs12 the file as its authority gave it
 * @param secret opens it
 */
@SuppressWarnings("ArrayRecordComponent")   // copied in and out, compared by its bytes
public record ClientCertificate(byte[] pkcs12, String secret) {
    /** The largest file, in bytes. */
    public static final int MOST_BYTES = 256 << 10;

    public ClientCertificate {
        if (pkcs12.length == 0 || pkcs12.length > MOST_BYTES) {
            throw new MailRefusedException(MailRefusedException.Code.CERTIFICATE_NOT_VALID);
        }
        pkcs12 = pkcs12.clone();
    }

    @Override public byte[] pkcs12() {
        return pkcs12.clone();
    }

    @Override public boolean equals(Object other) {
        return other instanceof ClientCertificate(byte[] bytes, String word) && word.equals(secret)
                && java.util.Arrays.equals(bytes, pkcs12);
    }

    @Override public int hashCode() {
        return java.util.Arrays.hashCode(pkcs12);
    }

    @Override public String toString() {
        return "ClientCertificate[" + pkcs12.length + " bytes]";
    }
}
