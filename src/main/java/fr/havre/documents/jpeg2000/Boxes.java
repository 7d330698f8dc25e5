package fr.havre.documents.jpeg2000;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/** The file around a codestream (annex I): the codestream, its colours, and a palette. */
final class Boxes {
    private static final int JP2H = 0x6A703268;
    private static final int COLR = 0x636F6C72;
    private static final int PCLR = 0x70636C72;
    private static final int JP2C = 0x6A703263;
    private static final int CMYK = 12;
    private static final int RGB = 16;
    private static final int GRAY = 17;
    private static final int LUMINANCE = 18;
    /** Where a colour profile says what it is for (ICC.1, 7.2.6), and how. */
    private static final int OF_PROFILE = 3 + 16;
    private static final int PROFILE_GRAY = 0x47524159;
    private static final int PROFILE_RGB = 0x52474220;
    private static final int PROFILE_CMYK = 0x434D594B;
    private static final int SIGNATURE = 0x6A502020;

    /**
     * For each number the colours it stands for.
     *
     * @param colours of all numbers, one after the other
     */
    @SuppressWarnings("ArrayRecordComponent")                   // never compared
    record Palette(int channels, byte[] colours) { }

    private ByteBuffer codestream;
    private Palette palette;
    private int space;

    private Boxes() { }

    static Boxes read(byte[] bytes) {
        Boxes boxes = new Boxes();
        ByteBuffer all = ByteBuffer.wrap(bytes);
        if (bytes.length > 12 && all.getInt(4) == SIGNATURE) boxes.all(all);
        else boxes.codestream = all;
        if (boxes.codestream == null) throw new IllegalArgumentException("no codestream");
        return boxes;
    }

    ByteBuffer codestream() {
        return codestream;
    }

    Optional<Palette> palette() {
        return Optional.ofNullable(palette);
    }

    /** Brightness and two differences, instead of colours (sYCC). */
    boolean luminance() {
        return space == LUMINANCE;
    }

    /** How many of the channels are colours, if that is said. */
    OptionalInt colours() {
        return switch (space) {
            case CMYK -> OptionalInt.of(4);
            case RGB, LUMINANCE -> OptionalInt.of(3);
            case GRAY -> OptionalInt.of(1);
            default -> OptionalInt.empty();
        };
    }

    private static int space(ByteBuffer colr) {
        if (colr.remaining() >= 7 && colr.get(0) == 1) return colr.getInt(3);
        if (colr.remaining() < OF_PROFILE + 4 || colr.get(0) != 2) return 0;
        return switch (colr.getInt(OF_PROFILE)) {
            case PROFILE_GRAY -> GRAY;
            case PROFILE_RGB -> RGB;
            case PROFILE_CMYK -> CMYK;
            default -> 0;
        };
    }

    private void all(ByteBuffer from) {
        while (from.remaining() >= 8) {
            long length = from.getInt() & 0xFFFF_FFFFL;
            int type = from.getInt();
            int head = 8;
            if (length == 1) {
                length = from.getLong();
                head = 16;
            }
            long count = length == 0 ? from.remaining() : length - head;
            if (count < 0) throw new IllegalArgumentException("box");
            int kept = (int) Math.min(count, from.remaining());
            box(type, from.slice(from.position(), kept));
            from.position(from.position() + kept);
        }
    }

    private void box(int type, ByteBuffer content) {
        switch (type) {
            case JP2H -> all(content);
            case JP2C -> codestream = codestream == null ? content : codestream;
            case COLR -> space = space == 0 ? space(content) : space;
            case PCLR -> palette = palette(content);
            default -> { }
        }
    }

    private static Palette palette(ByteBuffer from) {
        int entries = from.getShort() & 0xFFFF;
        int channels = from.get() & 0xFF;
        for (int i = 0; i < channels; i++) {
            if (from.get() != 7) throw new IllegalArgumentException("palette");        // eight bits without sign
        }
        if (entries == 0 || entries > 1024 || channels == 0 || channels > 4) throw new IllegalArgumentException("palette");
        byte[] colours = new byte[entries * channels];
        from.get(colours);
        return new Palette(channels, colours);
    }
}
