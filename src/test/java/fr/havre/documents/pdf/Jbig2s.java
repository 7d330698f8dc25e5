package fr.havre.documents.pdf;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Pictures packed as JBIG2, one region for the page, by the arithmetic coder of ITU-T T.88, annex E. */
final class Jbig2s {
    private static final int[] QE = {0x5601, 0x3401, 0x1801, 0x0AC1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401,
        0x1C01, 0x1601, 0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201, 0x1C01, 0x1801, 0x1601,
        0x1401, 0x1201, 0x1101, 0x0AC1, 0x09C1, 0x08A1, 0x0521, 0x0441, 0x02A1, 0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025,
        0x0015, 0x0009, 0x0005, 0x0001, 0x5601};
    private static final int[] AFTER_MORE = {1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
        25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 45, 46};
    private static final int[] AFTER_LESS = {1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20,
        21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int[] states = new int[1 << 16];
    private final boolean[] likely = new boolean[1 << 16];
    private int a = 0x8000;
    private long c;
    private int ct = 12;
    private int b = -1;

    private Jbig2s() { }

    /** What a pixel is. */
    @FunctionalInterface
    interface Dots {
        boolean black(int x, int y);
    }

    /** The segments of a page, as a PDF holds them. */
    static byte[] of(int width, int height, Dots dots) {
        byte[] packed = new Jbig2s().packed(width, height, dots);
        return segments(all -> {
            page(all, width, height);
            segment(all, 1, 38, region(width, height, packed));
        });
    }

    static byte[] segments(Consumer<ByteArrayOutputStream> writing) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writing.accept(all);
        return all.toByteArray();
    }

    static void page(ByteArrayOutputStream all, int width, int height) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        number(data, width);
        number(data, height);
        data.writeBytes(new byte[11]);
        segment(all, 0, 48, data.toByteArray());
    }

    static void segment(ByteArrayOutputStream all, int number, int type, byte[] data) {
        number(all, number);
        all.write(type);
        all.write(0);
        all.write(1);
        number(all, data.length);
        all.writeBytes(data);
    }

    static byte[] region(int width, int height, byte[] packed) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        number(data, width);
        number(data, height);
        data.writeBytes(new byte[10]);
        data.writeBytes(new byte[] {3, -1, -3, -1, 2, -2, -2, -2});
        data.writeBytes(packed);
        return data.toByteArray();
    }

    static void number(ByteArrayOutputStream to, int number) {
        for (int shift = 24; shift >= 0; shift -= 8) to.write(number >> shift);
    }

    /** Sixteen neighbours say how likely it is: two rows above, the pixels before (6.2.5.3). */
    private byte[] packed(int width, int height, Dots dots) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int context = 0;
                for (int i = -2; i <= 2; i++) context = context << 1 | dot(dots, width, x + i, y - 2);
                for (int i = -3; i <= 3; i++) context = context << 1 | dot(dots, width, x + i, y - 1);
                for (int i = -4; i < 0; i++) context = context << 1 | dot(dots, width, x + i, y);
                encode(context, dots.black(x, y));
            }
        }
        flush();
        return out.toByteArray();
    }

    private static int dot(Dots dots, int width, int x, int y) {
        return x >= 0 && x < width && y >= 0 && dots.black(x, y) ? 1 : 0;
    }

    private void encode(int context, boolean bit) {
        int state = states[context];
        int qe = QE[state];
        a -= qe;
        if (bit == likely[context]) {
            if ((a & 0x8000) != 0) {
                c += qe;
                return;
            }
            if (a < qe) a = qe;
            else c += qe;
            states[context] = AFTER_MORE[state];
        } else {
            if (a < qe) c += qe;
            else a = qe;
            if (state == 0 || state == 6 || state == 14) likely[context] = !likely[context];
            states[context] = AFTER_LESS[state];
        }
        do {
            a <<= 1;
            c <<= 1;
            if (--ct == 0) byteOut();
        } while ((a & 0x8000) == 0);
    }

    private void byteOut() {
        if (b != 0xFF && c >= 0x800_0000) {
            b++;
            if (b == 0xFF) c &= 0x7FF_FFFF;
        }
        boolean stuffed = b == 0xFF;
        if (b >= 0) out.write(b);
        b = (int) (c >> (stuffed ? 20 : 19)) & 0xFF;
        c &= stuffed ? 0xF_FFFF : 0x7_FFFF;
        ct = stuffed ? 7 : 8;
    }

    private void flush() {
        long limit = c + a;
        c |= 0xFFFF;
        if (c >= limit) c -= 0x8000;
        c <<= ct;
        byteOut();
        c <<= ct;
        byteOut();
        if (b != 0xFF) out.write(b);
        out.write(0xFF);
        out.write(0xAC);
    }
}
