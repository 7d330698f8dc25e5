package fr.havre.documents.pdf;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.PageSize;
import fr.havre.documents.Picture;
import fr.havre.documents.image.ImagePages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Pictures (JPEG, PNG, TIFF) as pages of a PDF, A4, upright, fine enough to be read on paper. In memory only: nothing of it is
 * written to disk, not by the libraries either. The same picture gives the same bytes.
 */
public final class PicturePages {
    private static final PDRectangle LYING = new PDRectangle(/* width= */ PDRectangle.A4.getHeight(),
            /* height= */ PDRectangle.A4.getWidth());
    private static final float MARGIN = 28;
    /** Pixels along the longer side: about 200 for an inch of A4. */
    private static final double FINE = 2_200;
    private static final float QUALITY = 0.8f;
    private static final int LONGEST = 50;

    private PicturePages() { }

    /**
     * A PDF of the picture's pages.
     *
     * @throws DocumentRefusedException if it is no picture, or larger than any real one
     */
    public static byte[] pdf(DocumentSource source) {
        try (PDDocument document = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
            append(document, source);
            document.setDocumentId(source.size());              // else the moment would be in it
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "picture", e);
        }
    }

    /** As {@link #pdf}, behind the pages that are there. */
    public static void append(PDDocument document, DocumentSource source) {
        try (DocumentPages pages = new ImagePages(source)) {
            if (pages.count() > LONGEST) throw new DocumentRefusedException(Code.TOO_COMPLEX, "picture pages");
            for (int page = 0; page < pages.count(); page++) append(document, pages, page);
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "picture", e);
        }
    }

    private static void append(PDDocument document, DocumentPages pages, int number) throws IOException {
        PageSize size = pages.size(number);
        Picture picture = pages.picture(number, scale(size));
        PDRectangle a4 = size.width() > size.height() ? LYING : PDRectangle.A4;
        PDPage page = new PDPage(a4);
        document.addPage(page);
        double fit = Math.min(1, Math.min((a4.getWidth() - 2 * MARGIN) / size.width(), (a4.getHeight() - 2 * MARGIN) / size.height()));
        float width = (float) (size.width() * fit);
        float height = (float) (size.height() * fit);
        PDImageXObject image = new PDImageXObject(document, new ByteArrayInputStream(jpeg(picture)), COSName.DCT_DECODE,
                picture.width(), picture.height(), 8, PDDeviceRGB.INSTANCE);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(image, (a4.getWidth() - width) / 2, a4.getHeight() - MARGIN - height, width, height);
        }
    }

    /** Pixels for a point, as many as are useful. */
    private static double scale(PageSize size) {
        return Math.min(FINE / Math.max(size.width(), size.height()), 150.0 / 72);
    }

    /** Through memory: the usual way of the library goes through a temporary file. */
    private static byte[] jpeg(Picture picture) throws IOException {
        BufferedImage plain = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        plain.setRGB(0, 0, picture.width(), picture.height(), picture.pixels(), 0, picture.width());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(plain, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
