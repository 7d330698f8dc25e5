package fr.havre.documents.cda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.documents.Warning;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Sex;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CdaReaderTest {
    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <?xml-stylesheet type="text/xsl" href="http://nowhere.example/evil.xsl"?>
            <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc">
              <realmCode code="FR"/>
              <id root="1.2.250.1.9.1" extension="A7"/>
              <code code="11502-2" codeSystem="2.16.840.1.113883.6.1" displayName="CR d'examens biologiques"/>
              <title>Bilan  sanguin
                de Zoé</title>
              <effectiveTime value="202403051030+0100"/>
              <confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/>
              <languageCode code="fr-FR"/>
              <setId root="1.2.250.1.9"/><versionNumber value="3"/>
              <recordTarget><patientRole>
                <id root="1.2.3.4" extension="LOCAL1"/><id root="1.2.250.1.213.1.4.8" extension="223042545611404"/>
                <patient><name><sdtc:family qualifier="BR">FAUX</sdtc:family><family qualifier="BR">D'ARTAGNAN-LÉVÊQUE</family>
                  <given>Zoé Anne-Marie</given><given qualifier="BR">Zoé</given><family qualifier="CL">MARTIN</family>
                  <given qualifier="CL">Anne</given></name>
                  <administrativeGenderCode code="F"/><birthTime value="196900"/>
                  <birthplace><place><addr><county>2A004</county></addr></place></birthplace></patient>
              </patientRole></recordTarget>
              <author><time value="20240305"/><assignedAuthor><id root="9.9" extension="x"/>
                <id root="1.2.250.1.71.4.2.1" extension="810000000017"/>
                <code code="G15_10/SM26" codeSystem="1.2.250.1.213.1.1.4.5"/>
                <assignedPerson><name><prefix>DR</prefix><given>Luc</given><family>PETIT</family></name></assignedPerson>
                <representedOrganization><id root="1.2.250.1.71.4.2.2" extension="1750000001"/><name>Maison du Port</name>
                </representedOrganization></assignedAuthor></author>
              <documentationOf><serviceEvent><code code="ABC" codeSystem="1.1"/></serviceEvent></documentationOf>
              <documentationOf><serviceEvent><code code="DEF" codeSystem="1.1"/><effectiveTime><low value="20240301"/>
                <high value="20240304"/></effectiveTime><performer typeCode="PRF"><assignedEntity><representedOrganization>
                <standardIndustryClassCode code="AMBULATOIRE" codeSystem="1.2.250.1.213.1.1.4.9"/></representedOrganization>
                </assignedEntity></performer></serviceEvent></documentationOf>
              <relatedDocument typeCode="RPLC"><parentDocument><id root="8D5E778C-E155-4685-95C6-5FF65A362964"/>
                </parentDocument></relatedDocument>
              <componentOf><encompassingEncounter><effectiveTime nullFlavor="NA"/><location><healthCareFacility>
                <code code="SA05" codeSystem="1.2.250.1.71.4.2.4"/></healthCareFacility></location></encompassingEncounter></componentOf>
              <component><structuredBody><component><section><title>Résultats</title>
                <text>Gly<content styleCode="Bold">cémie</content> à<br/>jeun
                  <table><tr><td>5,1</td><td>mmol/L</td></tr></table><![CDATA[a < b]]> &amp; fin</text>
                <entry><observationMedia ID="m"><value mediaType="application/pdf" representation="B64">JVBE
                  Ri0x</value></observationMedia></entry>
                <entry><act><text>not narrative</text></act></entry>
                <component><section><text><list><item>sous-section</item></list></text></section></component>
              </section></component></structuredBody></component>
            </ClinicalDocument>
            """;

    private static CdaDocument read(String xml) {
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static CdaDocument read(byte[] xml) {
        return CdaReader.read(DocumentSource.of(xml), 1 << 20);
    }

    private static Code refusal(byte[] xml) {
        return assertThrows(DocumentRefusedException.class, () -> read(xml)).code();
    }

    @Test void readsWhatTheHeaderSaysOfTheDocument() {
        DocumentMetadata said = read(DOCUMENT).metadata();
        assertEquals("Bilan sanguin de Zoé", said.title());
        assertEquals("11502-2", said.type().orElseThrow().code());
        assertEquals("10", said.documentClass().orElseThrow().code());
        assertEquals("2024-03-05T10:30+01:00", said.date().orElseThrow().iso());
        assertEquals("R", said.confidentiality().getFirst().code());
        assertEquals("1.2.250.1.9.1^A7", said.uniqueId().orElseThrow().value());
        assertEquals("1.2.250.1.9", said.setId().orElseThrow().value());
        assertEquals(Optional.of(3), said.version());
        assertEquals(Identifier.parse("urn:uuid:8d5e778c-e155-4685-95c6-5ff65a362964"), said.replaces());
        assertEquals("SA05", said.facilityType().orElseThrow().code());
        assertEquals("AMBULATOIRE", said.practiceSetting().orElseThrow().code());
        assertEquals(List.of("ABC", "DEF"), said.eventCodes().stream().map(code -> code.code()).toList());
        assertEquals("2024-03-01", said.serviceStart().orElseThrow().iso());
        assertEquals("2024-03-04", said.serviceEnd().orElseThrow().iso());
        assertEquals("fr-FR", said.language());
    }

    @Test void readsWhoWroteItAndOfWhom() {
        DocumentMetadata said = read(DOCUMENT).metadata();
        assertEquals("Luc PETIT", said.author().displayName());
        assertEquals("810000000017", said.author().id().orElseThrow().extension());
        assertEquals("Maison du Port", said.author().organisation().name());
        assertEquals("G15_10/SM26", said.author().specialty().orElseThrow().code());
        ClaimedIdentity patient = said.patient();
        assertEquals("D'ARTAGNAN-LÉVÊQUE", patient.birthFamilyName());
        assertEquals("Zoé Anne-Marie", patient.birthGivenNames());
        assertEquals("Zoé", patient.firstBirthGivenName());
        assertEquals("MARTIN", patient.usedFamilyName());
        assertEquals("Anne", patient.usedGivenName());
        assertEquals("1969", patient.birthDate().orElseThrow().iso());
        assertEquals(Optional.of(Sex.FEMALE), patient.sex());
        assertEquals("2A004", patient.birthPlaceCog());
    }

    @Test void keepsAnInsWhoseKeyIsWrongWordForWordAndWarns() {
        CdaDocument document = read(DOCUMENT);
        assertEquals("223042545611404", document.metadata().patient().ins().orElseThrow().claimedNumber());
        assertTrue(document.warnings().contains(Warning.INS_NOT_VALID));
    }

    @Test void takesEveryWordOfTheNarrativeAndNothingElse() {
        assertEquals("Résultats\nGlycémie à\njeun\n5,1\nmmol/L\na < b & fin\nsous-section", read(DOCUMENT).narrative());
    }

    @Test void givesAnEmbeddedFileAsAStream() throws Exception {
        ContainedDocument pdf = read(DOCUMENT).embedded().getFirst();
        assertEquals("application/pdf", pdf.mimeType());
        assertEquals(6, pdf.source().size());
        for (int again = 0; again < 2; again++) {
            try (InputStream in = pdf.source().open()) {
                assertArrayEquals("%PDF-1".getBytes(StandardCharsets.US_ASCII), in.readAllBytes());
            }
        }
    }

    @Test void findsTheDocumentInsideAStyleSheet() {
        String inside = DOCUMENT.substring(DOCUMENT.indexOf("<ClinicalDocument"));
        CdaDocument document = read("<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'>"
                + "<xsl:message terminate='yes'/></xsl:template>" + inside + "</xsl:stylesheet>");
        assertEquals("11502-2", document.metadata().type().orElseThrow().code());
        assertTrue(document.warnings().contains(Warning.INSIDE_STYLESHEET));
    }

    @Test void readsTheEncodingsThatAreUsed() {
        for (String charset : List.of("UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "ISO-8859-15")) {
            String declared = DOCUMENT.replace("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"");
            assertTrue(read(declared.getBytes(Charset.forName(charset))).narrative().startsWith("Résultats"), charset);
        }
        assertTrue(read(("\uFEFF" + DOCUMENT).getBytes(StandardCharsets.UTF_8)).narrative().startsWith("Résultats"));
    }

    @Test void refusesBytesThatAreNotInTheDeclaredEncoding() {
        assertEquals(Code.WRONG_ENCODING, refusal(DOCUMENT.getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(Code.WRONG_ENCODING, refusal(DOCUMENT.replace("UTF-8", "EBCDIC-CP-FR").getBytes(StandardCharsets.UTF_8)));
    }

    @Test void refusesADocumentTypeWhateverItDeclares() {
        String xxe = "<!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
        assertEquals(Code.DOCTYPE_FORBIDDEN, refusal(DOCUMENT.replace("<ClinicalDocument ", xxe + "<ClinicalDocument ").getBytes(StandardCharsets.UTF_8)));
        assertEquals(Code.DOCTYPE_FORBIDDEN, refusal("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;'>]><a>&m;</a>".getBytes(StandardCharsets.UTF_8)));
    }

    @Test void refusesOtherXmlAndHalfDocuments() {
        assertEquals(Code.UNKNOWN_FORMAT, refusal("<html><body/></html>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Code.DAMAGED, refusal(DOCUMENT.substring(0, DOCUMENT.length() - 30).getBytes(StandardCharsets.UTF_8)));
        assertEquals(Code.NO_DOCUMENT_INSIDE, refusal("<ClinicalDocument xmlns='urn:hl7-org:v3'/>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Code.UNKNOWN_FORMAT, refusal("<ClinicalDocument xmlns='urn:other'/>".getBytes(StandardCharsets.UTF_8)));
    }

    @Test void warnsOfAPartThatIsNoBase64AndKeepsTheRest() {
        CdaDocument document = read(DOCUMENT.replace("JVBE", "JV*E"));
        assertEquals(List.of(), document.embedded());
        assertTrue(document.warnings().contains(Warning.PART_NOT_READABLE));
        assertFalse(document.narrative().isEmpty());
    }

    @Test void neverPrintsWhatTheDocumentSays() {
        CdaDocument document = read(DOCUMENT);
        String printed = document.toString() + document.metadata().toString() + document.metadata().author() + document.embedded();
        assertFalse(printed.matches("(?s).*(Zo|MARTIN|ARTAGNAN|2230|PETIT|sanguin).*"), printed);
    }

    @Test void decodesBase64InAnyPieces() {
        byte[] bytes = new byte[1000];
        new java.util.Random(7).nextBytes(bytes);
        for (int length = 0; length < 70; length++) {
            byte[] some = java.util.Arrays.copyOf(bytes, length);
            char[] text = Base64.getMimeEncoder(20, new byte[] {'\n'}).encodeToString(some).toCharArray();
            for (int piece = 1; piece < 9; piece++) {
                Base64Decoder decoder = new Base64Decoder();
                var out = new java.io.ByteArrayOutputStream();
                byte[] buffer = new byte[32];
                for (int at = 0; at < text.length; at += piece) {
                    out.write(buffer, 0, decoder.decode(text, at, Math.min(piece, text.length - at), buffer));
                }
                out.write(buffer, 0, decoder.finish(buffer));
                assertArrayEquals(some, out.toByteArray());
                assertFalse(decoder.wrong());
            }
        }
    }
}
