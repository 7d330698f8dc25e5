package fr.havre.record.mhd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.CodedValue;
import fr.havre.patients.ClaimedIns;
import fr.havre.record.RemoteDocument;
import fr.havre.record.RemoteDocument.Status;
import fr.havre.record.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries as servers and the guide's own examples write them. */
class EntryReaderTest {
    private final EntryReader reader = new EntryReader(new CodeSystems());

    @Test void readsTheGuidesSupersededDocument() throws Exception {
        RemoteDocument read = reader.read(example("DocumentReference-doc-x-id.json")).orElseThrow();
        assertEquals("doc-x-id", read.entryUuid());
        assertEquals(Optional.of("urn:oid:1.2.250.1.213.1.4.8.99999.0"), read.uniqueId());
        assertEquals(Status.SUPERSEDED, read.status());
        assertEquals(List.of(new ClaimedIns("123456789012345", "1.2.250.1.213.1.4.8")), read.patients());
        assertEquals("Compte rendu de consultation (v1)", read.description().title());
        assertEquals(Optional.of("2.16.840.1.113883.6.1"), read.description().type().map(CodedValue::system));
        assertEquals(Optional.of("1.2.250.1.213.1.1.4.1"), read.description().documentClass().map(CodedValue::system));
        assertEquals(Optional.of(Instant.parse("2026-06-10T07:00:00Z")), read.description().created());
        assertEquals(Optional.of("03f84c46bafa635e418d230990c2e276bfb3f877").map(String::length),
                read.sha1().map(String::length));
        assertEquals(Optional.of("N"), read.description().confidentiality());
    }

    @Test void readsBothDocumentsOfTheGuidesSearch() throws Exception {
        List<RemoteDocument> found = resources("Bundle-example-annexe-searchset-documentreferences.json");
        assertEquals(2, found.size());
        assertEquals(Optional.of("Binary/example-annexe-binary-cda"), found.get(0).address());
        assertEquals(Optional.of("application/fhir+json"), found.get(1).contentType());
        assertTrue(found.stream().allMatch(each -> each.status() == Status.CURRENT));
    }

    @Test void readsAReplacementAndASimplePublication() throws Exception {
        RemoteDocument replacing = resources("Bundle-example-td2-1-remplacement.json").getFirst();
        assertEquals(List.of("doc-x-id"), replacing.replaces());
        RemoteDocument simple = reader.read(example("DocumentReference-example-td2-iti105-publication-simplifiee.json")).orElseThrow();
        assertEquals(Optional.empty(), simple.address());
        assertEquals(List.of(new ClaimedIns("123456789012345", "1.2.250.1.213.1.4.8")), simple.patients());
    }

    @Test void takesWhatARealServerRewrites() throws Exception {
        RemoteDocument read = read("""
                {"resourceType":"DocumentReference","id":"9","meta":{"versionId":"3"},
                 "contained":[{"resourceType":"Patient","id":"p","identifier":[{"system":"urn:oid:1.2.250.1.213.1.4.11","value":"279035121518989"}]},
                  {"resourceType":"PractitionerRole","id":"r","practitioner":{"reference":"#d"}},
                  {"resourceType":"Practitioner","id":"d","name":[{"family":"MODELE","given":["Camille"]}]}],
                 "extension":[{"url":"http://esante.gouv.fr/cisis/fhir/StructureDefinition/PDSm_isArchived","valueBoolean":true}],
                 "masterIdentifier":{"system":"urn:ietf:rfc:3986","value":"1.2.3.4"},
                 "identifier":[{"value":"urn:oid:1.2.3.4"},{"system":"urn:ietf:rfc:3986","value":"urn:uuid:11111111-2222-3333-4444-555555555555"}],
                 "status":"current","subject":{"reference":"Patient/5"},"author":[{"reference":"#r"}],
                 "relatesTo":[{"code":"replaces","target":{"reference":"http://127.0.0.1/fhir/DocumentReference/6/_history/2"}}],
                 "securityLabel":[{"coding":[{"system":"https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument","code":"MASQUE_PS"}]},
                  {"coding":[{"code":"INVISIBLE_PATIENT"}]}],
                 "content":[{"attachment":{"contentType":"application/pdf","url":"Binary/4","hash":"MDNmODRjNDZiYWZhNjM1ZTQxOGQyMzA5OTBjMmUyNzZiZmIzZjg3Nw=="}}],
                 "context":{"sourcePatientInfo":{"reference":"#p"}}}""").orElseThrow();
        assertEquals(Optional.of("3"), read.version());
        assertEquals(Optional.of("urn:oid:1.2.3.4"), read.uniqueId());
        assertEquals(Optional.of("urn:uuid:11111111-2222-3333-4444-555555555555"), read.logicalId());
        assertEquals(List.of(new ClaimedIns("279035121518989", "1.2.250.1.213.1.4.11")), read.patients());
        assertEquals(List.of("Camille MODELE"), read.description().authors());
        assertEquals(List.of("6"), read.replaces());
        assertTrue(read.archived());
        assertEquals(Set.of(Visibility.HIDDEN_FROM_PROFESSIONALS, Visibility.HIDDEN_FROM_PATIENT), read.hidden());
        assertEquals(Optional.of("03f84c46bafa635e418d230990c2e276bfb3f877"), read.sha1());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"resourceType\":\"DocumentReference\"}",
            "{\"resourceType\":\"Patient\",\"id\":\"1\"}",
            "{\"resourceType\":\"DocumentReference\",\"id\":7}"})
    void leavesOutWhatHasNoIdOrIsSomethingElse(String json) throws Exception {
        assertEquals(Optional.empty(), read(json));
    }

    @Test void anEntryWithNothingButAnIdIsRead() throws Exception {
        RemoteDocument read = read("{\"resourceType\":\"DocumentReference\",\"id\":\"1\"}").orElseThrow();
        assertEquals(Status.UNKNOWN, read.status());
        assertFalse(read.archived());
    }

    @Test void nothingAnEntryHoldsMakesTheReaderFail() throws Exception {
        ObjectNode whole = (ObjectNode) Json.mapper().readTree("""
                {"resourceType":"DocumentReference","id":"9","meta":{"versionId":"3"},"contained":[{"resourceType":"Patient","id":"p"}],
                 "masterIdentifier":{"value":"1.2"},"identifier":[{"value":"x"}],"status":"current","type":{"coding":[{"code":"a"}]},
                 "category":[{"coding":[{"code":"b"}]}],"subject":{"reference":"#p"},"date":"2024","author":[{"reference":"#p"}],
                 "relatesTo":[{"code":"replaces","target":{"reference":"a"}}],"securityLabel":[{"coding":[{"code":"N"}]}],
                 "content":[{"attachment":{"size":1,"hash":"AA==","url":"x"},"format":{"code":"f"}}],"context":{"period":{"start":"2024"}}}""");
        List<String> junk = List.of("null", "7", "true", "\"\"", "\"99999999999999999999-13-45\"", "[]", "{}",
                "[[[]]]", "[null]",
                "{\"coding\":7}", "1e400", "-1");
        long seed = 20261125;
        Random random = new Random(seed);
        for (int round = 0; round < 4000; round++) {
            ObjectNode changed = whole.deepCopy();
            for (int i = 0; i < 3; i++) spoil(changed, random, junk);
            boolean named = changed.path("id").asString("").equals("9") && changed.path("resourceType").isString();
            assertTrue(reader.read(changed).isPresent() || !named || !Node.is(changed, "DocumentReference"),
                    () -> "seed " + seed + ": " + changed);
        }
    }

    private static void spoil(JsonNode node, Random random, List<String> junk) {
        JsonNode value = Json.mapper().readTree(junk.get(random.nextInt(junk.size())));
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = object.propertyNames().stream().toList();
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0 || !object.get(name).isContainer()) object.set(name, value);
            else spoil(object.get(name), random, junk);
        } else if (node.isArray() && !node.isEmpty()) {
            spoil(node.path(0), random, junk);
        }
    }

    private Optional<RemoteDocument> read(String json) {
        return reader.read(Json.mapper().readTree(json));
    }

    private static JsonNode example(String name) throws Exception {
        return Json.mapper().readTree(SharedExamples.text(name));
    }

    private List<RemoteDocument> resources(String bundle) throws Exception {
        return example(bundle).path("entry").valueStream().flatMap(each -> reader.read(each.path("resource"))
                .stream()).toList();
    }
}
