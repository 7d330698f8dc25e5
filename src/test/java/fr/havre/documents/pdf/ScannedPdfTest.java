package fr.havre.documents.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Picture;
import fr.havre.documents.jpeg2000.Jpeg2000;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.jbig2.util.cache.CacheFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

/** What fax machines and copiers make: pages that are one picture each, black and white. */
class ScannedPdfTest {
    private static final int WIDTH = 203;
    private static final int HEIGHT = 120;

    /** A frame, a bar, and a corner that is not the others. */
    private static boolean black(int x, int y) {
        return x < 4 || y < 4 || x >= WIDTH - 4 || y >= HEIGHT - 4 || (y > 50 && y < 60) || (x < 40 && y < 30);
    }

    private interface Image {
        PDImageXObject in(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Image image) {
        return Pdfs.with(document -> {
            PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(image.in(document), 0, 0, WIDTH, HEIGHT);
            }
        });
    }

    private static byte[] jbig2(byte[] segments) {
        return pdf(document -> new PDImageXObject(document, new ByteArrayInputStream(segments), COSName.JBIG2_DECODE, WIDTH, HEIGHT, 1,
                PDDeviceGray.INSTANCE));
    }

    private static Picture drawn(byte[] pdf, double scale) {
        try (PdfPages pages = PdfPages.open(DocumentSource.of(pdf))) {
            return pages.picture(0, scale);
        }
    }

    private static void assertDrawn(Picture picture) {
        assertFalse(picture.incomplete());
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(black(x, y) ? 0xFF000000 : 0xFFFFFFFF, picture.pixels()[y * picture.width() + x], x + "," + y);
            }
        }
    }

    @Test void aPageAsACopierPacksItIsDrawnDotForDot() {
        assertDrawn(drawn(jbig2(Jbig2s.of(WIDTH, HEIGHT, ScannedPdfTest::black)), 1));
    }

    @Test void aPageAsAFaxMachinePacksItIsDrawnDotForDot() {
        assertDrawn(drawn(pdf(document -> CCITTFactory.createFromImage(document, sheet())), 1));
    }

    private static BufferedImage sheet() {
        BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) sheet.setRGB(x, y, black(x, y) ? 0 : 0xFFFFFF);
        }
        return sheet;
    }

    @Test void theCoderOfFaxMachinesInsideOfJbig2IsKnownToo() {
        byte[] fax = Pdfs.with(document -> {
            try (var in = CCITTFactory.createFromImage(document, sheet()).getCOSObject().createRawInputStream()) {
                byte[] packed = in.readAllBytes();
                ByteBuffer region = ByteBuffer.allocate(18 + packed.length);
                region.putInt(WIDTH).putInt(HEIGHT).putLong(0).put((byte) 0).put((byte) 1).put(packed);
                byte[] segments = Jbig2s.segments(all -> {
                    Jbig2s.page(all, WIDTH, HEIGHT);
                    Jbig2s.segment(all, 1, 38, region.array());
                });
                PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(new PDImageXObject(document, new ByteArrayInputStream(segments), COSName.JBIG2_DECODE,
                            WIDTH, HEIGHT, 1, PDDeviceGray.INSTANCE), 0, 0, WIDTH, HEIGHT);
                }
            }
        });
        assertDrawn(drawn(fax, 1));
    }

    @Test void aPageOfJpeg2000IsDrawnInItsColours() throws IOException {
        byte[] packed;
        try (var in = Jpeg2000.class.getResourceAsStream("plain.jp2")) {
            packed = in.readAllBytes();
        }
        byte[] pdf = pdf(document -> {
            PDImageXObject image = new PDImageXObject(document, new ByteArrayInputStream(packed), COSName.JPX_DECODE, 1, 1, 8, null);
            image.getCOSObject().removeItem(COSName.COLORSPACE);
            return image;
        });
        Picture picture = drawn(pdf, 1);
        assertFalse(picture.incomplete());
        assertEquals(0xFFFF0000, picture.pixels()[35 * WIDTH + 60], "the square");
        assertEquals(0xFF141414, picture.pixels()[80 * WIDTH + 148], "the disc");
    }

    @Test void whatPicturesOfADocumentShareStandsBeforeTheirOwn() {
        byte[] all = Jbig2s.of(WIDTH, HEIGHT, ScannedPdfTest::black);
        int first = 11 + 19;                                    // the page's own segment
        assertDrawn(drawn(pdf(document -> {
            COSStream shared = document.getDocument().createCOSStream();
            try (var out = shared.createOutputStream()) {
                out.write(all, 0, first);
            }
            PDImageXObject image = new PDImageXObject(document, new ByteArrayInputStream(all, first, all.length - first),
                    COSName.JBIG2_DECODE, WIDTH, HEIGHT, 1, PDDeviceGray.INSTANCE);
            COSDictionary own = new COSDictionary();
            own.setItem(COSName.JBIG2_GLOBALS, shared);
            image.getCOSObject().setItem(COSName.DECODE_PARMS, own);
            return image;
        }), 1));
    }

    @Test void nothingOfAPageIsKeptByTheDecoder() {
        drawn(jbig2(Jbig2s.of(WIDTH, HEIGHT, ScannedPdfTest::black)), 1);
        CacheFactory.getCache().put("page", "bitmap", 6);
        assertNull(CacheFactory.getCache().get("page"));
    }

    @Test void whatIsLargerThanAnyPageIsRefusedBeforeItIsUnpacked() {
        byte[] huge = Jbig2s.segments(all -> Jbig2s.page(all, 1 << 30, 1 << 30));
        assertEquals(Code.TOO_COMPLEX, assertThrows(DocumentRefusedException.class, () -> Jbig2Segments.check(huge)).code());
        byte[] region = Jbig2s.segments(all -> {
            Jbig2s.page(all, WIDTH, HEIGHT);
            Jbig2s.segment(all, 1, 38, Jbig2s.region(60_000, 60_000, new byte[9]));
        });
        assertEquals(Code.TOO_COMPLEX, assertThrows(DocumentRefusedException.class, () -> Jbig2Segments.check(region)).code());
        byte[] often = Jbig2s.segments(all -> {
            for (int i = 1; i < 100; i++) Jbig2s.segment(all, i, 38, Jbig2s.region(10_000, 10_000, new byte[9]));
        });
        assertEquals(Code.TOO_COMPLEX, assertThrows(DocumentRefusedException.class, () -> Jbig2Segments.check(often)).code());
        byte[] symbols = Jbig2s.segments(all -> Jbig2s.segment(all, 1, 0, ByteBuffer.allocate(18).putInt(10, 1).putInt(14, 1).array()));
        assertThrows(DocumentRefusedException.class, () -> Jbig2Segments.check(symbols));
        byte[] needed = ByteBuffer.allocate(12).put(5, (byte) 0xFF).putInt(6, -1).array();
        assertEquals(Code.DAMAGED, assertThrows(DocumentRefusedException.class, () -> Jbig2Segments.check(needed)).code());
    }

    /** Whatever is damaged, the rest of the page is drawn and says so, or the document is refused; nothing else is thrown. */
    @Test void damagedPicturesEndInOneOfTwoWays() {
        byte[] good = Jbig2s.of(WIDTH, HEIGHT, ScannedPdfTest::black);
        Random random = new Random(20261126);
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            byte[] bad = good.clone();
            for (int n = 0; n <= i % 4; n++) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                Picture picture = drawn(jbig2(bad), 1);
                assertEquals(WIDTH, picture.width());
            } catch (DocumentRefusedException _) {
                refused++;
            }
        }
        assertTrue(refused < 150, "nothing was drawn at all");
    }
}
