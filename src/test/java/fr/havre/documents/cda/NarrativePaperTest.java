package fr.havre.documents.cda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.documents.Examples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class NarrativePaperTest {
    private static CdaContent read(String body) {
        return CdaContentReader.read(DocumentSource.of(("<ClinicalDocument xmlns='urn:hl7-org:v3'><id root='1.2.3'/>"
                + "<title>Compte rendu</title><effectiveTime value='20260102'/><component><structuredBody>" + body
                + "</structuredBody></component></ClinicalDocument>").getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test void everyWordOfTheNarrativeIsOnPaper() {
        CdaContent content = read("<component><section><title>Biologie</title><text>avant<table><thead><tr><th>Analyse</th><th>Valeur"
                + "</th></tr></thead><tbody><tr><td rowspan='2'>Sodium</td><td>140<br/>mmol</td></tr><tr><td>141</td></tr></tbody></table>"
                + "<list><item>un <content styleCode='Bold'>deux</content></item><item><paragraph>trois</paragraph></item></list>"
                + "<paragraph>fin<renderMultiMedia referencedObject='m1'/></paragraph></text><component><section><title>Suite</title>"
                + "<text>dernier</text></section></component></section></component>");
        byte[] pdf = NarrativePaper.of(content).orElseThrow();
        String text = text(pdf);
        for (String word : List.of("Compte rendu", "02/01/2026", "Biologie", "avant", "Analyse", "Valeur", "Sodium", "140", "mmol", "141",
                "un deux", "trois", "fin [image]", "Suite", "dernier")) {
            assertTrue(text.contains(word), word + " in " + text);
        }
        assertArrayEquals(pdf, NarrativePaper.of(content).orElseThrow(), "each time the same");
    }

    @Test void aTableOfManyColumnsAndSpansBeyondItLosesNothing() {
        String cells = "<td colspan='999' rowspan='999'>large</td>" + "<td>x</td>".repeat(300);
        String text = text(NarrativePaper.of(read("<component><section><text><table><tr>" + cells + "</tr><tr><td>dessous</td></tr>"
                + "</table></text></section></component>")).orElseThrow());
        assertTrue(text.contains("large") && text.contains("dessous"));
        assertEquals(300, text.chars().filter(c -> c == 'x').count());
    }

    @Test void whatHasNoWordsOrTooManyIsNotPrinted() {
        assertEquals(Optional.empty(), NarrativePaper.of(read("<component><section/></component>")));
        assertEquals(Optional.empty(), NarrativePaper.of(read("<component><section><text>" + "mots ".repeat(250_000)
                + "</text></section></component>")));
    }

    @Test void officialExamplesArePrintedWhole() throws IOException {
        for (String name : List.of("ANEST-CR-CPA", "AVC-AUNV")) {
            DocumentSource source = DocumentSource.of(Examples.cda(name));
            Map<Integer, Long> printed = letters(text(NarrativePaper.of(CdaContentReader.read(source)).orElseThrow()));
            letters(CdaReader.read(source, 100_000).narrative()).forEach((letter, times) ->
                    assertTrue(printed.getOrDefault(letter, 0L) >= times, name + " loses " + Character.toString(letter)));
        }
    }

    /** How often each is there: a narrow column parts words. */
    private static Map<Integer, Long> letters(String text) {
        return text.chars().filter(Character::isLetterOrDigit).boxed().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    }
}
