package fr.havre.documents.jpeg2000;

import java.util.Arrays;

/** The coefficients of one block, plane by plane, three passes each (annex D). One use. */
final class BlockDecoder {
    /** Of blocks: which neighbours count how much (table D.1). */
    enum Kind { ACROSS, DOWN, BOTH }

    private static final int RUN = 17;
    private static final int UNIFORM = 18;
    private static final int SIGNIFICANT = 1;
    private static final int NEGATIVE = 2;
    private static final int REFINED = 4;
    private static final int VISITED = 8;
    /** Above these: the lowest plane that was said of it. */
    private static final int PLANE = 8;
    private static final int BELOW_PLANE = 0xFF;

    private final int width;
    private final int height;
    private final int stride;
    private final Kind kind;
    private final boolean causal;
    private final int[] flags;
    private final int[] magnitudes;
    private final int[] contexts = new int[19];
    private ArithmeticDecoder coder;
    private int plane;

    BlockDecoder(CodeBlock block, Kind kind, boolean causal) {
        this.width = block.width;
        this.height = block.height;
        this.stride = width + 2;
        this.kind = kind;
        this.causal = causal;
        flags = new int[stride * (height + 2)];
        magnitudes = new int[width * height];
        forget();
    }

    private void forget() {
        Arrays.fill(contexts, 0);
        contexts[0] = 4 << 1;
        contexts[RUN] = 3 << 1;
        contexts[UNIFORM] = 46 << 1;
    }

    /**
     * Runs the passes that came.
     *
     * @param planes of bits a coefficient of this band can have
     */
    void run(CodeBlock block, int planes, boolean forgets, boolean marked) {
        coder = new ArithmeticDecoder(block.data, block.length, contexts);
        plane = planes - 1 - block.empty;
        int kindOfPass = 2;
        for (int pass = 0; pass < block.passes && plane >= 0; pass++) {
            switch (kindOfPass) {
                case 0 -> significance();
                case 1 -> refinement();
                default -> {
                    cleanup();
                    if (marked) for (int i = 0; i < 4; i++) coder.bit(UNIFORM);
                    plane--;
                }
            }
            kindOfPass = (kindOfPass + 1) % 3;
            if (forgets) forget();
        }
    }

    /** What was said of it, in the middle of what was not. */
    float value(int x, int y, boolean exact) {
        int magnitude = magnitudes[y * width + x];
        if (magnitude == 0) return 0;
        int known = flags[at(x, y)];
        int said = known >> PLANE;
        float value = magnitude + (said == 0 && exact ? 0 : (1 << said) / 2f);
        return (known & NEGATIVE) == 0 ? value : -value;
    }

    private int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    private void significance() {
        for (int top = 0; top < height; top += 4) {
            for (int x = 0; x < width; x++) {
                for (int y = top; y < Math.min(top + 4, height); y++) {
                    int at = at(x, y);
                    if ((flags[at] & SIGNIFICANT) != 0) continue;
                    int context = context(at, blind(y, top));
                    if (context == 0) continue;
                    if (coder.bit(context) == 1) appears(x, y, blind(y, top));
                    flags[at] |= VISITED;
                }
            }
        }
    }

    private void refinement() {
        for (int top = 0; top < height; top += 4) {
            for (int x = 0; x < width; x++) {
                for (int y = top; y < Math.min(top + 4, height); y++) {
                    int at = at(x, y);
                    if ((flags[at] & (SIGNIFICANT | VISITED)) != SIGNIFICANT) continue;
                    int context = (flags[at] & REFINED) != 0 ? 16 : context(at, blind(y, top)) == 0 ? 14 : 15;
                    magnitudes[y * width + x] |= coder.bit(context) << plane;
                    flags[at] = (flags[at] & BELOW_PLANE) | REFINED | plane << PLANE;
                }
            }
        }
    }

    private void cleanup() {
        for (int top = 0; top < height; top += 4) {
            for (int x = 0; x < width; x++) column(x, top);
        }
        for (int i = 0; i < flags.length; i++) flags[i] &= ~VISITED;
    }

    private void column(int x, int top) {
        int y = top;
        if (top + 4 <= height && nothingAround(x, top)) {
            if (coder.bit(RUN) == 0) return;
            y += coder.bit(UNIFORM) << 1 | coder.bit(UNIFORM);
            appears(x, y, blind(y, top));
            y++;
        }
        for (; y < Math.min(top + 4, height); y++) {
            int at = at(x, y);
            if ((flags[at] & (SIGNIFICANT | VISITED)) != 0) continue;
            if (coder.bit(context(at, blind(y, top))) == 1) appears(x, y, blind(y, top));
        }
    }

    private boolean nothingAround(int x, int top) {
        for (int y = top; y < top + 4; y++) {
            int at = at(x, y);
            if ((flags[at] & (SIGNIFICANT | VISITED)) != 0 || context(at, blind(y, top)) != 0) return false;
        }
        return true;
    }

    /** Nothing of the stripe below may count. */
    private boolean blind(int y, int top) {
        return causal && y == top + 3;
    }

    private void appears(int x, int y, boolean blind) {
        int at = at(x, y);
        int across = Math.clamp(sign(at - 1) + sign(at + 1), -1, 1);
        int down = Math.clamp(sign(at - stride) + (blind ? 0 : sign(at + stride)), -1, 1);
        int both = 3 * across + down;
        boolean flips = both < 0;
        int context = 9 + switch (Math.abs(both)) {
            case 4 -> 4;
            case 3 -> 3;
            case 2 -> 2;
            case 1 -> 1;
            default -> 0;
        };
        boolean negative = (coder.bit(context) == 1) != flips;
        magnitudes[y * width + x] = 1 << plane;
        flags[at] |= plane << PLANE | (negative ? SIGNIFICANT | NEGATIVE : SIGNIFICANT);
    }

    private int sign(int at) {
        int known = flags[at];
        return (known & SIGNIFICANT) == 0 ? 0 : (known & NEGATIVE) == 0 ? 1 : -1;
    }

    private int context(int at, boolean blind) {
        int across = (flags[at - 1] & 1) + (flags[at + 1] & 1);
        int down = flags[at - stride] & 1;
        int corners = (flags[at - stride - 1] & 1) + (flags[at - stride + 1] & 1);
        if (!blind) {
            down += flags[at + stride] & 1;
            corners += (flags[at + stride - 1] & 1) + (flags[at + stride + 1] & 1);
        }
        return switch (kind) {
            case BOTH -> diagonal(corners, across + down);
            case ACROSS -> straight(down, across, corners);
            case DOWN -> straight(across, down, corners);
        };
    }

    private static int straight(int first, int second, int corners) {
        if (first == 2) return 8;
        if (first == 1) return second >= 1 ? 7 : corners >= 1 ? 6 : 5;
        if (second > 0) return second == 2 ? 4 : 3;
        return Math.min(corners, 2);
    }

    private static int diagonal(int corners, int sides) {
        return switch (corners) {
            case 0 -> Math.min(sides, 2);
            case 1 -> 3 + Math.min(sides, 2);
            case 2 -> sides >= 1 ? 7 : 6;
            default -> 8;
        };
    }
}
