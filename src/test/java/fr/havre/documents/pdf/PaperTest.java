package fr.havre.documents.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperTest {
    private static final Instant MADE = Instant.parse("2026-11-26T08:30:00Z");

    @TempDir private Path folder;

    private static Paper.Builder letter() {
        return Paper.titled("Lettre d’adressage", MADE).author("Claire MARTIN").footer("DURAND Élodie, née le 02/03/1964")
                .letterhead(List.of("Maison de santé des Tilleuls", "Dr Claire MARTIN", "Médecine générale"),
                        List.of("Dr Bernard LEFÈVRE", "Service de cardiologie"))
                .boxed(List.of("DURAND Élodie Jeanne", "Née le 02/03/1964 à 59350, F", "INS 264035935012345 12"))
                .aside(List.of("Le 26 novembre 2026"))
                .text("""
                        Cher confrère,

                        Je vous adresse Mme DURAND pour une dyspnée d’effort à l’œil nu : 37,5 °C, « 8 µg », 12 ≥ 4 €.

                        # Antécédents
                        - Hypertension artérielle
                        - Asthme

                        Confraternellement,""")
                .table(List.of("Analyse", "Résultat"), List.of(List.of("HbA1c", "7,2 %"), List.of("Créatinine", "80 µmol/L")))
                .aside(List.of("Dr Claire MARTIN"));
    }

    /** What PDFBox's own checker of PDF/A-1b has to say. */
    private List<String> faults(byte[] pdf) throws Exception {
        File file = Files.write(folder.resolve("paper.pdf"), pdf).toFile();
        ValidationResult result = PreflightParser.validate(file);
        return result.getErrorsList().stream().map(each -> each.getErrorCode() + " " + each.getDetails()).toList();
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static int pages(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    @Test void aLetterIsPdfAndItsWordsAreReadAgain() throws Exception {
        byte[] pdf = letter().pdf();
        assertEquals(List.of(), faults(pdf));
        String read = text(pdf);
        for (String words : List.of("DURAND Élodie Jeanne", "dyspnée d’effort à l’œil nu : 37,5 °C, « 8 µg », 12 ≥ 4 €.",
                "Antécédents", "• Asthme", "80 µmol/L", "1/1", "Dr Bernard LEFÈVRE")) {
            assertTrue(read.contains(words), words + " in " + read);
        }
        assertTrue(pdf.length < 120_000, pdf.length + " bytes");
        Files.write(Path.of("target", "paper.pdf"), pdf);
    }

    @Test void isDrawnWithItsOwnFont() throws Exception {
        try (PDDocument document = Loader.loadPDF(letter().pdf())) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 72);
            int dark = 0;
            for (int x = 56; x < 300; x++) {
                for (int y = 40; y < 70; y++) if ((image.getRGB(x, y) & 0xff) < 128) dark++;
            }
            assertTrue(dark > 200, dark + " dark points where the practice's name stands");
            javax.imageio.ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 96), "png", new File("target/paper.png"));
        }
    }

    @Test void theSameWordsGiveTheSameBytes() {
        assertArrayEquals(letter().pdf(), letter().pdf());
    }

    @Test void aLongTableHasItsHeadOnEachPageAndItsPageNumbers() throws Exception {
        List<List<String>> rows = IntStream.range(0, 120).mapToObj(i -> List.of("Ligne " + i, "valeur ".repeat(i % 9))).toList();
        byte[] pdf = Paper.titled("Liste", MADE).table(List.of("Quoi", "Combien"), rows).pdf();
        int pages = pages(pdf);
        assertTrue(pages > 2, pages + " pages");
        String read = text(pdf);
        assertEquals(pages, read.split("Quoi", -1).length - 1);
        for (int i = 1; i <= pages; i++) assertTrue(read.contains(i + "/" + pages));
        for (int i = 0; i < 120; i++) assertTrue(read.contains("Ligne " + i), "row " + i);
        assertEquals(List.of(), faults(pdf));
    }

    @Test void largePrintIsSixteenPoints() throws Exception {
        byte[] pdf = letter().large(true).pdf();
        assertEquals(List.of(), faults(pdf));
        assertTrue(pages(pdf) >= pages(letter().pdf()));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String content = new String(document.getPage(0).getContents().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            assertTrue(content.contains("/F1 16.00 Tf"));
        }
    }

    /** Whatever somebody types: words of any length, any script, control characters. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20261126})
    void whateverIsTypedIsPdfA(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            int point = switch (random.nextInt(8)) {
                case 0 -> ' ';
                case 1 -> '\n';
                case 2 -> random.nextInt(0x20);
                case 3 -> 0x1F600 + random.nextInt(40);
                case 4 -> 0x600 + random.nextInt(200);
                default -> 'a' + random.nextInt(26);
            };
            typed.appendCodePoint(point);
        }
        String words = typed + "x".repeat(900);
        byte[] pdf = Paper.titled("<Titre> & \"autre\"", MADE).author("A & B").footer("z".repeat(400)).shownTitle().text(words)
                .boxed(Collections.nCopies(60, "y".repeat(200))).pdf();
        assertEquals(List.of(), faults(pdf), "seed " + seed);
    }
}
