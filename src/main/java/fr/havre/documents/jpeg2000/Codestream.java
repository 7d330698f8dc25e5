package fr.havre.documents.jpeg2000;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** A picture's headers and the bytes of its tiles (annex A). */
final class Codestream {
    private static final int SOC = 0xFF4F;
    private static final int SIZ = 0xFF51;
    private static final int COD = 0xFF52;
    private static final int COC = 0xFF53;
    private static final int QCD = 0xFF5C;
    private static final int QCC = 0xFF5D;
    private static final int RGN = 0xFF5E;
    private static final int POC = 0xFF5F;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;

    /** What came of one tile. */
    static final class Part {
        final Settings settings;
        final ByteArrayOutputStream packets = new ByteArrayOutputStream();

        Part(Settings settings) {
            this.settings = settings;
        }
    }

    private final ByteBuffer bytes;
    private final Map<Integer, Part> parts = new TreeMap<>();
    private Size size;
    private Settings settings;

    private Codestream(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static Codestream read(ByteBuffer bytes) {
        Codestream stream = new Codestream(bytes);
        if (stream.marker() != SOC) throw new IllegalArgumentException("no codestream");
        stream.main();
        return stream;
    }

    Size size() {
        return size;
    }

    Map<Integer, Part> parts() {
        return parts;
    }

    private int marker() {
        return bytes.getShort() & 0xFFFF;
    }

    private void main() {
        while (bytes.remaining() >= 4) {
            int marker = marker();
            if (marker == EOC) return;
            if (marker == SOT) tile();
            else header(marker, settings);
        }
    }

    private ByteBuffer segment() {
        int length = (bytes.getShort() & 0xFFFF) - 2;
        if (length < 0 || length > bytes.remaining()) throw new IllegalArgumentException("segment");
        ByteBuffer segment = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return segment;
    }

    private void header(int marker, Settings into) {
        ByteBuffer segment = segment();
        if (marker == SIZ) {
            if (size != null) throw new IllegalArgumentException("two sizes");
            size = Size.read(segment);
            settings = new Settings(size.components().size());
            return;
        }
        if (into == null) throw new IllegalArgumentException("no size");
        switch (marker) {
            case COD -> into.coding(segment);
            case COC -> into.ownCoding(segment);
            case QCD -> into.steps(segment);
            case QCC -> into.ownSteps(segment);
            case RGN, POC, PPM, PPT -> throw new IllegalArgumentException("not known here");
            default -> { }
        }
    }

    private void tile() {
        int begin = bytes.position() - 2;
        ByteBuffer segment = segment();
        int number = segment.getShort() & 0xFFFF;
        long length = segment.getInt() & 0xFFFF_FFFFL;
        if (size == null || number >= size.tilesAcross() * size.tilesDown()) throw new IllegalArgumentException("tile");
        Part part = parts.computeIfAbsent(number, _ -> new Part(settings.copy()));
        for (int marker = marker(); marker != SOD; marker = marker()) header(marker, part.settings);
        long end = length == 0 ? bytes.limit() : begin + length;        // cut short: what there is
        int count = (int) Math.min(end - bytes.position(), bytes.remaining());
        if (count < 0) throw new IllegalArgumentException("tile");
        part.packets.write(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
        bytes.position(bytes.position() + count);
    }
}
