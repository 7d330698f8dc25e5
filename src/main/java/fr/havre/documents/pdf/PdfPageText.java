package fr.havre.documents.pdf;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.PageText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words of one page with their places, in the order of the page's own content. One use. */
final class PdfPageText extends PDFTextStripper {
    private static final int MAX_GLYPHS = 100_000;

    private final PdfMeter meter;
    private final PageText.Builder words = new PageText.Builder();
    private int glyphs;

    PdfPageText(PdfMeter meter) {
        this.meter = meter;
    }

    /** What could be read of the page; a page that cannot be read has no words. */
    PageText read(PDDocument document, int page) {
        setStartPage(page + 1);
        setEndPage(page + 1);
        meter.checkpoint();
        try {
            writeText(document, Writer.nullWriter());
        } catch (DocumentRefusedException e) {
            throw e;
        } catch (IOException | RuntimeException _) {            // the library's own, on hostile pages
            return words.build();
        }
        return words.build();
    }

    @Override protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        meter.step();
        if (glyphs <= MAX_GLYPHS && !meter.pageTakesTooMuch()) super.processOperator(operator, operands);
    }

    @Override protected void processTextPosition(TextPosition text) {
        if (++glyphs <= MAX_GLYPHS) super.processTextPosition(text);
    }

    @Override protected void writeString(String text, List<TextPosition> positions) {
        for (TextPosition each : positions) {
            float height = Math.max(each.getHeight(), each.getFontSizeInPt() * 0.7f);
            words.add(each.getUnicode(), each.getX(), each.getY() - height, each.getWidth(), height * 1.25f);
        }
    }

    @Override protected void writeWordSeparator() {
        words.gap(' ');
    }

    @Override protected void writeLineSeparator() {
        words.gap('\n');
    }
}
