package fr.havre.vault.content;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.zip.ZipException;
import javax.crypto.Mac;

/** What goes out: exactly the row's size, its last bytes given only once the fingerprint of the whole is right. */
final class CheckedStream extends FilterInputStream {
    private final ContentRow row;
    private final Mac fingerprint;
    private long left;
    private boolean checked;

    CheckedStream(InputStream decoded, ContentRow row, Mac fingerprint) {
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
            checkFingerprint();
            return -1;
        }
        int got = decoded(into, from, (int) Math.min(length, left));
        if (got <= 0) throw damaged();
        left -= got;
        fingerprint.update(into, from, got);
        if (left == 0) checkFingerprint();
        return got;
    }

    private int decoded(byte[] into, int from, int length) throws IOException {
        try {
            return in.read(into, from, length);
        } catch (ZipException | java.io.EOFException e) {
            throw damaged();
        }
    }

    private void checkFingerprint() {
        if (checked) return;
        if (!MessageDigest.isEqual(fingerprint.doFinal(), row.fingerprint())) throw damaged();
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
