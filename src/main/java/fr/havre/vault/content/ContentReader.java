package fr.havre.vault.content;

import fr.havre.vault.VaultException;

/**
 * Random access to a content, for viewers. Each chunk is authenticated before its bytes are given; the fingerprint of
 * the whole is not checked. Used by one thread at a time.
 */
public final class ContentReader implements AutoCloseable {
    private final ContentRow row;
    private final RecordChunks chunks;
    private final byte[] clear = new byte[RecordCipher.CHUNK];
    private int held = -1;

    ContentReader(ContentRow row, RecordChunks chunks) {
        this.row = row;
        this.chunks = chunks;
    }

    /** Clear bytes. */
    public long size() {
        return row.size();
    }

    /**
     * Reads up to {@code length} bytes from {@code position}; -1 at the end.
     *
     * @throws VaultException {@code CONTENT_DAMAGED} if they are not what was kept
     */
    public int readAt(long position, byte[] into, int from, int length) {
        if (position < 0) throw new IllegalArgumentException("position " + position);
        if (position >= row.size()) return -1;
        int chunk = (int) (position / RecordCipher.CHUNK);
        if (chunk != held) {
            held = -1;
            chunks.read(chunk, clear);
            held = chunk;
        }
        int inside = (int) (position % RecordCipher.CHUNK);
        int given = (int) Math.min(Math.min(length, RecordCipher.CHUNK - inside), row.size() - position);
        System.arraycopy(clear, inside, into, from, given);
        return given;
    }

    @Override public void close() {
        chunks.close();
    }
}
