package fr.havre.vault.content;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.crypto.Mac;

/**
 * What goes out: exactly the row's size and, where the fingerprint of the whole is asked for, its last bytes only once
 * that is right.
 */
final class CheckedStream extends FilterInputStream {
    private final ContentRow row;
    private final Optional<Mac> fingerprint;
    private long left;
    private boolean checked;

    CheckedStream(InputStream decoded, ContentRow row, Optional<Mac> fingerprint) {
        super(decoded);
        this.row = row;
        this.fingerprint = fingerprint;
        this.left = row.size();
    }

    @Override public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) return 0;
        if (left == 0) {
            checkEnd();
            return -1;
        }
        int got = decoded(into, from, (int) Math.min(length, left));
        if (got <= 0) throw damaged();
        left -= got;
        fingerprint.ifPresent(mac -> mac.update(into, from, got));
        if (left == 0) checkEnd();
        return got;
    }

    private int decoded(byte[] into, int from, int length) throws IOException {
        try {
            return in.read(into, from, length);
        } catch (ZipException | java.io.EOFException e) {
            throw damaged();
        }
    }

    /** Behind a plain content only zeros follow, up to the end of the record. */
    private void checkEnd() throws IOException {
        if (checked) return;
        if (row.encoding() == Encoding.PLAIN) {
            byte[] padding = in.readNBytes(RecordCipher.PADDED_TO + 1);
            for (byte each : padding) if (each != 0) throw damaged();
            if (padding.length > RecordCipher.PADDED_TO) throw damaged();
        }
        if (fingerprint.isPresent() && !MessageDigest.isEqual(fingerprint.get().doFinal(), row.fingerprint())) {
            throw damaged();
        }
        checked = true;
    }

    private VaultException damaged() {
        return new VaultException(Code.CONTENT_DAMAGED, row.id().value().toString());
    }

    @Override public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.min(8192, Math.max(0, count))];
        long skipped = 0;
        while (skipped < count) {
            int got = read(passed, 0, (int) Math.min(passed.length, count - skipped));
            if (got <= 0) break;
            skipped += got;
        }
        return skipped;
    }

    @Override public int available() {
        return (int) Math.min(left, RecordCipher.CHUNK);
    }

    @Override public boolean markSupported() {
        return false;
    }
}
