package fr.havre.documents.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** The pages being written on, and where the pen is. Lengths in points, from the lower left corner. */
final class PaperSheet {
    static final float WIDTH = PDRectangle.A4.getWidth();
    static final float MARGIN = 56;
    private static final float TOP = PDRectangle.A4.getHeight() - 50;
    private static final float BOTTOM = 62;
    private static final float FOOT = 34;
    private static final float NORMAL = 10.5f;
    private static final float LARGE = 16;
    private static final int MOST_PAGES = 300;

    private final PaperFont regular = PaperFont.regular();
    private final PaperFont bold = PaperFont.bold();
    private final float size;
    private final String footer;
    private final List<StringBuilder> pages = new ArrayList<>();
    private float y = TOP;

    PaperSheet(boolean large, String footer) {
        this.size = large ? LARGE : NORMAL;
        this.footer = footer;
        newPage();
    }

    PaperFont regular() {
        return regular;
    }

    PaperFont bold() {
        return bold;
    }

    /** Of the letters of a text. */
    float size() {
        return size;
    }

    float leading(float letters) {
        return letters * 1.4f;
    }

    float y() {
        return y;
    }

    void moveTo(float height) {
        y = height;
    }

    /** Of no use at the top of a page. */
    void space(float high) {
        if (y < TOP) y -= high;
    }

    void newPage() {
        if (pages.size() == MOST_PAGES) throw new IllegalArgumentException("a sheet of more than " + MOST_PAGES + " pages");
        pages.add(new StringBuilder());
        y = TOP;
    }

    boolean fits(float high) {
        return y - high >= BOTTOM;
    }

    /** Goes to a new page if {@code high} is not left on this one, unless no page has so much. */
    void need(float high) {
        if (!fits(high) && y < TOP) newPage();
    }

    /** One line, and the pen below it. */
    void line(PaperFont font, float letters, float x, String text) {
        need(leading(letters));
        mark(font, letters, x, text);
        y -= leading(letters);
    }

    /** Words at the height of the pen, which stays. */
    void mark(PaperFont font, float letters, float x, String text) {
        need(leading(letters));
        show(pages.getLast(), font, letters, x, y - letters * 1.05f, text);
    }

    private void show(StringBuilder page, PaperFont font, float letters, float x, float height, String text) {
        if (text.isEmpty()) return;
        page.append(String.format(Locale.ROOT, "BT /%s %.2f Tf %.2f %.2f Td %s Tj ET\n", font == bold ? "F2" : "F1", letters, x,
                height, font.operand(text)));
    }

    void frame(float x, float low, float wide, float high) {
        pages.getLast().append(String.format(Locale.ROOT, "q 0.55 G 0.7 w %.2f %.2f %.2f %.2f re S Q\n", x, low, wide, high));
    }

    void rule(float x, float wide) {
        pages.getLast().append(String.format(Locale.ROOT, "q 0.75 G 0.5 w %.2f %.2f m %.2f %.2f l S Q\n", x, y, x + wide, y));
    }

    /** Lines no wider than {@code wide}; a word that is wider is parted. An empty text is one empty line. */
    List<String> wrapped(PaperFont font, float letters, String text, float wide) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.width(longer, letters) <= wide) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) lines.add(line);
            line = word;
            while (font.width(line, letters) > wide && line.length() > 1) {
                int cut = fitting(font, letters, line, wide);
                lines.add(line.substring(0, cut));
                line = line.substring(cut);
            }
        }
        lines.add(line);
        return lines;
    }

    private static int fitting(PaperFont font, float letters, String word, float wide) {
        int cut = word.offsetByCodePoints(0, 1);
        while (cut < word.length() && font.width(word.substring(0, word.offsetByCodePoints(cut, 1)), letters) <= wide) {
            cut = word.offsetByCodePoints(cut, 1);
        }
        return cut;
    }

    /** Writes the feet of the pages, which are counted now, and puts all into {@code document}. */
    void finish(PDDocument document) throws IOException {
        COSDictionary[] fonts = {new COSDictionary(), new COSDictionary()};
        float letters = size * 0.8f;
        for (int i = 0; i < pages.size(); i++) {
            String number = (i + 1) + "/" + pages.size();
            float wide = regular.width(number, letters);
            show(pages.get(i), regular, letters, WIDTH - MARGIN - wide, FOOT, number);
            String foot = wrapped(regular, letters, footer, WIDTH - 2 * MARGIN - wide - letters * 2).getFirst();
            show(pages.get(i), regular, letters, MARGIN, FOOT, foot);
            document.addPage(page(document, pages.get(i), fonts));
        }
        regular.embed(document, fonts[0]);
        bold.embed(document, fonts[1]);
    }

    private static PDPage page(PDDocument document, StringBuilder written, COSDictionary[] fonts) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        COSDictionary named = new COSDictionary();
        named.setItem(COSName.getPDFName("F1"), fonts[0]);
        named.setItem(COSName.getPDFName("F2"), fonts[1]);
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.FONT, named);
        page.setResources(resources);
        PDStream content = new PDStream(document);
        try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(written.toString().getBytes(StandardCharsets.US_ASCII));
        }
        page.setContents(content);
        return page;
    }
}
