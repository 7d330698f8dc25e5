package fr.havre.documents.pdf;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.Picture;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws pages within the bounds of a meter. One use. */
final class PdfDrawing extends PDFRenderer {
    /** Saved graphics states that are never restored. */
    private static final int MAX_STATES = 2_000;

    private final PdfMeter meter;
    private boolean incomplete;

    PdfDrawing(PDDocument document, PdfMeter meter) {
        super(document);
        this.meter = meter;
        setSubsamplingAllowed(true);
    }

    Picture draw(int page, float scale) throws IOException {
        meter.checkpoint();
        return Picture.of(renderImage(page, scale, ImageType.RGB), incomplete);
    }

    @Override protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters);
    }

    private final class Drawer extends PageDrawer {
        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            meter.step();
            if (meter.pageTakesTooMuch() || getGraphicsStackSize() > MAX_STATES) {
                throw new DocumentRefusedException(Code.TOO_COMPLEX, "PDF page");
            }
            super.processOperator(operator, operands);
        }

        /** The rest of the page is shown without what this operator would have drawn. */
        @Override protected void operatorException(Operator operator, List<COSBase> operands, IOException e) {
            incomplete = true;
        }
    }
}
