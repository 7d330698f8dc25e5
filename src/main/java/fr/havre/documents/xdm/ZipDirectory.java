package fr.havre.documents.xdm;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The central directory of a zip file (PKWARE APPNOTE 4.3), read by ourselves: the library's reader wants a file on
 * disk, and the streaming one believes what each entry says of itself. Nothing is unpacked before all of this holds:
 * few entries, safe and distinct names, believable sizes, no two entries over the same bytes.
 */
final class ZipDirectory {
    static final int MAX_ENTRIES = 1_000;
    static final long MAX_TOTAL = 512L << 20;
    /** Text packs ten to one; a thousand to one is a bomb. */
    private static final int MAX_RATIO = 250;
    private static final long SMALL = 1 << 20;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final Charset OLD_NAMES = Charset.forName("IBM850");

    /** A file in the archive; its name has forward slashes only. */
    record Entry(String name, int method, long packed, long size, long crc, long at, int nameLength) {
        /** Its last part, for finding it whatever the folder. */
        String baseName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        /** Names of files name patients. */
        @Override public String toString() {
            return "Entry[" + size + " bytes]";
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private boolean backslashes;

    private ZipDirectory() { }

    static ZipDirectory read(DocumentSource source) throws IOException {
        ZipDirectory directory = new ZipDirectory();
        ByteBuffer end = end(source);
        int count = end.getShort(10) & 0xFFFF;
        long size = end.getInt(12) & 0xFFFF_FFFFL;
        long at = end.getInt(16) & 0xFFFF_FFFFL;
        if (count > MAX_ENTRIES) throw new DocumentRefusedException(Code.ZIP_BOMB, "zip entries");
        if (at + size > source.size() || size > MAX_ENTRIES * 1_024L) {
            throw new DocumentRefusedException(Code.DAMAGED, "zip directory");
        }
        ByteBuffer central = ByteBuffer.wrap(bytes(source, at, (int) size)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) directory.add(central);
        directory.checkTogether(at);
        return directory;
    }

    private static ByteBuffer end(DocumentSource source) throws IOException {
        int tail = (int) Math.min(source.size(), END_SIZE + LONGEST_COMMENT);
        ByteBuffer bytes = ByteBuffer.wrap(bytes(source, source.size() - tail, tail)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = tail - END_SIZE; i >= 0; i--) {
            if (bytes.getInt(i) == 0x06054b50) return bytes.slice(i, tail - i).order(ByteOrder.LITTLE_ENDIAN);
        }
        throw new DocumentRefusedException(Code.DAMAGED, "zip end");
    }

    static byte[] bytes(DocumentSource source, long at, int length) throws IOException {
        try (InputStream in = source.openAt(at)) {
            byte[] read = in.readNBytes(length);
            if (read.length < length) throw new DocumentRefusedException(Code.DAMAGED, "zip cut");
            return read;
        }
    }

    private void add(ByteBuffer central) {
        int start = central.position();
        if (central.remaining() < 46 || central.getInt(start) != 0x02014b50) {
            throw new DocumentRefusedException(Code.DAMAGED, "zip directory");
        }
        int flags = central.getShort(start + 8);
        int nameLength = central.getShort(start + 28) & 0xFFFF;
        int extra = central.getShort(start + 30) & 0xFFFF;
        int comment = central.getShort(start + 32) & 0xFFFF;
        if (central.remaining() < 46 + nameLength + extra + comment) {
            throw new DocumentRefusedException(Code.DAMAGED, "zip directory");
        }
        if ((flags & 1) != 0) throw new DocumentRefusedException(Code.ENCRYPTED, "zip entry");
        byte[] name = new byte[nameLength];
        central.get(start + 46, name);
        central.position(start + 46 + nameLength + extra + comment);
        Entry entry = new Entry(safe(new String(name, (flags & 0x800) != 0 ? StandardCharsets.UTF_8 : OLD_NAMES)),
                central.getShort(start + 10) & 0xFFFF, unsigned(central, start + 20), unsigned(central, start + 24),
                unsigned(central, start + 16), unsigned(central, start + 42), nameLength);
        if (entry.name().endsWith("/") && entry.size() == 0) return;
        if (entry.method() != 0 && entry.method() != 8) throw new DocumentRefusedException(Code.DAMAGED, "zip method");
        entries.add(entry);
    }

    /** Sizes of 4 GiB and more (zip64) are far beyond any limit here, and refused as such. */
    private static long unsigned(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xFFFF_FFFFL;
    }

    private String safe(String written) {
        backslashes |= written.indexOf('\\') >= 0;
        String name = written.replace('\\', '/');
        boolean unsafe = name.isEmpty() || name.startsWith("/") || name.length() > 255 || name.contains(":")
                || name.chars().anyMatch(c -> c < 0x20 || c == 0x7F)
                || List.of(name.split("/", -1)).contains("..") || List.of(name.split("/", -1)).contains(".");
        if (unsafe) throw new DocumentRefusedException(Code.UNSAFE_NAME, "zip entry");
        return name;
    }

    private void checkTogether(long directoryAt) {
        Set<String> names = new HashSet<>();
        long total = 0;
        for (Entry entry : entries) {
            if (!names.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw new DocumentRefusedException(Code.UNSAFE_NAME, "zip entry twice");
            }
            total += entry.size();
            boolean swells = entry.size() > SMALL && entry.size() / Math.max(1, entry.packed()) > MAX_RATIO;
            if (swells || total > MAX_TOTAL) throw new DocumentRefusedException(Code.ZIP_BOMB, "zip size");
        }
        List<Entry> inOrder = entries.stream().sorted(Comparator.comparingLong(Entry::at)).toList();
        for (int i = 0; i < inOrder.size(); i++) {
            Entry entry = inOrder.get(i);
            long end = entry.at() + 30 + entry.nameLength() + entry.packed();
            if (end > (i + 1 < inOrder.size() ? inOrder.get(i + 1).at() : directoryAt)) {
                throw new DocumentRefusedException(Code.ZIP_BOMB, "zip entries overlap");
            }
        }
    }

    /** Files in the order of the directory; folders are left out. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** True if names were written with the other slash, as some programs do. */
    boolean backslashes() {
        return backslashes;
    }
}
