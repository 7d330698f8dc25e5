package fr.havre.admissions.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Lines on A4 pages, a new page when the last is full. Lengths in points. */
final class CoverPage implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float USUAL = 11;
    /** Large print, as associations of people who see badly ask for. */
    private static final float LARGE = 18;
    private static final float LEADING = 1.35f;

    private final PDDocument document;
    private final PDFont font;
    private final float size;
    private PDPageContentStream content;
    private float y;

    CoverPage(PDDocument document, boolean large) throws IOException {
        this.document = document;
        size = large ? LARGE : USUAL;
        try (InputStream in = PDType0Font.class.getResourceAsStream(FONT)) {
            font = PDType0Font.load(document, in);           // a font that is named only makes PDFBox search the computer
        }
        newPage();
    }

    private void newPage() throws IOException {
        if (content != null) content.close();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    void title(String text) throws IOException {
        write(text, size * 1.6f);
        gap();
    }

    /** A heading and what stands below it; nothing where nothing does. */
    void section(String head, List<String> lines) throws IOException {
        if (lines.isEmpty()) return;
        gap();
        write(head, size * 1.2f);
        for (String each : lines) line(each);
    }

    void line(String text) throws IOException {
        write(text, size);
    }

    void gap() {
        y -= size * 0.7f;
    }

    private void write(String text, float at) throws IOException {
        for (String each : wrapped(shown(text), at)) {
            if (y - at < MARGIN) newPage();
            y -= at * LEADING;
            content.beginText();
            content.setFont(font, at);
            content.newLineAtOffset(MARGIN, y);
            content.showText(each);
            content.endText();
        }
    }

    private List<String> wrapped(String text, float at) throws IOException {
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * at > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }

    /** What the font has no shape for is shown as a question mark. */
    private String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.replace('\u202F', '\u00A0').codePoints().forEach(each -> shown.appendCodePoint(hasShape(each) ? each : '?'));
        return shown.toString();
    }

    private boolean hasShape(int codePoint) {
        try {
            font.encode(Character.toString(codePoint));
            return codePoint >= ' ';
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    @Override public void close() throws IOException {
        content.close();
    }
}
