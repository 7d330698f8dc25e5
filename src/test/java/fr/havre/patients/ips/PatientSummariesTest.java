package fr.havre.patients.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirException.Code;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileCode;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import fr.havre.ui.profile.SummaryText;
import fr.havre.ui.words.Language;
import fr.havre.vault.TestVault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** On 25 November 2026. */
class PatientSummariesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final SummaryWords FRENCH = new SummaryText(Language.FRENCH);

    @TempDir static Path folder;
    private static TestVault vault;
    private static Patients patients;
    private static Profiles profiles;
    private static PatientSummaries summaries;
    private static Session doctor;
    private static PatientId full;

    @BeforeAll static void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        profiles = new Profiles(vault.clinical(), patients);
        summaries = new PatientSummaries(vault.clinical(), patients, profiles);
        doctor = vault.session(Role.DOCTOR);
        full = patient("Aubry", "1941-02-03");
        add(ProfileContent.of(ProfileKind.ALLERGY, "Pénicilline <G>").withDetail(Optional.of("œdème")).withSeverity(Optional.of(
                AllergySeverity.SEVERE)).withCode(Optional.of(new ProfileCode("2.16.840.1.113883.6.96", "373270004", "Penicillin"))));
        add(ProfileContent.of(ProfileKind.TREATMENT, "Ramipril 5 mg").withDetail(Optional.of("1 le matin"))
                .withDates(PartialDate.parse("2021-05"), Optional.empty()));
        add(ProfileContent.of(ProfileKind.TREATMENT, "Paracétamol"));
        add(ProfileContent.of(ProfileKind.HISTORY, "Asthme").withDates(PartialDate.parse("1985"), PartialDate.parse("2001")));
        add(ProfileContent.of(ProfileKind.IMPLANT, "Stent coronaire").withReference(Optional.of("LOT 42")));
        add(ProfileContent.of(ProfileKind.TRUSTED_PERSON, "Paul Aubry").withDetail(Optional.of("fils"))
                .withReference(Optional.of("0612345678")));
        add(ProfileContent.of(ProfileKind.DIRECTIVE, "Chez son fils").withDetail(Optional.of("enveloppe bleue"))
                .withDates(PartialDate.parse("2018-01"), Optional.empty()));
    }

    @AfterAll static void close() {
        vault.close();
    }

    private static PatientId patient(String name, String born) {
        return patients.create(doctor, new Patients.Draft(new Traits(name, "Marie Louise", PartialDate.parse(born), Sex.FEMALE,
                Optional.empty())), Set.of());
    }

    private static void add(ProfileContent content) {
        profiles.add(doctor, full, content, ProfileSource.practice(PartialDate.of(TODAY)));
    }

    private static byte[] written(PatientId patient, List<GivenVaccine> vaccines) {
        return summaries.write(doctor, patient, TODAY, vaccines, "Dr Claire Roussel", FRENCH);
    }

    private static Code refused(Executable wrong) {
        return assertThrows(FhirException.class, wrong).code();
    }

    private static List<JsonNode> resources(JsonNode bundle, String type) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode entry : bundle.path("entry")) if (FhirJson.is(entry.path("resource"), type)) found.add(entry.path("resource"));
        return found;
    }

    /** As the guide has it: first the composition, each reference answered inside, three sections that must be there, a narrative each. */
    @Test void isADocumentWhoseReferencesAllStandInsideItAndWhoseSectionsTellTheirEntriesInWords() {
        JsonNode bundle = FhirJson.read(written(full, List.of(new GivenVaccine("Grippe", PartialDate.parse("2026-10-20").orElseThrow(),
                Optional.of("A1")))));
        assertEquals("document", bundle.path("type").stringValue());
        assertTrue(bundle.path("identifier").path("value").stringValue().startsWith("urn:uuid:"));
        JsonNode composition = bundle.path("entry").path(0).path("resource");
        assertEquals("Composition", composition.path("resourceType").stringValue());
        assertEquals("60591-5", composition.path("type").path("coding").path(0).path("code").stringValue());
        Set<String> urls = new TreeSet<>();
        bundle.path("entry").forEach(each -> assertTrue(urls.add(each.path("fullUrl").stringValue())));
        Set<String> named = new TreeSet<>();
        references(bundle, named);
        assertTrue(urls.containsAll(named), () -> named + " not all in " + urls);
        List<String> codes = new ArrayList<>();
        for (JsonNode section : composition.path("section")) {
            codes.add(section.path("code").path("coding").path(0).path("code").stringValue());
            assertTrue(section.path("text").path("div").stringValue().startsWith("<div xmlns=\"http://www.w3.org/1999/xhtml\">"));
        }
        assertEquals(List.of("11450-4", "48765-2", "10160-0", "46264-8", "11369-6", "42348-3"), codes);
        assertEquals(2, resources(bundle, "MedicationStatement").size());
        assertEquals(1, resources(bundle, "Immunization").size());
        assertEquals("http://snomed.info/sct", resources(bundle, "AllergyIntolerance").getFirst().path("code").path("coding").path(0)
                .path("system").stringValue());
        assertTrue(composition.path("section").path(1).path("text").path("div").stringValue().contains("Pénicilline &lt;G&gt;"));
    }

    private static void references(JsonNode in, Set<String> found) {
        if (in.isObject() && in.path("reference").isString()) found.add(in.path("reference").stringValue());
        for (JsonNode each : in) references(each, found);
    }

    /** Elements that the profiles of the guide want of each resource. */
    @Test void everyResourceHasWhatItsProfileAsksFor() {
        JsonNode bundle = FhirJson.read(written(full, List.of()));
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode each = entry.path("resource");
            List<String> wanted = switch (each.path("resourceType").stringValue()) {
                case "Composition" -> List.of("status", "type", "subject", "date", "author", "title", "section");
                case "Patient" -> List.of("name", "birthDate", "gender", "contact");
                case "AllergyIntolerance" -> List.of("clinicalStatus", "code", "patient", "reaction");
                case "Condition" -> List.of("clinicalStatus", "category", "code", "subject", "onsetDateTime", "abatementDateTime");
                case "MedicationStatement" -> List.of("status", "medicationCodeableConcept", "subject");
                case "Device" -> List.of("type", "patient", "lotNumber");
                case "Consent" -> List.of("status", "scope", "category", "patient", "dateTime", "policyRule");
                case "DeviceUseStatement" -> List.of("status", "subject", "device", "_timingDateTime");
                default -> List.of("name");
            };
            for (String name : wanted) assertFalse(each.path(name).isMissingNode(), each.path("resourceType") + "." + name);
            if (FhirJson.is(each, "MedicationStatement")) {
                assertTrue(each.has("effectivePeriod") || each.path("_effectiveDateTime").path("extension").path(0).path("valueCode")
                        .stringValue().equals("unknown"));
            }
        }
    }

    @Test void saysNotAskedWhereNobodyAskedAndNoneKnownWhereThereIsNone() {
        PatientId marie = patient("Bertin", "1952-05-06");
        assertEquals(List.of("no-allergy-info", "no-medication-info", "no-problem-info"), absent(FhirJson.read(written(marie, List.of()))));
        for (ProfileKind each : List.of(ProfileKind.ALLERGY, ProfileKind.TREATMENT, ProfileKind.HISTORY)) {
            profiles.add(doctor, marie, ProfileContent.none(each), ProfileSource.practice(PartialDate.of(TODAY)));
        }
        JsonNode bundle = FhirJson.read(written(marie, List.of()));
        assertEquals(List.of("no-known-allergies", "no-known-medications", "no-known-problems"), absent(bundle));
        assertTrue(bundle.toString().contains("Aucune allergie connue"));
    }

    private static List<String> absent(JsonNode bundle) {
        return List.of(resources(bundle, "AllergyIntolerance").getFirst().path("code"),
                resources(bundle, "MedicationStatement").getFirst().path("medicationCodeableConcept"),
                resources(bundle, "Condition").getFirst().path("code")).stream().map(each -> each.path("coding").path(0).path("code")
                .stringValue()).toList();
    }

    @Test void whatWasWrittenIsReadElsewhereIntoTheLaneOfWhatComesFromElsewhereAndNotTwice() {
        byte[] file = written(full, List.of());
        assertEquals(new Profiles.Proposed(0, 7, 0), summaries.read(doctor, full, file, false));
        PatientId same = patient("Colas", "1963-07-08");
        assertEquals(Code.OTHER_PERSON, refused(() -> summaries.read(doctor, same, file, false)));
        assertEquals(7, summaries.read(doctor, same, file, true).added());
        Profile read = profiles.of(doctor, same);
        ProfileLine allergy = line(read, ProfileKind.ALLERGY);
        assertEquals(Optional.of(AllergySeverity.SEVERE), allergy.content().severity());
        assertEquals("Pénicilline <G>", allergy.content().text());
        assertEquals("2.16.840.1.113883.6.96", allergy.content().code().orElseThrow().system());
        assertEquals("Résumé du patient · Dr Claire Roussel", allergy.source().saidBy().orElseThrow());
        assertEquals("2026-11-25", allergy.source().on().orElseThrow().iso());
        assertEquals("LOT 42", line(read, ProfileKind.IMPLANT).content().reference().orElseThrow());
        assertEquals("0612345678", line(read, ProfileKind.TRUSTED_PERSON).content().reference().orElseThrow());
        ProfileContent directive = line(read, ProfileKind.DIRECTIVE).content();
        assertEquals(List.of("Chez son fils", "enveloppe bleue", "2018-01"), List.of(directive.text(), directive.detail().orElseThrow(),
                directive.since().orElseThrow().iso()));
        assertEquals(0, summaries.read(doctor, same, file, true).added());
    }

    private static ProfileLine line(Profile profile, ProfileKind kind) {
        return profile.proposed(ProfileLane.ELSEWHERE).stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
    }

    @Test void keepsTheDayOfThePatientsConsentAndWritesNothingForOneToCome() {
        PatientId marie = patient("Duvivier", "1974-09-10");
        assertEquals(Optional.empty(), summaries.lastConsent(doctor, marie));
        assertEquals(Code.CONSENT_IN_FUTURE, refused(() -> summaries.write(doctor, marie, TODAY.plusDays(1), List.of(), "x", FRENCH)));
        summaries.write(doctor, marie, TODAY.minusDays(3), List.of(), "x", FRENCH);
        assertEquals(Optional.of(TODAY.minusDays(3)), summaries.lastConsent(doctor, marie));
        assertThrows(AccessDeniedException.class, () -> summaries.write(vault.session(Role.FRONT_DESK), marie, TODAY, List.of(), "x",
                FRENCH));
    }

    @Test void whatIsWrongInItIsNoLine() {
        ObjectNode bundle = (ObjectNode) FhirJson.read(written(full, List.of()));
        for (JsonNode each : bundle.path("entry")) {
            ObjectNode resource = (ObjectNode) each.path("resource");
            if (FhirJson.is(resource, "AllergyIntolerance")) resource.putObject("verificationStatus").putArray("coding").addObject()
                    .put("code", "refuted");
            if (FhirJson.is(resource, "MedicationStatement")) resource.put("status", "stopped");
        }
        PatientId marie = patient("Esteban", "1985-11-12");
        summaries.read(doctor, marie, FhirJson.write(bundle), true);
        assertEquals(Set.of(ProfileKind.HISTORY, ProfileKind.IMPLANT, ProfileKind.TRUSTED_PERSON, ProfileKind.DIRECTIVE),
                Set.copyOf(profiles.of(doctor, marie).lines().stream().map(ProfileLine::kind).toList()));
    }

    @Test void hostileFilesAreRefusedOrReadWithinBounds() {
        assertEquals(Code.NOT_READABLE, refused(() -> read("")));
        assertEquals(Code.NOT_READABLE, refused(() -> read("[1]")));
        assertEquals(Code.NOT_READABLE, refused(() -> read("{\"a\":".repeat(100))));
        assertEquals(Code.NOT_READABLE, refused(() -> read("{\"type\":\"document\",\"type\":\"x\"}")));
        assertEquals(Code.NOT_READABLE, refused(() -> read("{} {}")));
        assertEquals(Code.NOT_A_SUMMARY, refused(() -> read("{\"resourceType\":\"Bundle\",\"type\":\"document\"}")));
        assertEquals(Code.NOT_A_SUMMARY, refused(() -> read("{\"resourceType\":\"Patient\"}")));
        assertEquals(Code.TOO_LARGE, refused(() -> summaries.read(doctor, full, new byte[FhirJson.LARGEST_BYTES + 1], true)));
        String many = "{\"resourceType\":\"Bundle\",\"type\":\"document\",\"entry\":[{\"resource\":{\"resourceType\":\"Composition\"}},"
                + "{\"resource\":{\"resourceType\":\"Patient\"}}" + ",{\"resource\":{\"resourceType\":\"Condition\",\"code\":{\"text\":\"%s\"}}}"
                .repeat(2_000) + "]}";
        PatientId marie = patient("Fournier", "1996-01-14");
        assertEquals(1, summaries.read(doctor, marie, many.formatted(java.util.Collections.nCopies(2_000, "x".repeat(900)).toArray())
                .getBytes(StandardCharsets.UTF_8), true).added());
    }

    private static void read(String text) {
        summaries.read(doctor, full, text.getBytes(StandardCharsets.UTF_8), true);
    }

    /** Bytes changed at random: read or refused, never another failure. */
    @Test void noAlteredFileMakesTheReaderFail() {
        byte[] good = written(full, List.of());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j < 1 + random.nextInt(8); j++) bad[random.nextInt(bad.length)] = (byte) (32 + random.nextInt(95));
            try {
                ReadSummary.of(bad);
            } catch (FhirException _) {
                // refused is well
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + i, e);
            }
        }
    }
}
