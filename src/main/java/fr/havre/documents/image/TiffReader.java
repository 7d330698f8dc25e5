package fr.havre.documents.image;

import fr.havre.documents.Deadline;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks through the pages of a TIFF (TIFF 6.0): their sizes, and that their strips or tiles lie inside the file. One
 * use.
 */
public final class TiffReader {
    private static final int MAX_PAGES = 2_000;
    private static final int MAX_FIELDS = 1_000;
    private static final int MAX_STRIPS = 200_000;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;

    private final DocumentSource source;
    private final ByteOrder order;
    private final Deadline deadline = Deadline.in(Duration.ofSeconds(30));

    private TiffReader(DocumentSource source, ByteOrder order) {
        this.source = source;
        this.order = order;
    }

    /**
     * Reads all pages.
     *
     * @throws DocumentRefusedException {@code DAMAGED} if a part lies outside the file or pages go round in a circle,
     *     {@code TOO_COMPLEX} for too many pages or pixels, {@code UNKNOWN_FORMAT} for BigTIFF
     */
    public static ImageFacts read(DocumentSource source) {
        try {
            byte[] head = part(source, 0, 8);
            ByteOrder order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            ByteBuffer begin = ByteBuffer.wrap(head).order(order);
            if (begin.getShort(2) != 42) throw new DocumentRefusedException(Code.UNKNOWN_FORMAT, "TIFF version");
            return new TiffReader(source, order).pages(unsigned(begin, 4));
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "TIFF", e);
        }
    }

    private ImageFacts pages(long first) throws IOException {
        Set<Long> seen = new HashSet<>();
        ImageFacts facts = null;
        for (long at = first; at != 0; ) {
            deadline.check("TIFF");
            if (!seen.add(at)) throw new DocumentRefusedException(Code.DAMAGED, "TIFF circle");
            if (seen.size() > MAX_PAGES) throw new DocumentRefusedException(Code.TOO_COMPLEX, "TIFF pages");
            int fields = buffer(at, 2).getShort(0) & 0xFFFF;
            if (fields > MAX_FIELDS) throw new DocumentRefusedException(Code.TOO_COMPLEX, "TIFF fields");
            ByteBuffer directory = buffer(at + 2, fields * 12 + 4);
            ImageFacts page = page(directory, fields);
            facts = facts == null ? page : facts;
            at = unsigned(directory, fields * 12);
        }
        if (facts == null) throw new DocumentRefusedException(Code.DAMAGED, "TIFF without pages");
        return new ImageFacts(facts.width(), facts.height(), seen.size(), facts.warnings());
    }

    private ImageFacts page(ByteBuffer directory, int fields) throws IOException {
        long width = 0;
        long height = 0;
        long[] offsets = {};
        long[] counts = {};
        for (int i = 0; i < fields; i++) {
            int at = i * 12;
            switch (directory.getShort(at) & 0xFFFF) {
                case WIDTH -> width = numbers(directory, at, 1)[0];
                case HEIGHT -> height = numbers(directory, at, 1)[0];
                case 273, 324 -> offsets = numbers(directory, at, MAX_STRIPS);
                case 279, 325 -> counts = numbers(directory, at, MAX_STRIPS);
                default -> { }
            }
        }
        if (offsets.length == 0) throw new DocumentRefusedException(Code.DAMAGED, "TIFF without picture");
        for (int i = 0; i < offsets.length; i++) {
            long end = offsets[i] + (i < counts.length ? counts[i] : 1);
            if (end > source.size()) throw new DocumentRefusedException(Code.DAMAGED, "TIFF cut");
        }
        return ImageFacts.of(width, height, 1, false);
    }

    /** The numbers of a field: SHORT or LONG, in the field itself or where it points to. */
    private long[] numbers(ByteBuffer directory, int at, int max) throws IOException {
        int type = directory.getShort(at + 2);
        long count = unsigned(directory, at + 4);
        if ((type != 3 && type != 4) || count == 0) throw new DocumentRefusedException(Code.DAMAGED, "TIFF field");
        if (count > max) throw new DocumentRefusedException(Code.TOO_COMPLEX, "TIFF field");
        int size = type == 3 ? 2 : 4;
        boolean inside = count * size <= 4;
        ByteBuffer values = inside ? directory : buffer(unsigned(directory, at + 8), (int) count * size);
        long[] numbers = new long[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            int place = (inside ? at + 8 : 0) + i * size;
            numbers[i] = size == 2 ? values.getShort(place) & 0xFFFF : unsigned(values, place);
        }
        return numbers;
    }

    private ByteBuffer buffer(long at, int length) throws IOException {
        return ByteBuffer.wrap(part(source, at, length)).order(order);
    }

    private static byte[] part(DocumentSource source, long at, int length) throws IOException {
        if (at + length > source.size()) throw new DocumentRefusedException(Code.DAMAGED, "TIFF cut");
        try (InputStream in = source.openAt(at)) {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) throw new DocumentRefusedException(Code.DAMAGED, "TIFF cut");
            return bytes;
        }
    }

    private static long unsigned(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xFFFF_FFFFL;
    }
}
