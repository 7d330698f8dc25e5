package fr.havre.documents.xdm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.Author;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.documents.Pdfs;
import fr.havre.documents.xdm.XdmSubmission.Item;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class XdmWriterTest {
    private static final CodeLists LISTS = CodeLists.official();
    private static final Author DOCTOR = new Author(Identifier.of(Identifier.PROFESSIONALS, "810000000017"), "O'PETIT & ^FILS",
            "Luc", LISTS.find(CodeList.AUTHOR_SPECIALTY, "G15_10/SM26"),
            new Organisation(Identifier.of(Identifier.STRUCTURES, "1750000001"), "Maison <du Port> & associés"));
    private static final ClaimedIdentity PATIENT = new ClaimedIdentity(
            Optional.of(new ClaimedIns("185052A00401270", "1.2.250.1.213.1.4.10")), "D'ARTAGNAN-LÉVÊQUE", "ZOÉ ANNE-MARIE", "ZOÉ",
            "MARTIN", "ANNE", PartialDate.parse("19850512"), Optional.of(Sex.FEMALE), "2A004");
    private static final byte[] PDF = Pdfs.of("mot");
    private static final byte[] OTHER = Pdfs.of("autre");

    private static DocumentMetadata.Builder complete() {
        return DocumentMetadata.builder().title("Compte rendu \"du\" 5 mars <suite> & fin \u0001\uD83D\uDE00")
                .type(LISTS.find(CodeList.TYPE, "11488-4")).date(PartialDate.parse("202403051030+0100")).author(DOCTOR)
                .language("fr-FR").confidentiality(List.of(LISTS.find(CodeList.CONFIDENTIALITY, "N").orElseThrow()))
                .facilityType(LISTS.find(CodeList.FACILITY_TYPE, "SA05"))
                .practiceSetting(LISTS.find(CodeList.PRACTICE_SETTING, "AMBULATOIRE"))
                .uniqueId(Identifier.parse("2.25.41")).version(Optional.of(2)).replaces(Identifier.parse("2.25.6"))
                .format(LISTS.find(CodeList.FORMAT, "urn:ihe:iti:xds-sd:pdf:2008"))
                .eventCodes(List.of(new CodedValue("ABC", "1.2.250.1", "Acte")))
                .service(PartialDate.parse("20240301"), PartialDate.parse("20240304")).patient(PATIENT);
    }

    private static byte[] written() {
        return XdmWriter.write(new XdmSubmission(Identifier.parse("2.25.99").orElseThrow(),
                Identifier.parse("2.25.7").orElseThrow(), Instant.parse("2026-11-26T08:00:00Z"), "Envoi", DOCTOR,
                LISTS.find(CodeList.CLASS, "10").orElseThrow(), PATIENT, List.of(
                        new Item(complete().build(), "application/pdf", "pdf", PDF),
                        new Item(complete().uniqueId(Identifier.parse("2.25.42")).replaces(Optional.empty()).build(),
                                "application/pdf", "pdf", OTHER))));
    }

    @Test void isReadByTheReaderWithoutAWarningAndSaysTheSame() throws Exception {
        XdmArchive read = XdmReader.read(DocumentSource.of(written()));
        assertEquals(Set.of(), read.warnings());
        assertEquals(2, read.documents().size());
        ContainedDocument document = read.documents().getFirst();
        try (InputStream in = document.source().open()) {
            assertArrayEquals(PDF, in.readAllBytes());
        }
        DocumentMetadata said = document.described();
        DocumentMetadata meant = complete().title("Compte rendu \"du\" 5 mars <suite> & fin  \uD83D\uDE00")
                .date(PartialDate.parse("2024-03-05T09:30:00Z"))
                .author(new Author(DOCTOR.id(), "O'PETIT FILS", DOCTOR.givenName(), DOCTOR.specialty(),
                        new Organisation(DOCTOR.organisation().id(), "Maison <du Port> associés"))).build();
        assertEquals(meant, said);
    }

    @Test void givesTheSameBytesForTheSameSubmission() {
        assertArrayEquals(written(), written());
    }

    /** ebRIM wants slots, name, version, classifications, identifiers in this order; XDS wants these identifiers. */
    @Test void followsTheOrderOfTheSchemaAndNamesTheSubmission() throws Exception {
        Document list = metadata();
        Element object = (Element) list.getElementsByTagName("ExtrinsicObject").item(0);
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < object.getChildNodes().getLength(); i++) {
            if (!(object.getChildNodes().item(i) instanceof Element child)) continue;
            order.append(child.getTagName().charAt(0) == 'E' ? 'I' : child.getTagName().charAt(0));
        }
        assertTrue(order.toString().matches("S+NVC+I{2}"), order.toString());
        assertEquals(Set.of("2.25.99", "2.25.7", "185052A00401270^^^&1.2.250.1.213.1.4.10&ISO^NH"),
                identifiers((Element) list.getElementsByTagName("RegistryPackage").item(0)));
        assertEquals(3, list.getElementsByTagName("Association").getLength(), "two members, one replacement");
        NodeList all = list.getElementsByTagName("*");
        Set<String> ids = new java.util.HashSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            String id = ((Element) all.item(i)).getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), id);
        }
    }

    private static Set<String> identifiers(Element of) {
        NodeList all = of.getElementsByTagName("ExternalIdentifier");
        Set<String> values = new java.util.HashSet<>();
        for (int i = 0; i < all.getLength(); i++) values.add(((Element) all.item(i)).getAttribute("value"));
        return values;
    }

    private static Document metadata() throws Exception {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written()))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                if (!entry.getName().endsWith("METADATA.XML")) continue;
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            }
            throw new IOException("no list");
        }
    }

    @Test void refusesWhatAnArchiveCannotHold() {
        assertThrows(IllegalArgumentException.class, () ->
                new Item(complete().uniqueId(Optional.empty()).build(), "application/pdf", "pdf", PDF));
        ClaimedIdentity wrongKey = new ClaimedIdentity(Optional.of(new ClaimedIns("185052A00401271", "1.2.250.1.213.1.4.10")),
                "A", "B", "B", "", "", Optional.empty(), Optional.empty(), "");
        assertThrows(IllegalArgumentException.class, () -> new XdmSubmission(Identifier.parse("2.25.99").orElseThrow(),
                Identifier.parse("2.25.7").orElseThrow(), Instant.EPOCH, "Envoi", DOCTOR,
                LISTS.find(CodeList.CLASS, "10").orElseThrow(), wrongKey,
                List.of(new Item(complete().build(), "application/pdf", "pdf", PDF))));
    }
}
