package fr.havre.documents.cda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cdacheck.CdaChecker;
import fr.havre.documents.Author;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Examples;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CdaVaccinationNoteTest {
    private static final CodeLists LISTS = CodeLists.official();
    private static final Organisation PORT = new Organisation(Identifier.of(Identifier.STRUCTURES, "1750000001"), "Maison <du Port>");
    private static final Author DOCTOR = new Author(Identifier.of(Identifier.PROFESSIONALS, "810000000017"), "PETIT", "Luc",
            LISTS.find(CodeList.AUTHOR_SPECIALTY, "G15_10/SM26"), PORT);
    private static final GivenDose FLU = new GivenDose(Optional.of(Identifier.of(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058"))),
            PartialDate.parse("2026-10-20"), "Grippe <trivalent> & co", Optional.of(new CodedValue("J07BB", GivenDose.ATC, "Grippe")),
            Optional.of(new CodedValue("3400930123454", GivenDose.CIP, "")), Optional.of("AB12"), "Dr Luc Petit");
    private static final GivenDose OLD = new GivenDose(Optional.of(Identifier.of(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8059"))),
            PartialDate.parse("2005"), "dT-Polio", Optional.empty(), Optional.empty(), Optional.empty(), "");
    private static final GivenDose BARE = new GivenDose(Optional.of(Identifier.of(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8060"))),
            PartialDate.parse("2019-02-03"), "Fièvre jaune", Optional.empty(), Optional.empty(), Optional.empty(), "");

    private static CdaLevelOne header(String type) {
        DocumentMetadata metadata = DocumentMetadata.builder().title("Note de vaccination").type(LISTS.find(CodeList.TYPE, type))
                .date(PartialDate.parse("202611251030+0100")).author(DOCTOR).language("fr-FR")
                .confidentiality(List.of(LISTS.find(CodeList.CONFIDENTIALITY, "N").orElseThrow()))
                .facilityType(LISTS.find(CodeList.FACILITY_TYPE, "SA05"))
                .practiceSetting(LISTS.find(CodeList.PRACTICE_SETTING, "AMBULATOIRE"))
                .uniqueId(Optional.of(Identifier.of(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"))))
                .setId(Identifier.parse("2.25.7")).version(Optional.of(1)).service(PartialDate.parse("20261125"), Optional.empty())
                .patient(new ClaimedIdentity(Optional.of(new ClaimedIns("185052A00401270", "1.2.250.1.213.1.4.10")), "LÉVÊQUE",
                "ZOÉ ANNE", "ZOÉ", "MARTIN", "ANNE", PartialDate.parse("19850512"), Optional.of(Sex.FEMALE), "2A004")).build();
        return new CdaLevelOne(metadata, PORT, DOCTOR, PartialDate.parse("202611251030+0100").orElseThrow());
    }

    private static byte[] note() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CdaVaccinationNote(header("87273-9"), List.of(FLU, OLD, BARE)).write(out);
        return out.toByteArray();
    }

    private static Document parsed(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    @Test void ourOwnReadersGiveBackWhatWasWrittenWithItsCodes() throws Exception {
        DocumentSource note = DocumentSource.of(note());
        assertEquals(List.of(FLU, BARE), CdaContentReader.vaccinations(note), "the one of a known year stands in the table alone");
        CdaDocument read = CdaReader.read(note, 100_000);
        assertEquals("87273-9", read.metadata().type().orElseThrow().code());
        assertTrue(read.narrative().contains("20/10/2026") && read.narrative().contains("AB12")
                && read.narrative().contains("2005"), read.narrative());
        assertTrue(read.metadata().patient().verifiedIns().isPresent());
        assertEquals(List.of("11369-6"), CdaContentReader.read(note).sections().stream().map(CdaSection::code).toList());
        assertEquals(new String(note(), java.nio.charset.StandardCharsets.UTF_8), new String(note(),
                java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test void breaksNoRuleOfItsModel() throws Exception {
        assertEquals(List.of(), CdaChecker.check(note()));
    }

    /** The same models are named, and no element stands in another place than in the official example. */
    @Test void isBuiltAsTheOfficialExampleIs() throws Exception {
        Path example = Examples.cda().stream().filter(file -> file.getFileName().toString().equals("VAC-NOTE_2023.01.xml")).findFirst()
                .orElseThrow();
        Document official = parsed(Files.readAllBytes(example));
        Document ours = parsed(note());
        Set<String> allowed = templates(official);
        Set<String> named = templates(ours);
        assertTrue(allowed.containsAll(named), () -> "models that the example does not name: " + named);
        assertTrue(named.containsAll(Set.of("1.2.250.1.213.1.1.1.46", "1.2.250.1.213.1.1.2.147", "1.2.250.1.213.1.1.3.45",
                "1.2.250.1.213.1.1.3.43", "1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2")), named::toString);
        Element section = (Element) official.getElementsByTagName("section").item(0);
        Element own = (Element) ours.getElementsByTagName("section").item(0);
        Set<String> paths = paths(own, "section");
        Set<String> known = paths(section, "section");
        paths.removeIf(known::contains);
        assertEquals(Set.of(), paths, "elements that do not stand there in the example");
        List<GivenDose> read = CdaContentReader.vaccinations(DocumentSource.of(example));
        assertEquals(1, read.size());
        assertEquals("J07AM", read.getFirst().group().orElseThrow().code());
        assertEquals(Optional.of("4456672"), read.getFirst().lot());
        assertEquals("2009-09-28", read.getFirst().on().orElseThrow().iso());
    }

    private static Set<String> templates(Document document) {
        Set<String> roots = new TreeSet<>();
        NodeList all = document.getElementsByTagName("templateId");
        for (int i = 0; i < all.getLength(); i++) roots.add(((Element) all.item(i)).getAttribute("root"));
        return roots;
    }

    private static Set<String> paths(Element from, String path) {
        Set<String> all = new TreeSet<>(Set.of(path));
        NodeList inside = from.getChildNodes();
        for (int i = 0; i < inside.getLength(); i++) {
            if (inside.item(i) instanceof Element child) all.addAll(paths(child, path + "/" + child.getTagName()));
        }
        return all;
    }

    @Test void anotherTypeOrNoDoseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CdaVaccinationNote(header("11488-4"), List.of(FLU)));
        assertThrows(IllegalArgumentException.class, () -> new CdaVaccinationNote(header("87273-9"), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new CdaVaccinationNote(header("87273-9"), List.of(OLD)), "no day is known");
    }
}
