package fr.havre.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.Author;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.Examples;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.documents.cda.CdaLevelOne;
import fr.havre.documents.cda.CdaVaccinationNote;
import fr.havre.documents.cda.GivenDose;
import fr.havre.documents.writing.Writing;
import fr.havre.documents.writing.WritingWorld;
import fr.havre.documents.writing.Written;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Sex;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.ProfileCode;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.vault.TestVault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What is written here as CDA, held against HL7's schema of CDA R2 (POCD_MT000040), which is not ours. */
@Tag("interop")
class CdaSchemaIT {
    @TempDir static Path folder;
    private static Schema schema;

    @BeforeAll static void read() throws SAXException {
        System.setProperty("jdk.xml.maxOccurLimit", "100000");                // its lists of codes
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(CdaSchemaIT.class.getResource("/samples/CDA.xsd"));
    }

    private static List<String> errors(byte[] xml) throws SAXException, IOException {
        List<String> found = new ArrayList<>();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override public void warning(SAXParseException problem) {
                found.add(problem.getMessage());
            }

            @Override public void error(SAXParseException problem) {
                found.add(problem.getMessage());
            }

            @Override public void fatalError(SAXParseException problem) {
                found.add(problem.getMessage());
            }
        });
        validator.validate(new StreamSource(new ByteArrayInputStream(xml)));
        return found;
    }

    /** Those of the models written here; others carry extensions of IHE that this schema does not know. */
    @Test void theOfficialExamplesFitAndABrokenOneDoesNot() throws Exception {
        for (String name : List.of("VSM_1.4", "VAC-NOTE_2023.01")) {
            assertEquals(List.of(), errors(Files.readAllBytes(Examples.cda(name))), name);
        }
        String note = Files.readString(Examples.cda("VAC-NOTE_2023.01"), StandardCharsets.UTF_8);
        assertTrue(note.contains("<lotNumberText>"));
        assertFalse(errors(note.replace("lotNumberText>", "lot>").getBytes(StandardCharsets.UTF_8)).isEmpty());
    }

    @Test void lettersAndSummariesFit() throws Exception {
        try (WritingWorld world = new WritingWorld(folder, TestVault.keys())) {
            PatientId zoe = world.qualified();
            note(world, zoe);
            Writing letter = world.letter(zoe, "Cher confrère,\nmerci.");
            assertEquals(List.of(), errors(world.bytes(world.signed(world.claire, letter.id()))), "letter");
            assertEquals(List.of(), errors(summary(world, zoe)), "full");
            PatientId none = world.qualified();
            for (ProfileKind each : List.of(ProfileKind.ALLERGY, ProfileKind.TREATMENT, ProfileKind.HISTORY, ProfileKind.IMPLANT)) {
                world.note(none, ProfileContent.none(each));
            }
            assertEquals(List.of(), errors(summary(world, none)), "none known");
            PatientId unknown = world.qualified();
            world.note(unknown, ProfileKind.REMARK, "Vient d’arriver");
            assertEquals(List.of(), errors(summary(world, unknown)), "nothing asked");
        }
    }

    private static byte[] summary(WritingWorld world, PatientId patient) {
        return world.bytes(world.signed(world.claire, world.writings.begin(world.claire, Written.summary(patient)).id()));
    }

    private static void note(WritingWorld world, PatientId patient) {
        world.note(patient, ProfileContent.of(ProfileKind.ALLERGY, "Amoxicilline <générique> & dérivés")
                .withSeverity(Optional.of(AllergySeverity.SEVERE)).withDates(PartialDate.parse("2018-06"), Optional.empty())
                .withCode(ProfileCode.claimed("http://snomed.info/sct", "372687004", "amoxicilline")));
        world.note(patient, ProfileContent.of(ProfileKind.TREATMENT, "Metformine").withDetail(Optional.of("1 matin et soir"))
                .withCode(ProfileCode.claimed("http://www.whocc.no/atc", "A10BA02", "metformine")));
        world.note(patient, ProfileContent.of(ProfileKind.HISTORY, "Pyélonéphrite").withDates(PartialDate.parse("2018-04-22"),
                PartialDate.parse("2018-04-30")));
        world.note(patient, ProfileContent.of(ProfileKind.IMPLANT, "Stimulateur").withReference(Optional.of("LOT 42")));
        world.note(patient, ProfileContent.of(ProfileKind.TRUSTED_PERSON, "Paul Martin").withReference(Optional.of("06 12 34 56 78")));
        world.note(patient, ProfileContent.of(ProfileKind.DIRECTIVE, "Chez le notaire"));
    }

    @Test void aVaccinationNoteFits() throws Exception {
        CodeLists lists = CodeLists.official();
        Organisation port = new Organisation(Identifier.of(Identifier.STRUCTURES, "1750000001"), "Maison <du Port>");
        Author doctor = new Author(Identifier.of(Identifier.PROFESSIONALS, "810000000017"), "PETIT", "Luc",
                lists.find(CodeList.AUTHOR_SPECIALTY, "G15_10/SM26"), port);
        PartialDate now = PartialDate.parse("202611251030+0100").orElseThrow();
        DocumentMetadata metadata = DocumentMetadata.builder().title("Note de vaccination").type(lists.find(CodeList.TYPE, "87273-9"))
                .date(Optional.of(now)).author(doctor).language("fr-FR")
                .confidentiality(List.of(lists.find(CodeList.CONFIDENTIALITY, "N").orElseThrow()))
                .facilityType(lists.find(CodeList.FACILITY_TYPE, "SA05")).practiceSetting(lists.find(CodeList.PRACTICE_SETTING, "AMBULATOIRE"))
                .uniqueId(Optional.of(Identifier.of(new UUID(7 << 12, 1)))).setId(Identifier.parse("2.25.7")).version(Optional.of(1))
                .service(Optional.of(now), Optional.empty()).patient(new ClaimedIdentity(Optional.of(new ClaimedIns("185052A00401270",
                "1.2.250.1.213.1.4.10")), "LÉVÊQUE", "ZOÉ ANNE", "ZOÉ", "", "", PartialDate.parse("19850512"), Optional.of(Sex.FEMALE),
                "2A004")).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CdaVaccinationNote(new CdaLevelOne(metadata, port, doctor, now), List.of(dose(2, "2026-10-20", Optional.of("AB12"), "Dr Petit"),
                dose(3, "2019-02-03", Optional.empty(), ""), dose(4, "2005", Optional.empty(), ""))).write(out);
        assertEquals(List.of(), errors(out.toByteArray()));
    }

    private static GivenDose dose(int number, String on, Optional<String> lot, String by) {
        return new GivenDose(Optional.of(Identifier.of(new UUID(7 << 12, number))), PartialDate.parse(on), "Grippe & co", Optional.empty(),
                Optional.empty(), lot, by);
    }
}
