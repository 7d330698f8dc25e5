package fr.havre.documents.jpeg2000;

import java.nio.ByteBuffer;

/**
 * What a unit of a coefficient is worth (A.6.4, annex E).
 *
 * @param steps of each band: exponent above, eleven bits of mantissa below; one for all if {@code derived}
 */
@SuppressWarnings("ArrayRecordComponent")                       // never compared
record Quantization(int guards, boolean derived, boolean exact, int[] steps) {
    static Quantization read(ByteBuffer from) {
        int style = from.get() & 0xFF;
        boolean exact = (style & 0x1F) == 0;
        int count = exact ? from.remaining() : from.remaining() / 2;
        int[] steps = new int[count];
        for (int i = 0; i < count; i++) steps[i] = exact ? (from.get() & 0xFF) >> 3 << 11 : from.getShort() & 0xFFFF;
        if (count == 0 || (style & 0x1F) > 2) throw new IllegalArgumentException("quantization");
        return new Quantization(style >> 5, (style & 0x1F) == 1, exact, steps);
    }

    /** @param resolution from 0; {@code which} of its bands, from 0 */
    int exponent(int resolution, int which) {
        int exponent = step(resolution, which) >> 11;
        return derived ? exponent - Math.max(0, resolution - 1) : exponent;
    }

    int planes(int resolution, int which) {
        int planes = guards + exponent(resolution, which) - 1;
        if (planes < 0 || planes > 30) throw new IllegalArgumentException("planes");
        return planes;
    }

    float unit(int resolution, int which, int precision, int gain) {
        if (exact) return 1;
        double mantissa = 1 + (step(resolution, which) & 0x7FF) / 2048.0;
        return (float) Math.scalb(mantissa, precision + gain - exponent(resolution, which));
    }

    private int step(int resolution, int which) {
        int index = derived ? 0 : resolution == 0 ? 0 : 3 * (resolution - 1) + 1 + which;
        if (index >= steps.length) throw new IllegalArgumentException("too few steps");
        return steps[index];
    }
}
