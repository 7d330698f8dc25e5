package fr.havre.documents.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cdacheck.CdaChecker;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Examples;
import fr.havre.documents.Recognised;
import fr.havre.documents.Recognition;
import fr.havre.documents.cda.CdaContentReader;
import fr.havre.documents.cda.CdaReader;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.ProfileCode;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.vault.TestVault;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One summary of a full profile, signed once, read by every reader here. */
class SummaryTest {
    private static final String HL7 = "urn:hl7-org:v3";

    @TempDir static Path folder;
    private static WritingWorld world;
    private static byte[] signed;
    private static byte[] empty;
    private static byte[] none;
    private static final List<ProfileContent> NOTED = new ArrayList<>();

    @BeforeAll static void sign() {
        world = new WritingWorld(folder, TestVault.keys());
        PatientId zoe = world.qualified();
        note(zoe, ProfileContent.of(ProfileKind.ALLERGY, "Amoxicilline <générique> & dérivés").withSeverity(Optional.of(AllergySeverity.SEVERE))
                .withCode(ProfileCode.claimed("http://snomed.info/sct", "372687004", "amoxicilline")).withDates(date("2018-06"), Optional.empty()));
        note(zoe, ProfileContent.of(ProfileKind.TREATMENT, "Metformine 1000 mg").withDetail(Optional.of("1 matin et soir"))
                .withDates(date("2019"), Optional.empty()));
        note(zoe, ProfileContent.of(ProfileKind.HISTORY, "Diabète de type 2").withDates(date("2019-08-11"), Optional.empty())
                .withCode(ProfileCode.claimed("2.16.840.1.113883.6.3", "E11", "Diabète sucré de type 2")));
        note(zoe, ProfileContent.of(ProfileKind.HISTORY, "Pyélonéphrite").withDates(date("2018-04-22"), date("2018-04-30")));
        note(zoe, ProfileContent.of(ProfileKind.IMPLANT, "Stimulateur cardiaque").withReference(Optional.of("LOT 42")));
        note(zoe, ProfileContent.of(ProfileKind.TRUSTED_PERSON, "Paul Martin").withReference(Optional.of("0612345678")));
        note(zoe, ProfileContent.of(ProfileKind.TREATMENT, "Kardégic 75").withCode(ProfileCode.claimed("http://www.whocc.no/atc", "B01AC06",
                "acide acétylsalicylique")));
        note(zoe, ProfileContent.of(ProfileKind.DIRECTIVE, "Chez le notaire").withDetail(Optional.of("enveloppe bleue"))
                .withDates(date("2018-01"), Optional.empty()));
        Writing draft = world.writings.begin(world.claire, Written.summary(zoe));
        draft = world.writings.keep(world.claire, draft.id(), 1, draft.written().withText(draft.written().title(), "Vit seule.\nÀ revoir."));
        DocumentId document = world.signed(world.claire, draft.id());
        signed = world.bytes(document);
        assertEquals("SYNTH", world.documents.line(world.claire, document).typeCode());
        PatientId unknown = world.qualified();
        world.note(unknown, ProfileKind.REMARK, "Vient d’arriver");
        empty = summary(unknown);
        PatientId healthy = world.qualified();
        for (ProfileKind each : List.of(ProfileKind.ALLERGY, ProfileKind.TREATMENT, ProfileKind.HISTORY, ProfileKind.IMPLANT)) {
            world.note(healthy, ProfileContent.none(each));
        }
        none = summary(healthy);
    }

    private static byte[] summary(PatientId patient) {
        return world.bytes(world.signed(world.claire, world.writings.begin(world.claire, Written.summary(patient)).id()));
    }

    @AfterAll static void close() {
        world.close();
    }

    private static Optional<PartialDate> date(String iso) {
        return PartialDate.parse(iso);
    }

    private static void note(PatientId patient, ProfileContent content) {
        NOTED.add(content);
        world.note(patient, content);
    }

    private static ProfileContent read(ProfileKind kind, String text) {
        return CdaContentReader.profile(DocumentSource.of(signed)).stream()
                .filter(each -> each.kind() == kind && each.text().equals(text)).findFirst().orElseThrow();
    }

    @Test void everyLineIsReadBackFromTheCodedEntries() {
        for (ProfileContent each : NOTED) {
            ProfileContent back = read(each.kind(), each.text());
            assertEquals(each.since(), back.since(), each.kind().name());
            assertEquals(each.until(), back.until(), each.kind().name());
            assertEquals(each.severity(), back.severity(), each.kind().name());
        }
        assertEquals("E11", read(ProfileKind.HISTORY, "Diabète de type 2").code().orElseThrow().code());
        assertEquals("372687004", read(ProfileKind.ALLERGY, "Amoxicilline <générique> & dérivés").code().orElseThrow().code());
        assertEquals(Optional.of("1 matin et soir"), read(ProfileKind.TREATMENT, "Metformine 1000 mg").detail());
        assertEquals(Optional.of("LOT 42"), read(ProfileKind.IMPLANT, "Stimulateur cardiaque").reference());
        assertEquals(Optional.of("enveloppe bleue"), read(ProfileKind.DIRECTIVE, "Chez le notaire").detail());
        assertEquals("B01AC06", read(ProfileKind.TREATMENT, "Kardégic 75").code().orElseThrow().code(), "a translation is read too");
    }

    @Test void breaksNoRuleOfItsModelHoweverLittleIsKnown() throws Exception {
        assertEquals(List.of(), CdaChecker.check(signed));
        assertEquals(List.of(), CdaChecker.check(empty));
        assertEquals(List.of(), CdaChecker.check(none));
    }

    /** What nobody asked is no line; what there is none of is one. */
    @Test void noneKnownIsReadBackAndNotAskedIsNot() {
        assertEquals(List.of(), CdaContentReader.profile(DocumentSource.of(empty)));
        assertEquals(Set.of(ProfileContent.none(ProfileKind.ALLERGY), ProfileContent.none(ProfileKind.TREATMENT),
                ProfileContent.none(ProfileKind.HISTORY), ProfileContent.none(ProfileKind.IMPLANT)),
                Set.copyOf(CdaContentReader.profile(DocumentSource.of(none))));
    }

    @Test void isFoundByItsWordsAndHoldsItsPdfForMailAndPaper() {
        Recognised recognised = Recognition.recognise(DocumentSource.of(signed));
        assertEquals(DocumentFormat.CDA, recognised.format());
        for (String words : List.of("Metformine 1000 mg", "Vit seule.", "Chez le notaire", "Amoxicilline <générique> & dérivés")) {
            assertTrue(recognised.text().contains(words), words);
        }
        assertEquals(1, recognised.contained().stream().filter(each -> each.mimeType().equals("application/pdf")).count());
        assertFalse(CdaReader.read(DocumentSource.of(signed), 100_000).levelOne());
    }

    /** Codes of the sections in their order, each with its template ids. */
    private static Map<String, List<String>> sections(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var all = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getElementsByTagNameNS(HL7, "section");
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (int i = 0; i < all.getLength(); i++) {
            List<String> templates = new ArrayList<>();
            String code = "";
            for (Node child = all.item(i).getFirstChild(); child != null; child = child.getNextSibling()) {
                if (!(child instanceof Element element)) continue;
                if (element.getLocalName().equals("templateId")) templates.add(element.getAttribute("root"));
                if (element.getLocalName().equals("code")) code = element.getAttribute("code");
            }
            found.put(code, templates);
        }
        return found;
    }

    @Test void sectionsStandAsInTheOfficialExample() throws Exception {
        byte[] official = Files.readAllBytes(Examples.cda("VSM_1.4"));
        Map<String, List<String>> theirs = sections(official);
        Map<String, List<String>> ours = sections(signed);
        List<String> common = ours.keySet().stream().filter(theirs::containsKey).toList();
        assertEquals(List.of("46612-8", "34117-2", "11450-4", "11348-0", "48765-2", "57207-3", "30954-2", "18776-5", "10160-0"), common);
        assertEquals(theirs.keySet().stream().filter(ours::containsKey).toList(), common, "in the same order");
        for (String code : common) assertEquals(theirs.get(code), ours.get(code), code);
        String head = new String(official, java.nio.charset.StandardCharsets.UTF_8);
        for (String each : List.of("<templateId root=\"1.2.250.1.213.1.1.1.13\" extension=\"201310\"/>", "code=\"SYNTH\"", "code=\"34117-2\"")) {
            assertTrue(head.replaceAll("\\s+/>", "/>").contains(each), each);
            assertTrue(new String(signed, java.nio.charset.StandardCharsets.UTF_8).contains(each), each);
        }
    }
}
