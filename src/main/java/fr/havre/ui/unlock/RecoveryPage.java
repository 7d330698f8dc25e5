package fr.havre.ui.unlock;

import fr.havre.ui.LiveWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** The recovery sheet as a page to print: made in memory, on disk only where a person saves it. */
final class RecoveryPage {
    private static final float LEFT = 72;
    private static final float TOP = 760;

    private RecoveryPage() { }

    /** @param vault the name of its folder */
    static byte[] pdf(LiveWords words, String vault, List<String> groups) {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream lines = new PDPageContentStream(document, page)) {
                PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
                PDFont plain = new PDType1Font(FontName.HELVETICA);
                write(lines, bold, 20, TOP, words.now("unlock.page.title"));
                write(lines, plain, 11, TOP - 40, words.now("unlock.page.vault", vault));
                for (int i = 0; i < groups.size(); i++) {
                    write(lines, new PDType1Font(FontName.COURIER_BOLD), 22, TOP - 100 - 40 * i, (i + 1) + "   " + groups.get(i));
                }
                write(lines, plain, 11, TOP - 290, words.now("unlock.page.what"));
                write(lines, plain, 11, TOP - 310, words.now("unlock.page.where"));
                write(lines, plain, 11, TOP - 330, words.now("unlock.page.never"));
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The standard fonts know Latin 1 only: a folder may be called anything. */
    private static void write(PDPageContentStream lines, PDFont font, float size, float y, String text) throws IOException {
        StringBuilder writable = new StringBuilder();
        for (char each : text.replace('\u202f', ' ').replace('\u00a0', ' ').toCharArray()) {
            writable.append(each < 0x20 || (each > 0xff && "’œ…".indexOf(each) < 0) ? '?' : each);
        }
        lines.beginText();
        lines.setFont(font, size);
        lines.newLineAtOffset(LEFT, y);
        lines.showText(writable.toString());
        lines.endText();
    }
}
