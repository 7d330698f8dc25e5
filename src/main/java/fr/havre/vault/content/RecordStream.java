package fr.havre.vault.content;

import java.io.InputStream;

/** The encoded bytes of one record in order, its padding at the end. Each chunk is authenticated before it is given. */
final class RecordStream extends InputStream {
    private final RecordChunks chunks;
    private final byte[] clear = new byte[RecordCipher.CHUNK];
    private int next;
    private int position;
    private int filled;

    RecordStream(RecordChunks chunks) {
        this.chunks = chunks;
    }

    @Override public int read() {
        return fill() ? clear[position++] & 0xff : -1;
    }

    @Override public int read(byte[] into, int from, int length) {
        if (length == 0) return 0;
        if (!fill()) return -1;
        int given = Math.min(length, filled - position);
        System.arraycopy(clear, position, into, from, given);
        position += given;
        return given;
    }

    private boolean fill() {
        if (position < filled) return true;
        if (next == chunks.count()) return false;
        filled = chunks.read(next++, clear);
        position = 0;
        return filled > 0;
    }

    @Override public void close() {
        chunks.close();
    }
}
