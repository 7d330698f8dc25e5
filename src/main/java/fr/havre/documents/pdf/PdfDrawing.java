package fr.havre.documents.pdf;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.Picture;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws pages within the bounds of a meter. One use. */
final class PdfDrawing extends PDFRenderer {
    /** Saved graphics states that are never restored. */
    private static final int MAX_STATES = 2_000;
    /** A sheet of A4 at 600 dpi. */
    private static final long MAX_DOTS = 36_000_000;

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

        /** Dots are never left out, which letters would lose their strokes by: they are made smaller all together. */
        @Override protected int getSubsampling(PDImage image, AffineTransform at) {
            boolean dots = image.getBitsPerComponent() == 1 && (long) image.getWidth() * image.getHeight() <= MAX_DOTS;
            return dots ? 1 : super.getSubsampling(image, at);
        }

        /** The rest of the page is shown without what this operator would have drawn. */
        @Override protected void operatorException(Operator operator, List<COSBase> operands, IOException e) {
            incomplete = true;
        }
    }
}
