package fr.havre.directory.fhir;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops with {@link TooLong} once more than {@code limit} bytes came, after decompression: a gzip bomb ends here. */
final class BoundedStream extends FilterInputStream {
    /** More bytes than we accept. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private long left;

    BoundedStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override public int read() throws IOException {
        int got = in.read();
        if (got >= 0) count(1);
        return got;
    }

    @Override public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        if (got > 0) count(got);
        return got;
    }

    @Override public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        count(skipped);
        return skipped;
    }

    @Override public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws TooLong {
        left -= bytes;
        if (left < 0) throw new TooLong();
    }
}
