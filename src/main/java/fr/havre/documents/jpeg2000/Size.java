package fr.havre.documents.jpeg2000;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The picture, its tiles and its components (A.5.1). */
record Size(Area picture, int tileWidth, int tileHeight, int tileX, int tileY, List<Component> components) {
    /** Over all components: a sheet of A4 at 400 dpi in three colours has less. */
    private static final long MAX_SAMPLES = 48L << 20;
    private static final int MAX_TILES = 10_000;

    /** One colour. Every so many pixels of the picture have one. */
    record Component(int precision, boolean signed, int across, int down) { }

    static Size read(ByteBuffer from) {
        from.getShort();
        int x1 = positive(from);
        int y1 = positive(from);
        int x0 = from.getInt();
        int y0 = from.getInt();
        int tileWidth = positive(from);
        int tileHeight = positive(from);
        int tileX = from.getInt();
        int tileY = from.getInt();
        if (x0 < 0 || y0 < 0 || tileX < 0 || tileY < 0 || tileX > x0 || tileY > y0 || x1 <= x0 || y1 <= y0) {
            throw new IllegalArgumentException("size");
        }
        List<Component> components = new ArrayList<>();
        for (int count = from.getShort() & 0xFFFF; count > 0; count--) {
            int depth = from.get() & 0xFF;
            components.add(new Component((depth & 0x7F) + 1, depth > 0x7F, from.get() & 0xFF, from.get() & 0xFF));
        }
        return checked(new Size(new Area(x0, y0, x1, y1), tileWidth, tileHeight, tileX, tileY, List.copyOf(components)));
    }

    private static int positive(ByteBuffer from) {
        int value = from.getInt();
        if (value <= 0 || value > 1 << 24) throw new IllegalArgumentException("size");
        return value;
    }

    private static Size checked(Size size) {
        if (size.components.isEmpty() || size.components.size() > 5) throw new IllegalArgumentException("components");
        for (Component each : size.components) {
            if (each.across == 0 || each.down == 0 || each.precision > 16) throw new IllegalArgumentException("component");
        }
        long samples = (long) size.picture.width() * size.picture.height() * size.components.size();
        if (samples > MAX_SAMPLES || (long) size.tilesAcross() * size.tilesDown() > MAX_TILES) throw new TooLarge();
        return size;
    }

    /** More than any page needs. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    int tilesAcross() {
        return Math.ceilDiv(picture.x1() - tileX, tileWidth);
    }

    int tilesDown() {
        return Math.ceilDiv(picture.y1() - tileY, tileHeight);
    }

    Area tile(int number) {
        int x = tileX + number % tilesAcross() * tileWidth;
        int y = tileY + number / tilesAcross() * tileHeight;
        return picture.within(new Area(x, y, x + tileWidth, y + tileHeight));
    }
}
