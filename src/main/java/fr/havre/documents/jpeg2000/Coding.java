package fr.havre.documents.jpeg2000;

import java.nio.ByteBuffer;

/**
 * How a component is coded (A.6.1, A.6.2).
 *
 * @param levels of the wavelet, at most 30
 * @param blockWidth as a power of two
 * @param blockHeight as a power of two
 * @param exact the wavelet that loses nothing
 * @param precincts of each resolution, width in the lower and height in the upper four bits, as powers of two
 */
@SuppressWarnings("ArrayRecordComponent")                       // never compared
record Coding(int levels, int blockWidth, int blockHeight, int style, boolean exact, int[] precincts) {
    private static final int FORGETS = 2;
    private static final int CAUSAL = 8;
    private static final int PREDICTABLE = 16;
    private static final int MARKED = 32;

    static Coding read(ByteBuffer from, boolean named) {
        int levels = from.get() & 0xFF;
        int width = (from.get() & 0xF) + 2;
        int height = (from.get() & 0xF) + 2;
        int style = from.get() & 0xFF;
        boolean exact = from.get() == 1;
        if (levels > 30 || width > 10 || height > 10 || width + height > 12) throw new IllegalArgumentException("coding");
        if ((style & ~(FORGETS | CAUSAL | PREDICTABLE | MARKED)) != 0) throw new IllegalArgumentException("coding that is not known");
        int[] precincts = new int[levels + 1];
        for (int i = 0; i <= levels; i++) precincts[i] = named ? from.get() & 0xFF : 0xFF;
        return new Coding(levels, width, height, style, exact, precincts);
    }

    boolean forgets() {
        return (style & FORGETS) != 0;
    }

    boolean causal() {
        return (style & CAUSAL) != 0;
    }

    boolean marked() {
        return (style & MARKED) != 0;
    }

    int precinctWidth(int resolution) {
        return precincts[resolution] & 0xF;
    }

    int precinctHeight(int resolution) {
        return precincts[resolution] >> 4;
    }
}
