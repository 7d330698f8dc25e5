package fr.havre.documents.pdf;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Makes a CFF font program (Adobe Technical Note 5176) light: the outlines of glyphs that are not shown become empty.
 * Nothing moves, so no offset has to be rewritten, and compression takes what is left of them.
 */
final class CffGlyphs {
    private static final int CHAR_STRINGS = 17;
    private static final byte END_CHAR = 14;

    private final byte[] cff;

    private CffGlyphs(byte[] cff) {
        this.cff = cff;
    }

    /** A copy of {@code cff} in which only glyphs of {@code shown} (and glyph 0) have outlines. */
    static byte[] keepOnly(byte[] cff, BitSet shown) {
        return new CffGlyphs(cff.clone()).blanked(shown);
    }

    private byte[] blanked(BitSet shown) {
        int names = cff[2] & 0xff;                                  // the length of the header
        int topDicts = end(names);
        int strings = charStrings(item(topDicts, 0), item(topDicts, 1));
        int count = number(strings, 2);
        for (int glyph = 1; glyph < count; glyph++) {
            if (shown.get(glyph)) continue;
            int from = item(strings, glyph);
            int to = item(strings, glyph + 1);
            if (from == to) continue;
            Arrays.fill(cff, from, to, (byte) 0);
            cff[from] = END_CHAR;
        }
        return cff;
    }

    /** Where the operand of the CharStrings operator in a DICT points. */
    private int charStrings(int from, int to) {
        int operand = 0;
        for (int at = from; at < to; ) {
            int first = cff[at] & 0xff;
            if (first == CHAR_STRINGS) return operand;
            if (first == 28) operand = number(at + 1, 2);
            else if (first == 29) operand = number(at + 1, 4);
            else if (first >= 32 && first <= 246) operand = first - 139;
            else if (first >= 247 && first <= 250) operand = (first - 247) * 256 + (cff[at + 1] & 0xff) + 108;
            at += length(at, first);
        }
        throw new IllegalArgumentException("a font without outlines");
    }

    private int length(int at, int first) {
        if (first == 12 || (first >= 247 && first <= 254)) return 2;
        if (first == 28) return 3;
        if (first == 29) return 5;
        if (first != 30) return 1;
        int end = at + 1;
        while ((cff[end] & 0x0f) != 0x0f && (cff[end] & 0xf0) != 0xf0) end++;
        return end + 1 - at;
    }

    /** Where item {@code n} of the INDEX at {@code index} begins. */
    private int item(int index, int n) {
        int count = number(index, 2);
        int size = cff[index + 2] & 0xff;
        int beforeData = index + 2 + (count + 1) * size;
        return beforeData + number(index + 3 + n * size, size);
    }

    private int end(int index) {
        int count = number(index, 2);
        return count == 0 ? index + 2 : item(index, count);
    }

    private int number(int at, int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) value = value << 8 | (cff[at + i] & 0xff);
        return value;
    }
}
