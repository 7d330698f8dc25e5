package fr.havre.documents.jpeg2000;

import java.util.Arrays;

/** A block of coefficients as packets bring it, and what they have said of it so far. */
final class CodeBlock {
    /** In its band. */
    final int x0;
    final int y0;
    final int width;
    final int height;
    boolean included;
    /** Planes at the top that hold nothing. */
    int empty;
    /** How many bits say a length. */
    int lengthBits = 3;
    int passes;
    /** Announced by the header that is being read. */
    int announced;
    byte[] data = new byte[0];
    int length;

    CodeBlock(int x0, int y0, int x1, int y1) {
        this.x0 = x0;
        this.y0 = y0;
        this.width = x1 - x0;
        this.height = y1 - y0;
    }

    void append(byte[] from, int at, int count) {
        if (length + count > data.length) data = Arrays.copyOf(data, Math.max(length + count, length * 2));
        System.arraycopy(from, at, data, length, count);
        length += count;
    }
}
