package fr.havre.documents.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.PageText;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Picture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

class PdfPagesTest {
    private static PdfPages open(byte[] pdf) {
        return PdfPages.open(DocumentSource.of(pdf));
    }

    @Test void drawsAPageAtTheSizeAskedForWithItsLettersOnWhite() {
        try (PdfPages pages = open(Pdfs.of("Une lettre", "Deux"))) {
            assertEquals(2, pages.count());
            Picture picture = pages.picture(0, 2);
            assertEquals(pages.size(0).width() * 2, picture.width(), 1.0);
            assertEquals(0xFFFFFFFF, picture.pixels()[0]);
            assertTrue(Arrays.stream(picture.pixels()).anyMatch(pixel -> (pixel & 0xFF) < 80), "no letter drawn");
        }
    }

    @Test void neverDrawsMoreThanAScreenCanUse() {
        try (PdfPages pages = open(Pdfs.with(document -> document.getPage(0).setMediaBox(new PDRectangle(14_000, 14_000)), "x"))) {
            Picture picture = pages.picture(0, 8);
            assertTrue((long) picture.width() * picture.height() <= Picture.MAX_PIXELS * 1.01);
        }
    }

    @Test void turnsAPageAsItAsksFor() {
        try (PdfPages pages = open(Pdfs.with(document -> document.getPage(0).setRotation(90), "Une"))) {
            assertTrue(pages.size(0).width() > pages.size(0).height());
            Picture picture = pages.picture(0, 1);
            assertTrue(picture.width() > picture.height());
        }
    }

    @Test void saysWhereEachWordStands() {
        try (PdfPages pages = open(Pdfs.of("Premier mot\nSecond"))) {
            PageText text = pages.text(0);
            int at = text.text().indexOf("Second");
            PageText.Box box = text.boxes(at, at + 6).getFirst();
            assertEquals(50, box.x(), 2);
            assertTrue(box.y() > 50 && box.y() + box.height() < 75, box.toString());
            assertEquals(at, text.nearest(51, box.y() + 2));
            assertEquals(2, text.boxes(0, text.text().length()).size());
        }
    }

    @Test void refusesAPdfThatNeedsAPassword() {
        byte[] locked = Pdfs.with(document -> document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())), "x");
        assertEquals(Code.ENCRYPTED, assertThrows(DocumentRefusedException.class, () -> open(locked)).code());
    }

    @Test void refusesWhatIsNoPdf() {
        assertThrows(DocumentRefusedException.class, () -> open("%PDF-1.4 nothing".getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Each form draws the next ten times: 10^8 drawings in a few hundred bytes. */
    private static byte[] endless() {
        StringBuilder pdf = new StringBuilder("""
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>endobj
                4 0 obj<</Length 5>>stream
                /F Do
                endstream endobj
                """);
        for (int i = 5; i < 14; i++) {
            String content = (i == 13 ? "0 0 600 800 re f " : "/F Do ").repeat(10);
            pdf.append(i).append(" 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F ").append(i + 1)
                    .append(" 0 R>>>>/Length ").append(content.length()).append(">>stream\n").append(content).append("\nendstream endobj\n");
        }
        return (pdf + "trailer<</Root 1 0 R>>\n%%EOF").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test void givesUpAPageThatWouldBeDrawnForHours() {
        try (PdfPages pages = PdfPages.open(DocumentSource.of(endless()), Duration.ofSeconds(3))) {
            Code code = assertThrows(DocumentRefusedException.class, () -> pages.picture(0, 1)).code();
            assertTrue(code == Code.TOO_SLOW || code == Code.TOO_COMPLEX, code.name());
        }
    }

    @Test void endsADrawingWhenItsThreadIsInterruptedAndDrawsTheNext() throws Exception {
        try (PdfPages pages = open(endless())) {
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread drawing = Thread.ofPlatform().start(() -> {
                try {
                    pages.picture(0, 1);
                    ended.complete(null);
                } catch (RuntimeException e) {
                    ended.complete(e);
                }
            });
            drawing.interrupt();
            assertTrue(ended.get(10, TimeUnit.SECONDS) instanceof CancellationException);
            assertEquals(600, pages.size(0).width());
        }
    }

    @Test void answersNothingOnceClosed() {
        PdfPages pages = open(Pdfs.of("x"));
        pages.close();
        pages.close();
        assertThrows(CancellationException.class, () -> pages.size(0));
    }
}
