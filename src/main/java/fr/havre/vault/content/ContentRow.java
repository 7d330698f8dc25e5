package fr.havre.vault.content;

import fr.havre.vault.db.Row;
import java.sql.SQLException;

/** One row of {@code content}: where a record lies, its sealed key, what it must come to. */
final class ContentRow {
    private final ContentId id;
    private final long segment;
    private final long offset;
    private final long length;
    private final long size;
    private final Encoding encoding;
    private final byte[] sealedKey;
    private final byte[] fingerprint;

    private ContentRow(Row row) throws SQLException {
        this.id = new ContentId(row.uuid("id"));
        this.segment = row.number("segment");
        this.offset = row.number("offset");
        this.length = row.number("length");
        this.size = row.number("size");
        this.encoding = row.constant("encoding", Encoding.class);
        this.sealedKey = row.bytes("sealed_key");
        this.fingerprint = row.bytes("fingerprint");
    }

    static ContentRow read(Row row) throws SQLException {
        return new ContentRow(row);
    }

    ContentId id() {
        return id;
    }

    long segment() {
        return segment;
    }

    long offset() {
        return offset;
    }

    /** Encrypted bytes in the segment. */
    long length() {
        return length;
    }

    /** Clear bytes. */
    long size() {
        return size;
    }

    Encoding encoding() {
        return encoding;
    }

    byte[] sealedKey() {
        return sealedKey.clone();
    }

    byte[] fingerprint() {
        return fingerprint.clone();
    }

    /** Chunks of {@link RecordCipher#CHUNK} bytes, the last one shorter. */
    int chunks() {
        int whole = RecordCipher.CHUNK + RecordCipher.TAG;
        return (int) ((length + whole - 1) / whole);
    }
}
