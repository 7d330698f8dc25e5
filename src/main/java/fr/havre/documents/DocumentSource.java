package fr.havre.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a document, wherever they are: a file, memory, an encrypted content being decrypted, a part of an
 * archive. They can be read as often as needed and are the same each time; nothing is held whole on the heap. Each
 * stream is used by one thread, several streams may be open at once.
 */
public interface DocumentSource {
    /** In bytes. */
    long size();

    /** From the first byte; the caller closes it. */
    InputStream open() throws IOException;

    /**
     * From {@code offset} on; an offset beyond the end gives an empty stream. The default reads and forgets what lies
     * before: a source that can jump should say so.
     */
    default InputStream openAt(long offset) throws IOException {
        InputStream in = open();
        try {
            for (long left = offset; left > 0; ) {
                long skipped = in.skip(left);
                if (skipped <= 0) {
                    if (in.read() < 0) return in;
                    skipped = 1;
                }
                left -= skipped;
            }
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** True if {@link #openAt} goes there at once; false if it reads its way. */
    default boolean jumps() {
        return false;
    }

    /** The caller leaves the array alone afterwards. */
    static DocumentSource of(byte[] bytes) {
        return new DocumentSource() {
            @Override public long size() {
                return bytes.length;
            }

            @Override public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override public boolean jumps() {
                return true;
            }

            @Override public InputStream openAt(long offset) {
                int from = (int) Math.min(offset, bytes.length);
                return new ByteArrayInputStream(bytes, from, bytes.length - from);
            }
        };
    }

    /** A file, with the size it has now. */
    static DocumentSource of(Path file) throws IOException {
        long size = Files.size(file);
        return new DocumentSource() {
            @Override public long size() {
                return size;
            }

            @Override public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override public boolean jumps() {
                return true;
            }

            @Override public InputStream openAt(long offset) throws IOException {
                FileChannel channel = FileChannel.open(file);
                try {
                    return Channels.newInputStream(channel.position(offset));
                } catch (IOException | RuntimeException e) {
                    channel.close();
                    throw e;
                }
            }
        };
    }
}
