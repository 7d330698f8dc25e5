package fr.havre.documents.pdf;

import fr.havre.documents.DocumentSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * A document source as PDFBox reads it: 64 KiB pages, the last 64 of them kept; small documents whole, and larger ones
 * whose source cannot jump, because going back there means reading all again from the begin. One thread.
 */
final class SourceBytes implements RandomAccessRead {
    private static final int PAGE = 64 << 10;
    private static final int KEPT = 64;
    private static final long SMALL = 8L << 20;
    private static final long SMALL_WITHOUT_JUMPS = 96L << 20;
    private static final int CHECK_EVERY = 4096;

    private final DocumentSource source;
    private final long length;
    private final Map<Long, byte[]> pages = new LinkedHashMap<>(KEPT, 0.75f, true);
    private InputStream in;
    private long inAt;
    private byte[] page = new byte[0];
    private long pageAt = -1;
    private long position;
    private int untilCheck = CHECK_EVERY;
    private boolean closed;

    SourceBytes(DocumentSource source) throws IOException {
        this.length = source.size();
        this.source = length <= (source.jumps() ? SMALL : SMALL_WITHOUT_JUMPS) ? DocumentSource.of(whole(source))
                : source;
    }

    private static byte[] whole(DocumentSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readNBytes((int) source.size());
        }
    }

    @Override public int read() throws IOException {
        if (position >= length) return -1;
        if (--untilCheck <= 0) check();
        load();
        return page[(int) (position++ - pageAt)] & 0xFF;
    }

    @Override public int read(byte[] into, int offset, int count) throws IOException {
        if (count == 0) return 0;
        if (position >= length) return -1;
        check();
        load();
        int from = (int) (position - pageAt);
        int given = (int) Math.min(Math.min(count, page.length - from), length - position);
        System.arraycopy(page, from, into, offset, given);
        position += given;
        return given;
    }

    private void check() {
        untilCheck = CHECK_EVERY;
        if (PdfMeter.CURRENT.isBound()) PdfMeter.CURRENT.get().check();
    }

    private void load() throws IOException {
        long wanted = position - position % PAGE;
        if (wanted == pageAt) return;
        byte[] found = pages.get(wanted);
        if (found == null) {
            found = fetch(wanted, pages.size() < KEPT ? new byte[PAGE]
                    : pages.remove(pages.keySet().iterator().next()));
            pages.put(wanted, found);
        }
        page = found;
        pageAt = wanted;
    }

    /** Into {@code room}, used again and again: to read on costs no memory. */
    private byte[] fetch(long wanted, byte[] room) throws IOException {
        if (in == null || wanted != inAt) {
            if (in != null && wanted > inAt && wanted - inAt <= 4L * PAGE) {
                in.skipNBytes(wanted - inAt);
            } else {
                if (in != null) in.close();
                in = source.openAt(wanted);
            }
        }
        int expected = (int) Math.min(PAGE, length - wanted);
        int read = in.readNBytes(room, 0, expected);
        inAt = wanted + read;
        if (read < expected) throw new EOFException("source shorter than its size");
        return room;
    }

    @Override public long getPosition() {
        return position;
    }

    @Override public void seek(long to) throws IOException {
        if (to < 0) throw new IOException("before the begin");
        position = Math.min(to, length);
    }

    @Override public long length() {
        return length;
    }

    @Override public boolean isClosed() {
        return closed;
    }

    @Override public boolean isEOF() {
        return position >= length;
    }

    @Override public RandomAccessReadView createView(long start, long size) throws IOException {
        return new RandomAccessReadView(this, start, size);
    }

    @Override public void close() throws IOException {
        closed = true;
        pages.clear();
        if (in != null) in.close();
    }
}
