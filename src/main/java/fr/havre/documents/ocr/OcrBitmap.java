package fr.havre.documents.ocr;

import fr.havre.documents.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A picture as a Windows bitmap in greys: the plainest form that every such program reads without a file of its own. */
final class OcrBitmap {
    private static final int HEAD = 54;
    private static final int GREYS = 256;
    private static final double INCHES_A_METRE = 39.3701;

    private OcrBitmap() { }

    /** @param dotsPerInch 0 where nobody knows */
    static byte[] of(Picture picture, int dotsPerInch) {
        int width = picture.width();
        int height = picture.height();
        int row = (width + 3) / 4 * 4;
        int begin = HEAD + 4 * GREYS;
        ByteBuffer bytes = ByteBuffer.allocate(begin + row * height).order(ByteOrder.LITTLE_ENDIAN);
        int dotsPerMetre = (int) Math.round(dotsPerInch * INCHES_A_METRE);
        bytes.put("BM".getBytes(StandardCharsets.US_ASCII)).putInt(bytes.capacity()).putInt(0).putInt(begin);
        bytes.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 8).putInt(0).putInt(row * height);
        bytes.putInt(dotsPerMetre).putInt(dotsPerMetre).putInt(GREYS).putInt(0);
        for (int grey = 0; grey < GREYS; grey++) bytes.putInt(grey << 16 | grey << 8 | grey);
        int[] pixels = picture.pixels();
        for (int y = height - 1; y >= 0; y--) {
            for (int x = 0; x < width; x++) bytes.put((byte) grey(pixels[y * width + x]));
            for (int x = width; x < row; x++) bytes.put((byte) 0);
        }
        return bytes.array();
    }

    /** As bright as an eye finds it (ITU-R BT.601). */
    private static int grey(int argb) {
        return (299 * (argb >> 16 & 0xFF) + 587 * (argb >> 8 & 0xFF) + 114 * (argb & 0xFF)) / 1000;
    }
}
