package fr.havre.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/** What a writer writes on a virtual thread, as a stream to read; a writer that fails makes the reader fail. */
final class Piped extends InputStream {
    /** Writes everything, then returns. */
    @FunctionalInterface
    interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private static final int BUFFER_BYTES = 1 << 16;

    private final PipedInputStream in = new PipedInputStream(BUFFER_BYTES);
    private final Thread writing;
    private volatile Throwable failure;
    private volatile boolean whole;

    Piped(Writer writer) throws IOException {
        PipedOutputStream out = new PipedOutputStream(in);
        writing = Thread.ofVirtual().start(() -> {
            try (out) {
                writer.to(out);
                whole = true;
            } catch (Throwable e) {
                failure = e;                                         // told by the reader's next read
            }
        });
    }

    @Override public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        if (got < 0) requireWhole();
        return got;
    }

    private void requireWhole() throws IOException {
        try {
            writing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (failure instanceof RuntimeException e) throw e;
        if (!whole) throw new IOException("not written to its end", failure);
    }

    @Override public void close() throws IOException {
        in.close();
        writing.interrupt();
    }
}
