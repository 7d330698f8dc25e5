package fr.havre.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * One face of the bundled font, measured and embedded: PDFBox embeds no OpenType font with CFF outlines. Codes in the page
 * are glyph numbers (Identity-H), the font program goes in as CIDFontType0C, ToUnicode says what each glyph means.
 * One document, one thread.
 */
final class PaperFont {
    /** The window's own: one copy in the program. */
    private static final String FOLDER = "/fr/havre/ui/fonts/";

    private final OpenTypeFont font;
    private final CmapLookup glyphs;
    private final byte[] program;
    private final String name;
    private final Map<Integer, Integer> shown = new TreeMap<>();

    private PaperFont(OpenTypeFont font, CmapLookup glyphs, byte[] program, String name) {
        this.font = font;
        this.glyphs = glyphs;
        this.program = program;
        this.name = name;
    }

    static PaperFont regular() {
        return of("Inter-Regular");
    }

    static PaperFont bold() {
        return of("Inter-Bold");
    }

    private static PaperFont of(String name) {
        try (InputStream in = PaperFont.class.getResourceAsStream(FOLDER + name + ".otf")) {
            OpenTypeFont font = new OTFParser().parse(new RandomAccessReadBuffer(in));
            byte[] program = font.getTableBytes(font.getTableMap().get("CFF "));
            return new PaperFont(font, font.getUnicodeCmapLookup(), program, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In thousandths of the size. */
    private int advance(int glyph) throws IOException {
        return Math.round(font.getAdvanceWidth(glyph) * 1000f / font.getUnitsPerEm());
    }

    private int glyph(int codePoint) {
        int glyph = glyphs.getGlyphId(codePoint);
        if (glyph != 0) return glyph;
        return glyphs.getGlyphId(Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) ? ' ' : '?');
    }

    /** In points. */
    float width(String text, float size) {
        try {
            int sum = 0;
            for (int codePoint : text.codePoints().toArray()) sum += advance(glyph(codePoint));
            return sum * size / 1000f;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as a string operand, its glyphs noted. */
    String operand(String text) {
        StringBuilder hex = new StringBuilder(text.length() * 4 + 2).append('<');
        text.codePoints().forEach(codePoint -> {
            int glyph = glyph(codePoint);
            shown.putIfAbsent(glyph, codePoint);
            hex.append(String.format(Locale.ROOT, "%04X", glyph));
        });
        return hex.append('>').toString();
    }

    /** Fills {@code type0}, once everything is written. */
    void embed(PDDocument document, COSDictionary type0) throws IOException {
        type0.setItem(COSName.TYPE, COSName.FONT);
        type0.setItem(COSName.SUBTYPE, COSName.TYPE0);
        type0.setName(COSName.BASE_FONT, name + "-Identity-H");
        type0.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(descendant(document));
        type0.setItem(COSName.DESCENDANT_FONTS, descendants);
        type0.setItem(COSName.TO_UNICODE, stream(document, toUnicode().getBytes(StandardCharsets.US_ASCII), null));
    }

    private COSDictionary descendant(PDDocument document) throws IOException {
        COSDictionary cid = new COSDictionary();
        cid.setItem(COSName.TYPE, COSName.FONT);
        cid.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        cid.setName(COSName.BASE_FONT, name);
        COSDictionary system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "Identity");
        system.setInt(COSName.SUPPLEMENT, 0);
        cid.setItem(COSName.CIDSYSTEMINFO, system);
        cid.setInt(COSName.DW, 1000);
        COSArray widths = new COSArray();
        for (int glyph : shown.keySet()) {
            COSArray one = new COSArray();
            one.add(COSInteger.get(advance(glyph)));
            widths.add(COSInteger.get(glyph));
            widths.add(one);
        }
        cid.setItem(COSName.W, widths);
        cid.setItem(COSName.FONT_DESC, descriptor(document));
        return cid;
    }

    private COSDictionary descriptor(PDDocument document) throws IOException {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, 4);                        // symbolic: its own glyphs, no standard encoding
        float scale = 1000f / font.getUnitsPerEm();
        COSArray box = new COSArray();
        var head = font.getHeader();
        for (int edge : new int[] {head.getXMin(), head.getYMin(), head.getXMax(), head.getYMax()}) {
            box.add(COSInteger.get(Math.round(edge * scale)));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, Math.round(font.getHorizontalHeader().getAscender() * scale));
        descriptor.setInt(COSName.DESCENT, Math.round(font.getHorizontalHeader().getDescender() * scale));
        descriptor.setInt(COSName.CAP_HEIGHT, Math.round(font.getOS2Windows().getCapHeight() * scale));
        descriptor.setInt(COSName.STEM_V, name.endsWith("Bold") ? 140 : 90);
        BitSet kept = new BitSet();
        shown.keySet().forEach(kept::set);
        descriptor.setItem(COSName.FONT_FILE3, stream(document, CffGlyphs.keepOnly(program, kept), "CIDFontType0C"));
        return descriptor;
    }

    private static COSStream stream(PDDocument document, byte[] bytes, String subtype) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        if (subtype != null) stream.setName(COSName.SUBTYPE, subtype);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        return stream;
    }

    /** At most a hundred lines a block, as the format wants. */
    private String toUnicode() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        var all = shown.entrySet().stream().map(each -> String.format(Locale.ROOT, "<%04X> <%s>", each.getKey(),
                utf16(each.getValue()))).toList();
        for (int from = 0; from < all.size(); from += 100) {
            var block = all.subList(from, Math.min(all.size(), from + 100));
            map.append(block.size()).append(" beginbfchar\n").append(String.join("\n", block)).append("\nendbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString();
    }

    private static String utf16(int codePoint) {
        StringBuilder hex = new StringBuilder();
        for (char each : Character.toChars(codePoint)) hex.append(String.format(Locale.ROOT, "%04X", (int) each));
        return hex.toString();
    }
}
