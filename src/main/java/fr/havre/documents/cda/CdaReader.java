package fr.havre.documents.cda;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.SearchText;
import fr.havre.documents.Warning;
import fr.havre.documents.xml.XmlCursor;
import fr.havre.documents.xml.XmlElement;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads one CDA R2 document in one pass: the header into memory, the body streamed. A 256 MiB document needs a few
 * megabytes of heap. One use, one thread.
 */
public final class CdaReader {
    private static final long HEADER_UNITS = 4_000_000;
    /** Of the embedded files together; what goes beyond is decoded again by each who reads it. */
    private static final int DECODED_KEPT_BYTES = 2 << 20;
    private static final int MAX_EMBEDDED = 200;
    /** First bytes of PDF, XML, JPEG, PNG and TIFF. */
    private static final String PLAIN_BEGINS = "%<\u00FF\u0089IM";
    /** Elements that stand inside a line; any other ends the block (CDA R2, narrative block). */
    private static final Set<String> INLINE = Set.of("content", "sub", "sup", "linkHtml", "footnoteRef");

    private final DocumentSource source;
    private final CdaCursor cursor;
    private final SearchText words;
    private final XmlElement.Budget budget = new XmlElement.Budget(HEADER_UNITS);
    private final List<XmlElement> header = new ArrayList<>();
    private final List<ContainedDocument> embedded = new ArrayList<>();
    private final Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    private boolean levelOne;
    private boolean hasBody;
    private int embeddedSeen;
    private int decodedKept = DECODED_KEPT_BYTES;

    static boolean isInline(String element) {
        return INLINE.contains(element);
    }

    private CdaReader(DocumentSource source, CdaCursor cursor, int maxChars) {
        this.source = source;
        this.cursor = cursor;
        this.words = new SearchText(maxChars);
    }

    /**
     * Reads the first ClinicalDocument of {@code source}.
     *
     * @param maxChars of narrative that are kept for searching
     * @throws DocumentRefusedException {@code UNKNOWN_FORMAT} if it is no CDA; {@code DAMAGED}, {@code
     *     DOCTYPE_FORBIDDEN},
     *     {@code WRONG_ENCODING}, {@code NO_DOCUMENT_INSIDE} (no body) and the limits
     */
    public static CdaDocument read(DocumentSource source, int maxChars) {
        try (CdaCursor cursor = CdaCursor.open(source)) {
            return new CdaReader(source, cursor, maxChars).read();
        }
    }

    private CdaDocument read() {
        while (cursor.next()) {
            if (!cursor.atHeaderElement()) continue;
            if (cursor.xml().name().equals("component")) {
                body(cursor.openElements());
            } else {
                header.add(XmlElement.read(cursor.xml(), budget));
                cursor.leftSubtree();
            }
        }
        cursor.toEndOfFile();
        if (!hasBody) throw new DocumentRefusedException(Code.NO_DOCUMENT_INSIDE, "CDA body");
        if (!cursor.isRoot()) warnings.add(Warning.INSIDE_STYLESHEET);
        if (!cursor.hasNamespace()) warnings.add(Warning.HEADER_INCOMPLETE);
        if (words.cut()) warnings.add(Warning.TEXT_CUT);
        String bodyType = levelOne && !embedded.isEmpty() ? embedded.getFirst().mimeType() : "";
        DocumentMetadata metadata = new CdaHeader(header, bodyType).metadata(warnings);
        return new CdaDocument(metadata, words.words(), embedded, levelOne, warnings);
    }

    private void body(int depth) {
        while (cursor.next() && cursor.openElements() >= depth) {
            if (!cursor.xml().atStart()) continue;
            if (cursor.at("component", "structuredBody") || cursor.at("component", "nonXMLBody")) hasBody = true;
            if (cursor.at("section", "text") || cursor.at("section", "title")) {
                narrative(cursor.openElements());
            } else if (cursor.atEmbedded()) {
                embedded(cursor.openElements());
            }
        }
    }

    private void narrative(int depth) {
        XmlCursor xml = cursor.xml();
        words.newBlock();
        while (cursor.next() && cursor.openElements() >= depth) {
            if (xml.atText()) words.append(xml.textArray(), xml.textStart(), xml.textLength());
            else if ((xml.atStart() || xml.atEnd()) && !INLINE.contains(xml.name())) words.newBlock();
        }
        words.newBlock();
    }

    private void embedded(int depth) {
        boolean body = cursor.at("nonXMLBody", "text");
        String mediaType = cursor.xml().attribute("mediaType").strip();
        boolean base64 = cursor.xml().attribute("representation").strip().equals("B64");
        boolean packed = !cursor.xml().attribute("compression").isBlank();
        levelOne |= body;
        if (base64) {
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            long size = measure(depth, packed, small);
            if (size >= 0) add(mediaType, size, small);
            else warnings.add(Warning.PART_NOT_READABLE);
            embeddedSeen++;
        } else {
            embeddedSeen++;
            if (body) narrative(depth);                 // plain text as body
        }
    }

    /**
     * Decodes, keeping in {@code small} what is not too large to be kept: the size, or -1 if it is no base64, or packed. An official example says that a
     * plain picture is packed: what begins like a file we know is not.
     */
    private long measure(int depth, boolean saidToBePacked, ByteArrayOutputStream small) {
        XmlCursor xml = cursor.xml();
        Base64Decoder decoder = new Base64Decoder();
        byte[] piece = new byte[1024];
        long size = 0;
        boolean plain = false;
        while (cursor.next() && cursor.openElements() >= depth) {
            if (!xml.atText() || cursor.openElements() != depth) continue;
            if (piece.length < xml.textLength() + 8) piece = new byte[xml.textLength() + 8];
            int decoded = decoder.decode(xml.textArray(), xml.textStart(), xml.textLength(), piece);
            if (size == 0 && decoded > 0) plain = PLAIN_BEGINS.indexOf((char) (piece[0] & 0xFF)) >= 0;
            size += decoded;
            if (size <= decodedKept) small.write(piece, 0, decoded);
        }
        int last = decoder.finish(piece);
        size += last;
        if (size <= decodedKept) small.write(piece, 0, last);
        return decoder.wrong() || size == 0 || (saidToBePacked && !plain) ? -1 : size;
    }

    private void add(String mediaType, long size, ByteArrayOutputStream small) {
        if (embedded.size() >= MAX_EMBEDDED) throw new DocumentRefusedException(Code.TOO_COMPLEX, "CDA parts");
        int index = embeddedSeen;
        boolean whole = small.size() == size;            // else it was cut short
        if (whole) decodedKept -= small.size();
        embedded.add(new ContainedDocument(Integer.toString(index), mediaType, DocumentMetadata.NONE,
                whole ? DocumentSource.of(small.toByteArray()) : part(source, index, size)));
    }

    private static DocumentSource part(DocumentSource document, int index, long size) {
        return new DocumentSource() {
            @Override public long size() {
                return size;
            }

            @Override public InputStream open() {
                return new EmbeddedStream(document, index);
            }
        };
    }
}
