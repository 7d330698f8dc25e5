package fr.havre.documents.image;

import fr.havre.documents.DocumentSource;
import java.awt.geom.AffineTransform;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a photograph is to be turned to stand upright (Exif 2.3, tag 274): telephones say it instead of doing it. */
record Orientation(int said) {
    private static final int APP1 = 0xE1;
    private static final int TAG = 274;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    /** Of a JPEG; upright for anything else, or if it does not say. */
    static Orientation of(DocumentSource source) {
        try (InputStream raw = source.open(); DataInputStream in = new DataInputStream(raw)) {
            if (in.readUnsignedShort() != 0xFFD8) return new Orientation(1);
            for (int i = 0; i < 20; i++) {
                int marker = in.readUnsignedShort() & 0xFF;
                int length = in.readUnsignedShort() - 2;
                if (marker == 0xDA || length < 0) return new Orientation(1);
                byte[] segment = in.readNBytes(length);
                if (marker == APP1 && ByteBuffer.wrap(segment).limit(Math.min(6, length)).equals(ByteBuffer.wrap(EXIF))) {
                    return new Orientation(tag(ByteBuffer.wrap(segment, 6, length - 6).slice()));
                }
            }
            return new Orientation(1);
        } catch (IOException | RuntimeException _) {            // cut short: shown as it lies
            return new Orientation(1);
        }
    }

    private static int tag(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int fields = Math.min(200, tiff.getShort(directory) & 0xFFFF);
        for (int i = 0; i < fields; i++) {
            int at = directory + 2 + 12 * i;
            if ((tiff.getShort(at) & 0xFFFF) != TAG) continue;
            int value = tiff.getShort(at + 8);
            return value >= 1 && value <= 8 ? value : 1;
        }
        return 1;
    }

    /** Whether width and height change places. */
    boolean turned() {
        return said >= 5;
    }

    /** For a picture of this size as it lies. */
    AffineTransform transform(double width, double height) {
        return switch (said) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
