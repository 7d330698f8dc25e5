package fr.havre.documents.image;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;

/** Walks through the structure of JPEG and PNG files from begin to end; nothing of the picture is kept. */
public final class ImageReader {
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;

    private ImageReader() { }

    /**
     * Reads a JPEG (ISO 10918-1): its frame, its scans, its end mark.
     *
     * @throws DocumentRefusedException {@code DAMAGED} if cut off or altered, {@code TOO_COMPLEX} if too large to show
     */
    public static ImageFacts jpeg(DocumentSource source) {
        return read(source, ImageReader::jpeg);
    }

    /**
     * Reads a PNG (ISO 15948): each chunk with its checksum, up to the last.
     *
     * @throws DocumentRefusedException {@code DAMAGED} if cut off or altered, {@code TOO_COMPLEX} if too large to show
     */
    public static ImageFacts png(DocumentSource source) {
        return read(source, ImageReader::png);
    }

    @FunctionalInterface
    private interface Structure {
        ImageFacts in(DataInputStream bytes) throws IOException;
    }

    private static ImageFacts read(DocumentSource source, Structure structure) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(source.open(), 64 << 10))) {
            return structure.in(in);
        } catch (EOFException e) {
            throw new DocumentRefusedException(Code.DAMAGED, "image cut", e);
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "image", e);
        }
    }

    private static ImageFacts jpeg(DataInputStream in) throws IOException {
        if (in.readUnsignedShort() != 0xFFD8) throw damaged("JPEG begin");
        int width = 0;
        int height = 0;
        boolean scanned = false;
        int marker = nextMarker(in);
        while (marker != 0xD9) {
            if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                marker = nextMarker(in);
                continue;
            }
            int length = in.readUnsignedShort();
            if (length < 2) throw damaged("JPEG segment");
            byte[] segment = new byte[length - 2];
            in.readFully(segment);
            if (isFrame(marker) && segment.length >= 5) {
                height = ((segment[1] & 0xFF) << 8) | (segment[2] & 0xFF);
                width = ((segment[3] & 0xFF) << 8) | (segment[4] & 0xFF);
            }
            scanned |= marker == 0xDA;
            marker = marker == 0xDA ? afterScan(in) : nextMarker(in);
        }
        if (!scanned) throw damaged("JPEG without picture");
        return ImageFacts.of(width, height, 1, in.read() >= 0);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int nextMarker(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0xFF) throw damaged("JPEG marker");
        int marker;
        do {
            marker = in.readUnsignedByte();
        } while (marker == 0xFF);
        return marker;
    }

    /** Passes over the packed picture: in it, FF is followed by 00 or a restart mark. */
    private static int afterScan(DataInputStream in) throws IOException {
        while (true) {
            if (in.readUnsignedByte() != 0xFF) continue;
            int marker;
            do {
                marker = in.readUnsignedByte();
            } while (marker == 0xFF);
            if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) return marker;
        }
    }

    private static ImageFacts png(DataInputStream in) throws IOException {
        if (in.readLong() != PNG_SIGNATURE) throw damaged("PNG begin");
        byte[] piece = new byte[64 << 10];
        long width = 0;
        long height = 0;
        boolean data = false;
        for (int type = 0; type != IEND; ) {
            int length = in.readInt();
            if (length < 0) throw damaged("PNG chunk");
            boolean first = type == 0;
            type = in.readInt();
            if (first != (type == IHDR) || (type == IHDR && length != 13)) throw damaged("PNG header");
            data |= type == IDAT;
            checkChunk(in, type, length, piece);
            if (type == IHDR) {
                width = Integer.toUnsignedLong(number(piece, 0));
                height = Integer.toUnsignedLong(number(piece, 4));
            }
        }
        if (!data) throw damaged("PNG without picture");
        return ImageFacts.of(width, height, 1, in.read() >= 0);
    }

    private static void checkChunk(DataInputStream in, int type, int length, byte[] piece) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(new byte[] {(byte) (type >> 24), (byte) (type >> 16), (byte) (type >> 8), (byte) type});
        for (int left = length; left > 0; ) {
            int part = Math.min(left, piece.length);
            in.readFully(piece, 0, part);
            crc.update(piece, 0, part);
            left -= part;
        }
        if ((int) crc.getValue() != in.readInt()) throw damaged("PNG checksum");
    }

    private static int number(byte[] bytes, int at) {
        return java.nio.ByteBuffer.wrap(bytes).getInt(at);
    }

    private static DocumentRefusedException damaged(String where) {
        return new DocumentRefusedException(Code.DAMAGED, where);
    }
}
