package fr.havre.documents.jpeg2000;

/** Whole pixels, the upper bounds not included. */
record Area(int x0, int y0, int x1, int y1) {
    int width() {
        return Math.max(0, x1 - x0);
    }

    int height() {
        return Math.max(0, y1 - y0);
    }

    boolean isEmpty() {
        return x1 <= x0 || y1 <= y0;
    }

    Area within(Area other) {
        return new Area(Math.max(x0, other.x0), Math.max(y0, other.y0), Math.min(x1, other.x1), Math.min(y1, other.y1));
    }

    /** Every so many, both ways. */
    Area thinned(int across, int down) {
        return new Area(Math.ceilDiv(x0, across), Math.ceilDiv(y0, down), Math.ceilDiv(x1, across), Math.ceilDiv(y1, down));
    }

    /** Halved so often. */
    Area halved(int often) {
        return new Area(up(x0, often), up(y0, often), up(x1, often), up(y1, often));
    }

    /** The band of what is halved so often: the odd ones where {@code right} or {@code below} say so (B-15). */
    Area band(int often, boolean right, boolean below) {
        int half = 1 << (often - 1);
        int dx = right ? half : 0;
        int dy = below ? half : 0;
        return new Area(up(x0 - dx, often), up(y0 - dy, often), up(x1 - dx, often), up(y1 - dy, often));
    }

    /** Divided by a power of two, upwards. */
    static int up(int value, int power) {
        return (int) (((long) value + (1L << power) - 1) >> power);
    }
}
