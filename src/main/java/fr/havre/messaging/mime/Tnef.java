package fr.havre.messaging.mime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files in Microsoft's own packing (winmail.dat; MS-OXTNEF). Only names and bytes are read; what does not fit ends the
 * reading, and what was read until then is good.
 */
final class Tnef {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int HEAD = 6;
    private static final int MOST_FILES = 100;
    private static final int MOST_ATTRIBUTES = 10_000;
    private static final int BEGINS = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int BYTES = 0x0006800F;
    private static final int PROPERTIES = 0x00069005;
    private static final int LONG_NAME = 0x3707;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** A file. */
    @SuppressWarnings("ArrayRecordComponent")   // never compared
    record File(String name, byte[] bytes) {
        @Override public String toString() {
            return "File[" + bytes.length + " bytes]";
        }
    }

    private final ByteBuffer in;
    private final List<File> files = new ArrayList<>();
    private String name = "";
    private Optional<byte[]> bytes = Optional.empty();

    private Tnef(byte[] packed) {
        in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** None for what is no such packing, or holds no file. */
    static List<File> files(byte[] packed) {
        if (packed.length < HEAD) return List.of();
        Tnef tnef = new Tnef(packed);
        if (tnef.in.getInt() != SIGNATURE) return List.of();
        tnef.in.getShort();                                                   // a key that nobody needs
        tnef.read();
        tnef.endFile();
        return tnef.files;
    }

    /** Level, identifier, length, bytes, checksum. */
    private void read() {
        for (int i = 0; i < MOST_ATTRIBUTES && files.size() < MOST_FILES && in.remaining() >= 11; i++) {
            in.get();
            int id = in.getInt();
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - 2) return;
            byte[] value = new byte[length];
            in.get(value);
            in.getShort();
            take(id, value);
        }
    }

    private void take(int id, byte[] value) {
        switch (id) {
            case BEGINS -> endFile();
            case TITLE -> name = name.isEmpty() ? text(value, WESTERN) : name;
            case BYTES -> bytes = Optional.of(value);
            case PROPERTIES -> longName(ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN));
            default -> { }
        }
    }

    private void endFile() {
        bytes.filter(each -> each.length > 0).ifPresent(each -> files.add(new File(name, each)));
        name = "";
        bytes = Optional.empty();
    }

    /** Properties follow each other without a length: one of a type that is not known here ends the reading. */
    private void longName(ByteBuffer properties) {
        if (properties.remaining() < 4) return;
        int count = Math.min(properties.getInt(), MOST_ATTRIBUTES);
        for (int i = 0; i < count && properties.remaining() >= 4; i++) {
            int tag = properties.getInt();
            int id = tag >>> 16;
            if (id >= 0x8000 || !property(properties, id, tag & 0xffff)) return;
        }
    }

    private boolean property(ByteBuffer properties, int id, int type) {
        return switch (type) {
            case 0x0002, 0x0003, 0x0004, 0x000A, 0x000B -> skip(properties, 4);
            case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> skip(properties, 8);
            case 0x0048 -> skip(properties, 16);
            case 0x001E, 0x001F, 0x0102, 0x000D -> counted(properties, id, type);
            default -> false;
        };
    }

    private boolean counted(ByteBuffer properties, int id, int type) {
        if (properties.remaining() < 8 || properties.getInt() != 1) return false;
        int length = properties.getInt();
        if (length < 0 || length > properties.remaining()) return false;
        byte[] value = new byte[length];
        properties.get(value);
        if (id == LONG_NAME) name = text(value, type == 0x001F ? StandardCharsets.UTF_16LE : WESTERN);
        return skip(properties, Math.min((4 - length % 4) % 4, properties.remaining()));
    }

    private static boolean skip(ByteBuffer properties, int count) {
        if (count > properties.remaining()) return false;
        properties.position(properties.position() + count);
        return true;
    }

    private static String text(byte[] value, Charset charset) {
        String text = new String(value, 0, Math.min(value.length, 1000), charset);
        int end = text.indexOf('\0');
        String name = (end < 0 ? text : text.substring(0, end)).replaceAll("\\p{Cntrl}", "");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
