package fr.havre.documents.pdf;

import fr.havre.documents.Deadline;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.SearchText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words of a PDF's pages, page by page: a page that cannot be read is counted, the others are. One use. */
final class PdfText extends PDFTextStripper {
    private static final int MAX_GLYPHS_A_PAGE = 300_000;
    /** Saved graphics states that are never restored. */
    private static final int MAX_STATES = 2_000;
    private static final int MAX_PAGES = 20_000;

    private final SearchText words;
    private final PdfMeter meter;
    private final Deadline enough;
    private int pages;
    private int unreadable;
    private int glyphs;
    private boolean cut;

    /** {@code enough} ends the text, not the document: what was found is kept. */
    PdfText(SearchText words, PdfMeter meter, Deadline enough) {
        this.words = words;
        this.meter = meter;
        this.enough = enough;
        setStartPage(0);                                        // pages are counted here, not by the library
    }

    void read(PDDocument document) throws IOException {
        writeText(document, new Collector());
    }

    @Override protected void processPages(PDPageTree tree) {
        for (PDPage page : tree) {
            if (++pages > MAX_PAGES) {
                cut = true;
                return;
            }
            meter.checkpoint();
            if (!page.hasContents() || words.cut() || cut) continue;
            readPage(page);
            words.newBlock();
        }
    }

    private void readPage(PDPage page) {
        glyphs = 0;
        try {
            processPage(page);
        } catch (DocumentRefusedException e) {
            throw e;
        } catch (IOException | RuntimeException _) {            // the library's own, on hostile pages
            unreadable++;
        }
        if (enough.passed()) cut = true;
    }

    @Override protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        meter.step();
        cut |= getGraphicsStackSize() > MAX_STATES || meter.pageTakesTooMuch();
        if (!cut) super.processOperator(operator, operands);
        if (enough.passed()) cut = true;
    }

    @Override protected void processTextPosition(TextPosition text) {
        if (++glyphs > MAX_GLYPHS_A_PAGE) cut = true;
        else super.processTextPosition(text);
    }

    int pages() {
        return pages;
    }

    /** Pages of which some or all text is missing. */
    int unreadable() {
        return unreadable;
    }

    boolean cut() {
        return cut || words.cut();
    }

    private final class Collector extends Writer {
        @Override public void write(char[] from, int offset, int length) {
            words.append(from, offset, length);
        }

        @Override public void write(String text) {
            if (text.equals(LINE_SEPARATOR)) words.newBlock();
            else words.append(text);
        }

        @Override public void flush() { }

        @Override public void close() { }
    }
}
