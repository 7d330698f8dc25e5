package fr.havre.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PrintingTest {
    private static boolean hasInk(int[] pixels) {
        return Arrays.stream(pixels).anyMatch(pixel -> (pixel & 0xFF) < 100);
    }

    private static int[] column(Picture picture, int x) {
        return IntStream.range(picture.height() / 2, picture.height()).map(y -> picture.pixels()[y * picture.width() + x]).toArray();
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

    /** A program that takes what is printed, and ends as told. */
    private static SystemPrinting printing(Path folder, int ends) throws IOException {
        Path lp = folder.resolve("lp");
        Files.writeString(lp, "#!/bin/sh\necho \"$@\" > '" + folder + "/asked'\ncat > '" + folder + "/printed.pdf'\nexit " + ends + "\n");
        Assumptions.assumeTrue(lp.toFile().setExecutable(true) && Files.isExecutable(Path.of("/bin/sh")), "no shell");
        return new SystemPrinting(Spooler.in(folder.toString()));
    }

    @Test void whatIsPrintedFlowsIntoThePrintingSystemPageForPageUpright(@TempDir Path folder) throws IOException {
        byte[] two = Pdfs.with(document -> document.getPage(1).setMediaBox(new PDRectangle(700, 400)), "Une\nDeux", "x");
        try (PdfPages pages = PdfPages.open(DocumentSource.of(two))) {
            assertEquals(Printing.Outcome.SENT, printing(folder, 0).print("Salle 2", pages, 3));
        }
        assertEquals("-d Salle 2 -n 3 -t Document -o media=A4 -\n", Files.readString(folder.resolve("asked")));
        byte[] printed = Files.readAllBytes(folder.resolve("printed.pdf"));
        try (PdfPages pages = PdfPages.open(DocumentSource.of(printed))) {
            assertEquals(2, pages.count());
            assertEquals(595, pages.size(0).width(), 1);
            assertEquals(842, pages.size(1).width(), 1, "a wide page on a wide sheet");
            Picture picture = pages.picture(0, 1);
            int[] top = Arrays.copyOf(picture.pixels(), picture.pixels().length / 3);
            int[] bottom = Arrays.copyOfRange(picture.pixels(), picture.pixels().length / 2, picture.pixels().length);
            assertTrue(hasInk(top) && !hasInk(bottom), "words stand at the top");
        }
        assertFalse(new String(printed, StandardCharsets.ISO_8859_1).contains("/Font"), "nothing of the document's own");
    }

    @Test void whatIsInColourIsPrintedInColour(@TempDir Path folder) throws IOException {
        byte[] red = Pdfs.with(document -> {
            try (PDPageContentStream content = new PDPageContentStream(document, document.getPage(0))) {
                content.setNonStrokingColor(Color.RED);
                content.addRect(100, 100, 300, 300);
                content.fill();
            }
        }, "x");
        try (PdfPages pages = PdfPages.open(DocumentSource.of(red))) {
            assertEquals(Printing.Outcome.SENT, printing(folder, 0).print("A", pages, 1));
        }
        try (PdfPages pages = PdfPages.open(DocumentSource.of(Files.readAllBytes(folder.resolve("printed.pdf"))))) {
            assertTrue(Arrays.stream(pages.picture(0, 1).pixels()).anyMatch(pixel -> pixel == 0xFFFF0000));
        }
    }

    @Test void whatWasWrittenHereIsPrintedAsItIs(@TempDir Path folder) throws IOException {
        byte[] own = Pdfs.of("Fiche");
        assertEquals(Printing.Outcome.SENT, printing(folder, 0).print("A", own, "Havre", 1));
        assertArrayEquals(own, Files.readAllBytes(folder.resolve("printed.pdf")));
    }

    @Test void aPrinterThatIsGoneIsTold(@TempDir Path folder) throws IOException {
        assertEquals(Printing.Outcome.NO_PRINTER, printing(folder, 1).print("nobody's", Pdfs.of("x"), "Havre", 1));
    }

    @Timeout(60)
    @Test void halfADocumentIsNotPrinted(@TempDir Path folder) throws Exception {
        Path lp = folder.resolve("lp");
        Files.writeString(lp, "#!/bin/sh\nexec cat > '" + folder + "/printed.pdf'\n");
        Assumptions.assumeTrue(lp.toFile().setExecutable(true) && Files.isExecutable(Path.of("/bin/sh")), "no shell");
        Spooler spooler = Spooler.in(folder.toString()).orElseThrow();
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> spooler.print("A", "Havre", 1, out -> {
            out.write(new byte[1000]);
            while (!Files.exists(folder.resolve("printed.pdf"))) Thread.onSpinWait();
            throw new IllegalStateException("page 7");
        }));
        assertEquals("page 7", failure.getMessage());
        assertEquals(0, Files.size(folder.resolve("printed.pdf")), "the program was gone before its input ended");
    }

    @Test void cutsANarrativeIntoSheetsBetweenItsLinesDarkOnWhiteInADarkWindowToo() {
        String lines = "<paragraph>Une ligne de texte qui se lit sur le papier.</paragraph>".repeat(70);
        Content.Structured content = (Content.Structured) Opening.structured(DocumentSource.of(SampleReports.text(1, "20260110", lines)));
        Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(Look.Theme.DARK);
            try (DocumentPages pages = NarrativePages.of(content, new LiveWords(Language.FRENCH), new InlineBackground())) {
                assertTrue(pages.count() >= 2 && pages.count() <= 4, "pages: " + pages.count());
                Picture first = pages.picture(0, 4);
                assertTrue(hasInk(column(first, first.width() / 4)), "a line of words is as wide as the sheet lets it be");
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
