package fr.havre.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Picture;
import fr.havre.documents.pdf.PdfPages;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.words.Language;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.print.PageFormat;
import java.awt.print.Printable;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

class PrintingTest {
    private static boolean hasInk(int[] pixels) {
        return Arrays.stream(pixels).anyMatch(pixel -> (pixel & 0xFF) < 100);
    }

    private static BufferedImage sheet(SystemPrinting.Sheets sheets, int page) throws Exception {
        BufferedImage paper = new BufferedImage(600, 850, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = paper.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 600, 850);
        assertEquals(Printable.PAGE_EXISTS, sheets.print(graphics, sheets.getPageFormat(page), page));
        graphics.dispose();
        return paper;
    }

    @Test void putsEachPageWholeOnItsSheet() throws Exception {
        try (PdfPages pages = PdfPages.open(DocumentSource.of(Pdfs.of("Une", "Deux")))) {
            SystemPrinting.Sheets sheets = new SystemPrinting.Sheets(pages);
            assertEquals(2, sheets.getNumberOfPages());
            BufferedImage paper = sheet(sheets, 1);
            assertTrue(hasInk(paper.getRGB(0, 0, 600, 850, null, 0, 600)));
            assertEquals(Printable.NO_SUCH_PAGE, sheets.print(paper.createGraphics(), new PageFormat(), 2));
        }
    }

    @Test void turnsTheSheetForAWidePage() {
        byte[] wide = Pdfs.with(document -> document.getPage(0).setMediaBox(new PDRectangle(900, 400)), "x");
        try (PdfPages pages = PdfPages.open(DocumentSource.of(wide))) {
            assertEquals(PageFormat.LANDSCAPE, new SystemPrinting.Sheets(pages).getPageFormat(0).getOrientation());
        }
    }

    @Test void namesNoPatientInTheQueueOfThePrinter() {
        assertEquals("Document", SystemPrinting.JOB);
    }

    @Test void cutsANarrativeIntoSheetsBetweenItsLinesDarkOnWhiteInADarkWindowToo() {
        String lines = "<paragraph>Une ligne de texte qui se lit sur le papier.</paragraph>".repeat(70);
        Content.Structured content = (Content.Structured) Opening.structured(DocumentSource.of(SampleReports.text(1, "20260110", lines)));
        Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(Look.Theme.DARK);
            try (DocumentPages pages = NarrativePages.of(content, new LiveWords(Language.FRENCH), new InlineBackground())) {
                assertTrue(pages.count() >= 2, "pages: " + pages.count());
                for (int page = 0; page < pages.count(); page++) {
                    Picture picture = pages.picture(page, 4);
                    assertTrue(hasInk(picture.pixels()), "page " + page);
                    assertTrue((picture.pixels()[picture.width() - 1] & 0xFF) > 230, "page " + page);
                    int[] lastRow = Arrays.copyOfRange(picture.pixels(), (picture.height() - 2) * picture.width(),
                            (picture.height() - 1) * picture.width());
                    assertFalse(hasInk(lastRow), "a line is cut at the end of page " + page);
                }
            }
            return null;
        });
    }

    @Test void findsPrintersOrNoneWithoutFailing() {
        new SystemPrinting().printers().forEach(name -> assertFalse(name.isBlank()));
    }
}
