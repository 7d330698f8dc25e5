package fr.havre.documents.jpeg2000;

/** The MQ decoder (annex C). What lies behind the end of its bytes reads as ones, as the standard wants it. */
final class ArithmeticDecoder {
    private static final int[] QE = {0x5601, 0x3401, 0x1801, 0x0AC1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401,
        0x1C01, 0x1601, 0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201, 0x1C01, 0x1801, 0x1601,
        0x1401, 0x1201, 0x1101, 0x0AC1, 0x09C1, 0x08A1, 0x0521, 0x0441, 0x02A1, 0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025,
        0x0015, 0x0009, 0x0005, 0x0001, 0x5601};
    private static final int[] MORE = {1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
        27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 45, 46};
    private static final int[] LESS = {1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22,
        23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46};

    private final byte[] bytes;
    private final int end;
    /** For each context: what is likely in the lowest bit, the state above it. */
    private final int[] contexts;
    private int at;
    private int a = 0x8000;
    private int c;
    private int ct;

    ArithmeticDecoder(byte[] bytes, int length, int[] contexts) {
        this.bytes = bytes;
        this.end = length;
        this.contexts = contexts;
        c = byteAt(0) << 16;
        next();
        c <<= 7;
        ct -= 7;
    }

    private int byteAt(int index) {
        return index < end ? bytes[index] & 0xFF : 0xFF;
    }

    private void next() {
        if (byteAt(at) == 0xFF) {
            if (byteAt(at + 1) > 0x8F) {
                c += 0xFF00;
                ct = 8;
            } else {
                at++;
                c += byteAt(at) << 9;
                ct = 7;
            }
        } else {
            at++;
            c += byteAt(at) << 8;
            ct = 8;
        }
    }

    int bit(int context) {
        int known = contexts[context];
        int state = known >> 1;
        int likely = known & 1;
        int qe = QE[state];
        a -= qe;
        if (c >>> 16 < qe) return renormalized(context, state, likely, qe, a < qe, /* low= */ true);
        c -= qe << 16;
        if ((a & 0x8000) != 0) return likely;
        return renormalized(context, state, likely, qe, a >= qe, /* low= */ false);
    }

    private int renormalized(int context, int state, int likely, int qe, boolean more, boolean low) {
        if (low) a = qe;
        int bit = likely;
        if (more) {
            contexts[context] = MORE[state] << 1 | likely;
        } else {
            bit = 1 - likely;
            boolean flips = state == 0 || state == 6 || state == 14;
            contexts[context] = LESS[state] << 1 | (flips ? bit : likely);
        }
        do {
            if (ct == 0) next();
            a <<= 1;
            c <<= 1;
            ct--;
        } while ((a & 0x8000) == 0);
        return bit;
    }
}
