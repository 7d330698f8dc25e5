package fr.havre.documents;

import java.awt.image.BufferedImage;

/** A drawn page: opaque pixels, row by row from the top, each {@code 0xAARRGGBB}. Whoever holds it does not write into it. */
public final class Picture {
    /** Enough for an A4 page at four times its size. */
    public static final int MAX_PIXELS = 12_000_000;

    private final int width;
    private final int height;
    private final int[] pixels;
    private final boolean incomplete;

    private Picture(int width, int height, int[] pixels, boolean incomplete) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.incomplete = incomplete;
    }

    /**
     * What was drawn, on white where it lets through.
     *
     * @param incomplete whether a part of it could not be drawn
     */
    public static Picture of(BufferedImage image, boolean incomplete) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) pixels[i] = onWhite(pixels[i]);
        return new Picture(width, height, pixels, incomplete);
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) return argb;
        int white = 255 * (255 - alpha);
        int red = ((argb >> 16 & 0xFF) * alpha + white) / 255;
        int green = ((argb >> 8 & 0xFF) * alpha + white) / 255;
        int blue = ((argb & 0xFF) * alpha + white) / 255;
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves, not a copy: a page takes tens of megabytes. */
    public int[] pixels() {
        return pixels;
    }

    /** True if something on the page is in a form that cannot be drawn here. */
    public boolean incomplete() {
        return incomplete;
    }

    @Override public String toString() {
        return "Picture[" + width + "×" + height + "]";
    }
}
