package fr.havre.documents.cda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cdacheck.CdaChecker;
import fr.havre.documents.Author;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CdaLevelOneTest {
    private static final CodeLists LISTS = CodeLists.official();
    private static final Organisation PORT = new Organisation(
            Identifier.of(Identifier.STRUCTURES, "1750000001"), "Maison de santé <du Port> & associés");
    private static final Author DOCTOR = new Author(Identifier.of(Identifier.PROFESSIONALS, "810000000017"), "O'PETIT", "Luc",
            LISTS.find(CodeList.AUTHOR_SPECIALTY, "G15_10/SM26"), PORT);
    private static final ClaimedIdentity PATIENT = new ClaimedIdentity(
            Optional.of(new ClaimedIns("185052A00401270", "1.2.250.1.213.1.4.10")), "D'ARTAGNAN-LÉVÊQUE", "ZOÉ ANNE-MARIE", "ZOÉ",
            "MARTIN", "ANNE", PartialDate.parse("19850512"), Optional.of(Sex.FEMALE), "2A004");

    private static DocumentMetadata.Builder complete() {
        return DocumentMetadata.builder().title("Compte rendu \"du\" 5 mars <suite> & fin \uD83D\uDE00")
                .type(LISTS.find(CodeList.TYPE, "11488-4")).date(PartialDate.parse("202403051030+0100")).author(DOCTOR)
                .language("fr-FR").confidentiality(List.of(LISTS.find(CodeList.CONFIDENTIALITY, "N").orElseThrow()))
                .facilityType(LISTS.find(CodeList.FACILITY_TYPE, "SA05"))
                .practiceSetting(LISTS.find(CodeList.PRACTICE_SETTING, "AMBULATOIRE"))
                .uniqueId(Optional.of(Identifier.of(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"))))
                .setId(Identifier.parse("2.25.7")).version(Optional.of(2)).replaces(Identifier.parse("2.25.6"))
                .format(LISTS.find(CodeList.FORMAT, "urn:ihe:iti:xds-sd:pdf:2008"))
                .eventCodes(List.of(new CodedValue("ABC", "1.2.250.1", "Acte"), new CodedValue("DEF", "1.2.250.1", "DEF")))
                .service(PartialDate.parse("20240301"), PartialDate.parse("20240304")).patient(PATIENT);
    }

    private static CdaLevelOne document(DocumentMetadata metadata) {
        return new CdaLevelOne(metadata, PORT, DOCTOR, PartialDate.parse("202403051031+0100").orElseThrow());
    }

    private static byte[] write(CdaLevelOne document, byte[] pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(DocumentSource.of(pdf), out);
        return out.toByteArray();
    }

    @Test void isReadBackWithEveryFieldEqual() throws Exception {
        DocumentMetadata written = complete().build();
        CdaDocument read = CdaReader.read(DocumentSource.of(write(document(written), new byte[] {1, 2, 3})), 1000);
        assertEquals(written, read.metadata());
        assertTrue(read.levelOne() && read.warnings().isEmpty());
    }

    @Test void holdsThePdfByteForByteWhateverItsLength() throws Exception {
        for (int length : new int[] {1, 2, 3, 100, 48 * 1024 - 1, 48 * 1024, 48 * 1024 + 1, 200_000}) {
            byte[] pdf = new byte[length];
            new Random(length).nextBytes(pdf);
            CdaDocument read = CdaReader.read(DocumentSource.of(write(document(complete().build()), pdf)), 1000);
            try (InputStream in = read.embedded().getFirst().source().open()) {
                assertArrayEquals(pdf, in.readAllBytes());
            }
            assertEquals("application/pdf", read.embedded().getFirst().mimeType());
        }
    }

    @Test void givesTheSameBytesForTheSameValues() throws Exception {
        byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        assertArrayEquals(write(document(complete().build()), pdf), write(document(complete().build()), pdf));
    }

    @Test void saysWhatTheFrenchRulesAskFor() throws Exception {
        String xml = new String(write(document(complete().build()), new byte[] {1}), StandardCharsets.UTF_8);
        for (String part : List.of("<realmCode code=\"FR\"/>", "extension=\"POCD_HD000040\"", "2.16.840.1.113883.2.8.2.1",
                "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.2.20", "<id root=\"1.2.250.1.213.1.4.10\" extension=\"185052A00401270\"/>",
                "<family qualifier=\"BR\">D'ARTAGNAN-LÉVÊQUE</family>", "<given>ZOÉ ANNE-MARIE</given>", "<given qualifier=\"BR\">ZOÉ</given>",
                "<family qualifier=\"CL\">MARTIN</family>", "<county>2A004</county>", "<signatureCode code=\"S\"/>",
                "<standardIndustryClassCode code=\"AMBULATOIRE\"", "typeCode=\"RPLC\"", "representation=\"B64\"",
                "value=\"202403051030+0100\"")) {
            assertTrue(xml.contains(part), part);
        }
    }

    /** Also without what may be missing, and where an act has a code but no words. */
    @Test void breaksNoRuleOfTheMinimalStructure() throws Exception {
        ClaimedIdentity bare = new ClaimedIdentity(PATIENT.ins(), "ROY", "PAUL", "PAUL", "", "", PATIENT.birthDate(), Optional.of(Sex.MALE),
                "99100");
        for (DocumentMetadata each : List.of(complete().build(), complete().patient(bare).replaces(Optional.empty()).version(Optional.of(1))
                .eventCodes(List.of(new CodedValue("DEF", "1.2.250.1", ""))).service(PartialDate.parse("2024"), Optional.empty()).build())) {
            assertEquals(List.of(), CdaChecker.check(write(document(each), new byte[] {1})));
        }
    }

    @Test void refusesToWriteWithoutWhatIsNeededAndDoesNotEchoIt() {
        ClaimedIdentity wrongKey = new ClaimedIdentity(Optional.of(new ClaimedIns("223042545611404", "1.2.250.1.213.1.4.8")), "A", "B",
                "B", "", "", PATIENT.birthDate(), PATIENT.sex(), "75056");
        for (DocumentMetadata wrong : List.of(complete().patient(wrongKey).build(), complete().title("  ").build(),
                complete().date(PartialDate.parse("2024-03-05")).build(), complete().uniqueId(Optional.empty()).build(),
                complete().version(Optional.of(1)).build(), complete().author(Author.NONE).build(),
                complete().service(Optional.empty(), Optional.empty()).build())) {
            String message = assertThrows(IllegalArgumentException.class, () -> document(wrong)).getMessage();
            assertFalse(message.contains("2230"), message);
        }
    }

    @Test void neverBreaksItsOwnXmlWhateverTheWords() throws Exception {
        long seed = System.nanoTime();
        System.out.println("CdaLevelOneTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder title = new StringBuilder("x");
            for (int c = random.nextInt(60); c > 0; c--) title.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            byte[] xml = write(document(complete().title(title.append('x').toString()).build()), new byte[] {1});
            assertTrue(CdaReader.read(DocumentSource.of(xml), 1000).metadata().title().startsWith("x"));
        }
    }
}
