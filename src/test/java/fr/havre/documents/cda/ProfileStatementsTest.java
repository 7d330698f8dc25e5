package fr.havre.documents.cda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Examples;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileStatementsTest {
    private static final String HEAD = "<ClinicalDocument xmlns='urn:hl7-org:v3' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
            + "<id root='1.2.3'/><title>T</title><effectiveTime value='20260102'/>";
    private static final String BODY = "<component><structuredBody><component><section>";
    private static final String FOOT = "</section></component></structuredBody></component></ClinicalDocument>";

    private static List<ProfileContent> read(String header, String section) {
        return CdaContentReader.profile(DocumentSource.of((HEAD + header + BODY + section + FOOT).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<ProfileContent> section(String code, String entries) {
        return read("", "<code code='" + code + "'/><title>Titre</title>" + entries);
    }

    private static List<String> texts(List<ProfileContent> said, ProfileKind kind) {
        return said.stream().filter(each -> each.kind() == kind).map(ProfileContent::text).toList();
    }

    @Test void theOfficialMedicalSummaryGivesItsProblemsProceduresAllergiesAndTreatmentsInItsAuthorsWords() throws Exception {
        List<ProfileContent> said = CdaContentReader.profile(DocumentSource.of(Examples.cda("VSM_1.4")));
        assertEquals(List.of("PLAVIX 75mg, comprimé pelliculé", "COUMADINE 5mg, comprimé sécable"),
                texts(said, ProfileKind.TREATMENT));
        assertTrue(texts(said, ProfileKind.HISTORY).contains("Accident ischémique cérébral transitoire"));
        ProfileContent allergy = said.stream().filter(each -> each.kind() == ProfileKind.ALLERGY).findFirst().orElseThrow();
        assertEquals("2018-06-03", allergy.since().orElseThrow().iso());
        assertEquals("60234100", allergy.code().orElseThrow().code());
        assertEquals(1, texts(said, ProfileKind.TRUSTED_PERSON).size());
        assertEquals(1, texts(said, ProfileKind.PERSON_TO_WARN).size());
    }

    @Test void theOfficialPatientSummaryGivesReactionsSeverityDevicesAndDirectivesToo() throws Exception {
        List<ProfileContent> said = CdaContentReader.profile(DocumentSource.of(Examples.cda("IPS-FR_2024.01.xml")));
        ProfileContent allergy = said.stream().filter(each -> each.kind() == ProfileKind.ALLERGY).findFirst().orElseThrow();
        assertEquals(Optional.of(AllergySeverity.MODERATE), allergy.severity());
        assertTrue(allergy.detail().orElseThrow().contains("ronchospasme"));
        assertEquals(2, texts(said, ProfileKind.IMPLANT).size());
        assertEquals(1, texts(said, ProfileKind.DIRECTIVE).size());
    }

    @Test void everyOfficialExampleIsReadWithoutAFailure() throws Exception {
        int lines = 0;
        for (Path file : Examples.cda()) lines += CdaContentReader.profile(DocumentSource.of(file)).size();
        assertTrue(lines > 100, "lines: " + lines);
    }

    @Test void whatIsNegatedOrUnknownIsNoLineAndNoneKnownIsAStatement() {
        assertEquals(List.of(), section("48765-2", "<entry><act><entryRelationship typeCode='SUBJ'><observation negationInd='true'>"
                + "<value code='Z88.0' displayName='Pénicilline'/></observation></entryRelationship></act></entry>"));
        assertEquals(List.of(), section("10160-0", "<entry><substanceAdministration><code code='no-medication-info'/>"
                + "</substanceAdministration></entry>"));
        assertEquals(List.of(ProfileContent.none(ProfileKind.ALLERGY)), section("48765-2", "<entry><act><entryRelationship "
                + "typeCode='SUBJ'><observation><value code='716186003'/></observation></entryRelationship></act></entry>"));
    }

    @Test void aTreatmentsDoseIsTheRestOfItsRowElseWhatIsCoded() {
        String administration = "<entry><substanceAdministration>%s<effectiveTime><low value='20190811'/></effectiveTime>"
                + "<effectiveTime xsi:type='PIVL_TS'><period value='8' unit='h'/></effectiveTime><routeCode displayName='Voie orale'/>"
                + "<doseQuantity value='1' unit='{tablet}'/><consumable><manufacturedProduct><manufacturedMaterial>"
                + "<code code='1' codeSystem='1.2' displayName='Ramipril 5 mg'/></manufacturedMaterial></manufacturedProduct></consumable>"
                + "</substanceAdministration></entry>";
        ProfileContent coded = section("10160-0", administration.formatted("")).getFirst();
        assertEquals("1 tablet / 8 h Voie orale", coded.detail().orElseThrow());
        ProfileContent told = section("10160-0", "<text><table><tbody><tr><td>11/08/2019</td><td>-</td><td>"
                + "<content ID='m'>Ramipril 5 mg</content></td><td>1 le matin</td></tr></tbody></table></text>"
                + administration.formatted("<text><reference value='#m'/></text>")).getFirst();
        assertEquals("1 le matin", told.detail().orElseThrow());
        assertEquals("2019-08-11", told.since().orElseThrow().iso());
    }

    @Test void anEndBeforeItsBeginningIsNotTaken() {
        ProfileContent problem = section("11450-4", "<entry><observation><effectiveTime><low value='2020'/><high value='2019'/>"
                + "</effectiveTime><value displayName='Asthme'/></observation></entry>").getFirst();
        assertEquals(Optional.empty(), problem.until());
    }

    @Test void hostileDocumentsAreCutOrRefused() {
        String many = "<entry><observation><value displayName='" + "x".repeat(5_000) + "'/></observation></entry>";
        List<ProfileContent> said = section("11450-4", many.repeat(2_000));
        assertEquals(300, said.size());
        assertEquals(ProfileContent.LONGEST_TEXT, said.getFirst().text().length());
        assertThrows(DocumentRefusedException.class, () -> section("11450-4", "<entry>".repeat(400)));
        assertThrows(DocumentRefusedException.class, () -> CdaContentReader.profile(DocumentSource.of(
                ("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + HEAD).getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of(), section("11450-4", "<entry><observation><value displayName='\u202E\u0007 '/></observation></entry>"
                .replace("\u0007", "")));
    }
}
