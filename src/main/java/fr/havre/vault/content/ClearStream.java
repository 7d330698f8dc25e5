package fr.havre.vault.content;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.crypto.Mac;

/** What comes in: counted, held to the limit, fingerprinted while it passes unless somebody else does. */
final class ClearStream extends FilterInputStream {
    private final Optional<Mac> fingerprint;
    private final long limit;
    private long size;

    ClearStream(InputStream clear, Optional<Mac> fingerprint, long limit) {
        super(clear);
        this.fingerprint = fingerprint;
        this.limit = limit;
    }

    @Override public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override public int read(byte[] into, int from, int length) throws IOException {
        int got = in.read(into, from, length);
        if (got <= 0) return got;
        size += got;
        if (size > limit) throw new VaultException(Code.CONTENT_TOO_LARGE, "more than " + limit + " bytes");
        int read = got;
        fingerprint.ifPresent(mac -> mac.update(into, from, read));
        return got;
    }

    @Override public boolean markSupported() {
        return false;
    }

    long size() {
        return size;
    }
}
