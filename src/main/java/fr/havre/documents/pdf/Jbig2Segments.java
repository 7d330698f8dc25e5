package fr.havre.documents.pdf;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What the segments of a JBIG2 picture say of their own size (ITU-T T.88, 7.2 to 7.4), looked at before any of it is decoded:
 * the decoder makes room for what they say, and goes through all of it, whatever follows.
 */
final class Jbig2Segments {
    /** A sheet of A0 at 300 dpi; one bit each. */
    private static final long MAX_PIXELS = 150_000_000;
    /** Over all regions: a page is made of many, and each may lie over the one before. */
    private static final long MAX_DRAWN = 4 * MAX_PIXELS;
    /** Of symbols and of places where they stand: a page has some ten thousand letters. */
    private static final long MAX_LINES = 500_000;
    private static final int MAX_SEGMENTS = 20_000;
    private static final long UNKNOWN = 0xFFFF_FFFFL;

    private final ByteBuffer bytes;
    private long drawn;

    private Jbig2Segments(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * Refuses what is larger than any real page.
     *
     * @param bytes as a PDF holds them, shared segments first
     * @throws DocumentRefusedException {@code TOO_COMPLEX}, {@code DAMAGED}
     */
    static void check(byte[] bytes) {
        Jbig2Segments segments = new Jbig2Segments(bytes);
        try {
            for (int i = 0; segments.bytes.remaining() >= 11; i++) {
                if (i == MAX_SEGMENTS) throw tooComplex();
                if (!segments.next()) return;
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new DocumentRefusedException(Code.DAMAGED, "JBIG2", e);
        }
    }

    /** False behind a segment that does not say where it ends. */
    private boolean next() {
        long number = unsigned();
        int flags = bytes.get() & 0xFF;
        skip(referred(number));
        skip((flags & 0x40) == 0 ? 1 : 4);
        long length = unsigned();
        int at = bytes.position();
        look(flags & 0x3F);
        if (length == UNKNOWN) return false;
        bytes.position(at);
        skip(Math.min(length, bytes.remaining()));
        return true;
    }

    /** Bytes of the numbers of the segments it needs (7.2.4, 7.2.5), which come next. */
    private long referred(long number) {
        int first = bytes.get(bytes.position()) & 0xFF;
        long count = first >> 5;
        if (count <= 4) {
            skip(1);
        } else {
            count = unsigned() & 0x1FFF_FFFF;
            skip((count + 8) >> 3);
        }
        return count * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4);
    }

    private void look(int type) {
        switch (type) {
            case 0, 4, 6, 7 -> throw tooComplex();                 // a symbol's size stands inside packed data: nobody knows it before
            case 16 -> patterns();
            case 20, 22, 23 -> halftone();
            case 36, 38, 39, 40, 42, 43 -> region();
            case 48 -> page();
            case 50 -> pixels(1, unsigned() + 1);
            case 53 -> table();
            default -> { }
        }
    }

    private void page() {
        long width = unsigned();
        long height = unsigned();
        pixels(width, height == UNKNOWN ? 1 : height);
    }

    /** 7.4.1. */
    private void region() {
        drawn += pixels(unsigned(), unsigned());
        if (drawn > MAX_DRAWN) throw tooComplex();
        skip(9);
    }

    /** 7.4.4.1: all patterns lie side by side. */
    private void patterns() {
        skip(1);
        long width = bytes.get() & 0xFF;
        long height = bytes.get() & 0xFF;
        pixels(width * (unsigned() + 1), height);
    }

    /** 7.4.5.1: each place of the grid takes a number, and has a pattern drawn. */
    private void halftone() {
        region();
        skip(1);
        drawn += 32 * pixels(unsigned(), unsigned());
        if (drawn > MAX_DRAWN) throw tooComplex();
    }

    /** Annex B.2: from the lowest to the highest value of a table, one line for each power of two of its prefix. */
    private void table() {
        skip(1);
        long lowest = bytes.getInt();
        long highest = bytes.getInt();
        if (highest - lowest > MAX_LINES) throw tooComplex();
    }

    private static long pixels(long width, long height) {
        if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) throw tooComplex();
        return width * height;
    }

    private long unsigned() {
        return bytes.getInt() & 0xFFFF_FFFFL;
    }

    private void skip(long count) {
        if (count > bytes.remaining()) throw new BufferUnderflowException();
        bytes.position(bytes.position() + (int) count);
    }

    private static DocumentRefusedException tooComplex() {
        return new DocumentRefusedException(Code.TOO_COMPLEX, "JBIG2");
    }
}
