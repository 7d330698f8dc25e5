package fr.havre.vault.content;

import fr.havre.vault.content.NewContent.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Encrypts one record and appends it: whole if it is small, in a segment of its own, as it comes, if it is large. */
final class RecordWriter {
    /** Encrypted bytes from which a record gets its own segment; also what one put may hold in memory. */
    static final int LARGE = 8 * 1024 * 1024;

    private final Segments segments;
    private final RecordCipher cipher;
    private final List<byte[]> waiting = new ArrayList<>();
    private long waitingBytes;
    private Segment own;

    RecordWriter(Segments segments, RecordCipher cipher) {
        this.segments = segments;
        this.cipher = cipher;
    }

    /** @throws IOException if {@code encoded} could not be read; what was written is then no part of anything */
    Place write(InputStream encoded) throws IOException {
        boolean done = false;
        try {
            byte[] clear = new byte[RecordCipher.CHUNK];
            byte[] next = new byte[RecordCipher.CHUNK];
            int length = encoded.readNBytes(clear, 0, RecordCipher.CHUNK);
            for (int number = 0; ; number++) {
                int following = length < RecordCipher.CHUNK ? 0 : encoded.readNBytes(next, 0, RecordCipher.CHUNK);
                boolean last = following == 0;
                take(cipher.encrypt(clear, length, number, last));
                if (last) break;
                byte[] swap = clear;
                clear = next;
                next = swap;
                length = following;
            }
            Place place = finish();
            done = true;
            return place;
        } finally {
            if (!done && own != null) segments.discardOwn(own);
        }
    }

    /** A record that is in memory and small enough to share a segment. */
    Place write(byte[] clear, RecordBuffers buffers) {
        return buffers.lend((int) RecordCipher.encryptedLength(clear.length), record -> {
            cipher.encrypt(clear, record);
            Place[] place = new Place[1];
            storing(() -> place[0] = segments.append(record.flip()));
            return place[0];
        });
    }

    private void take(byte[] chunk) {
        waiting.add(chunk);
        waitingBytes += chunk.length;
        if (own == null && waitingBytes < LARGE) return;
        storing(() -> {
            if (own == null) own = segments.openOwn();
            own.append(waiting.stream().map(ByteBuffer::wrap).toArray(ByteBuffer[]::new));
        });
        waiting.clear();
    }

    private Place finish() {
        if (own == null) {
            Place[] place = new Place[1];
            ByteBuffer[] record = waiting.stream().map(ByteBuffer::wrap).toArray(ByteBuffer[]::new);
            storing(() -> place[0] = segments.append(record));
            return place[0];
        }
        storing(own::seal);
        return new Place(own, Segment.HEADER, own.end() - Segment.HEADER);
    }

    private interface Storing {
        void run() throws IOException;
    }

    /** Our own disk's failures are told apart from those of the source. */
    private void storing(Storing step) {
        try {
            step.run();
        } catch (IOException e) {
            throw Segment.failure(segments.folder(), e);
        }
    }
}
