package fr.havre.documents.cda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Examples;
import fr.havre.documents.cda.CodedResult.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CdaContentReaderTest {
    private static final String HEAD = "<ClinicalDocument xmlns='urn:hl7-org:v3' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
            + "<id root='1.2.3'/><title>T</title><effectiveTime value='20260102'/><component><structuredBody>";
    private static final String FOOT = "</structuredBody></component></ClinicalDocument>";
    private static final String LAB = "<templateId root='1.3.6.1.4.1.19376.1.3.1.6'/>";

    private static CdaContent read(String body) {
        return CdaContentReader.read(DocumentSource.of((HEAD + body + FOOT).getBytes(StandardCharsets.UTF_8)));
    }

    private static CodedResult result(String observation) {
        return read("<component><section><title>Biochimie</title><text><content ID='r1'>Sodium</content></text><entry>"
                + "<observation>" + LAB + observation + "</observation></entry></section></component>").results().getFirst();
    }

    @Test void keepsSectionsInSectionsWithTheirWordsInOrder() {
        CdaContent read = read("<component><section><title>A</title><text>un <content>deux</content> trois</text><component><section>"
                + "<title>B</title><text/></section></component></section></component><component><section/></component>");
        assertEquals(2, read.sections().size());
        assertEquals("un deux trois", read.sections().getFirst().text().words());
        assertEquals("B", read.sections().getFirst().sections().getFirst().title());
    }

    @Test void readsANumberWithItsUnitItsRangeAndWhatTheLaboratorySaysOfIt() {
        CodedResult read = result("<code code='2951-2' codeSystem='2.16.840.1.113883.6.1'><originalText><reference value='#r1'/></originalText>"
                + "</code><effectiveTime value='202601021530+0100'/><value xsi:type='PQ' value='151' unit='mmol/L'/><interpretationCode code='H'/>"
                + "<referenceRange><observationRange><value xsi:type='IVL_PQ'><low value='136' unit='mmol/L'/><high value='145' unit='mmol/L'/>"
                + "</value><interpretationCode code='N'/></observationRange></referenceRange>");
        assertEquals("Biochimie", read.heading());
        assertEquals("Sodium", read.name());
        assertEquals(new Value.Quantity(new BigDecimal("151"), "mmol/L"), read.value());
        assertEquals(Optional.of(Interpretation.HIGH), read.interpretation());
        assertEquals(1, read.outside());
        assertTrue(read.when().orElseThrow().hasTime());
    }

    @Test void neverComparesWithARangeInAnotherUnit() {
        CodedResult read = result("<code code='x'/><value xsi:type='PQ' value='5' unit='mmol/L'/><referenceRange><observationRange>"
                + "<value xsi:type='IVL_PQ'><low value='0.7' unit='g/L'/><high value='1.1' unit='g/L'/></value></observationRange></referenceRange>");
        assertEquals(0, read.outside());
        assertFalse(read.isAbnormal());
    }

    @Test void dropsARangeWhoseBoundsAreInTwoUnits() {
        CodedResult read = result("<code code='x'/><value xsi:type='PQ' value='5' unit='g/L'/><referenceRange><observationRange>"
                + "<value xsi:type='IVL_PQ'><low value='0.7' unit='g/L'/><high value='1.1' unit='mg/L'/></value></observationRange></referenceRange>");
        assertEquals(Optional.empty(), read.reference());
    }

    @Test void takesTheDocumentsDateWhereAResultHasNone() {
        assertEquals("2026-01-02", result("<code code='x'/><value xsi:type='ST'>positif</value>").when().orElseThrow().iso());
    }

    @Test void takesNothingForAResultThatIsNotOneOfALaboratory() {
        CdaContent read = read("<component><section><text/><entry><observation><code code='x'/><value xsi:type='PQ' value='1'/>"
                + "</observation></entry></section></component>");
        assertEquals(List.of(), read.results());
    }

    @Test void findsNoNumberInWhatIsNone() {
        assertThrows(java.util.NoSuchElementException.class,
                () -> result("<code code='x'/><value xsi:type='PQ' value='1e999999999' unit='g'/>"));
    }

    @Test void refusesABodyThatWouldFillTheMemory() {
        String cells = "<td/>".repeat(400_000);
        DocumentRefusedException refused = assertThrows(DocumentRefusedException.class,
                () -> read("<component><section><text>" + cells + "</text></section></component>"));
        assertEquals(DocumentRefusedException.Code.TOO_COMPLEX, refused.code());
    }

    @Test void givesEachMediumByTheNameTheNarrativeHasForIt() throws Exception {
        CdaContent read = read("<component><section><text/><entry><observationMedia ID='m1'><value mediaType='image/png' representation='B64'>"
                + "iVBORw==</value></observationMedia></entry><entry><observationMedia ID='m2'><value mediaType='application/pdf' "
                + "representation='B64'>JVBERg==</value></observationMedia></entry></section></component>");
        assertEquals("image/png", read.media().get("m1").mimeType());
        try (var in = read.media().get("m2").source().open()) {
            assertEquals("%PDF", new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    @Test void readsTheResultsOfTheOfficialExamples() throws Exception {
        assertEquals(List.of("3016-3 1.950 m[IU]/L NORMAL 0", "3024-7 7.67 pg/mL LOW -1"), results("BIO-CR-BIO_2024.01_TSH_1"));
        List<String> glucose = results("BIO-CR-BIO_2024.01_Glycémie deux");
        assertEquals(2, glucose.size());
        assertEquals(2, glucose.stream().map(each -> each.replaceAll("^\\S+ \\S+ (\\S+) .*", "$1")).distinct().count());
        assertTrue(results("BIO-CR-BIO_2021.01_Electrophorese").size() >= 34);
        assertTrue(results("BIO-CR-BIO_2021.01_Auto").size() >= 12);
        for (Path file : Examples.cda()) {
            CdaContent read = CdaContentReader.read(DocumentSource.of(file));
            assertFalse(read.parties().isEmpty(), file.toString());
            assertTrue(read.sections().size() + read.media().size() > 0, file.toString());
            boolean biology = file.getFileName().toString().startsWith("BIO-");
            assertTrue(biology || read.results().isEmpty() || read.results().size() < 40, file.toString());
        }
    }

    private static List<String> results(String example) throws Exception {
        return CdaContentReader.read(DocumentSource.of(Examples.cda(example))).results().stream()
                .filter(each -> each.quantity().isPresent())
                .map(each -> each.analyte().orElseThrow().code() + " " + each.quantity().get().number() + " " + each.quantity().get().unit()
                        + " " + each.interpretation().map(Enum::name).orElse("-") + " " + each.outside()).toList();
    }
}
