package fr.havre.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ITI-65 and ITI-105: what conforms is taken whole, what does not is refused whole. */
class SubmissionTest {
    private static Sandbox sandbox;
    private static Client esteve;
    private static Submissions submissions;

    @BeforeAll static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withoutSamples());
        esteve = new Client(sandbox, "esteve");
        submissions = new Submissions(sandbox);
    }

    @AfterAll static void stop() {
        esteve.close();
        sandbox.close();
    }

    @Test void takesAConformingSubmissionAndAnswersRelativeVersionedLocations() throws IOException {
        ObjectNode bundle = submissions.valid();
        HttpResponse<byte[]> answer = esteve.submit(bundle);
        JsonNode entries = Client.json(answer).at("/entry");
        assertEquals(200, answer.statusCode());
        assertEquals(3, entries.size());
        assertTrue(entries.at("/0/response/location").asString().matches("List/\\d+/_history/1"));
        assertTrue(entries.at("/1/response/location").asString().matches("DocumentReference/\\d+/_history/1"));
        assertTrue(entries.at("/2/response/location").asString().matches("Binary/\\d+/_history/1"));
        assertEquals("W/\"1\"", entries.at("/1/response/etag").asString());
        assertEquals(1, sandbox.stored(Submissions.uniqueId(bundle)));
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                without("custodian", b -> Submissions.document(b).remove("custodian")),
                without("date", b -> Submissions.document(b).remove("date")),
                without("author", b -> Submissions.document(b).remove("author")),
                without("masterIdentifier", b -> Submissions.document(b).remove("masterIdentifier")),
                without("masterIdentifier.use", b -> ((ObjectNode) Submissions.document(b).get("masterIdentifier")).remove("use")),
                without("status", b -> Submissions.document(b).remove("status")),
                without("type", b -> Submissions.document(b).remove("type")),
                without("category", b -> Submissions.document(b).remove("category")),
                without("securityLabel", b -> Submissions.document(b).remove("securityLabel")),
                without("contentType", b -> Submissions.attachment(b).remove("contentType")),
                without("size", b -> Submissions.attachment(b).remove("size")),
                without("hash", b -> Submissions.attachment(b).remove("hash")),
                without("title", b -> Submissions.attachment(b).remove("title")),
                without("language", b -> Submissions.attachment(b).remove("language")),
                without("creation", b -> Submissions.attachment(b).remove("creation")),
                without("format", b -> ((ObjectNode) Submissions.document(b).at("/content/0")).remove("format")),
                without("period", b -> ((ObjectNode) Submissions.document(b).at("/context")).remove("period")),
                without("facilityType", b -> ((ObjectNode) Submissions.document(b).at("/context")).remove("facilityType")),
                without("practiceSetting", b -> ((ObjectNode) Submissions.document(b).at("/context")).remove("practiceSetting")),
                without("sourcePatientInfo", b -> ((ObjectNode) Submissions.document(b).at("/context")).remove("sourcePatientInfo")),
                without("contained", b -> Submissions.document(b).remove("contained")),
                without("List.source", b -> Submissions.list(b).remove("source")),
                without("a List.source of PractitionerRole", b -> ((ObjectNode) Submissions.list(b).at("/source")).put("reference", "#person")),
                without("List.extension", b -> Submissions.list(b).remove("extension")),
                without("ihe-sourceId", b -> ((ArrayNode) Submissions.list(b).get("extension")).remove(1)),
                without("List.mode", b -> Submissions.list(b).remove("mode")),
                without("List.date", b -> Submissions.list(b).remove("date")),
                without("List.entry", b -> Submissions.list(b).remove("entry")),
                without("a class of its type", b -> ((ObjectNode) Submissions.document(b).at("/category/0/coding/0")).put("code", "42")),
                without("a type the DMP takes", b -> ((ObjectNode) Submissions.document(b).at("/type/coding/0")).put("code", "51851-4")),
                without("the right hash", b -> Submissions.attachment(b).put("hash", "A/hMRrv6Y15BjSM8kMLidrz+mHc=")),
                without("the right size", b -> Submissions.attachment(b).put("size", 12)),
                without("the CDA's own id", b -> ((ObjectNode) Submissions.document(b).at("/masterIdentifier")).put("value", "urn:oid:2.25.1")),
                without("an INS whose key computes", b -> patient(b, "252036912304548")));
    }

    private static Arguments without(String what, Consumer<ObjectNode> spoil) {
        return Arguments.of(what, spoil);
    }

    private static void patient(ObjectNode bundle, String ins) {
        String reference = "Patient?identifier=urn:oid:1.2.250.1.213.1.4.11|" + ins;
        ((ObjectNode) Submissions.list(bundle).get("subject")).put("reference", reference);
        ((ObjectNode) Submissions.document(bundle).get("subject")).put("reference", reference);
    }

    @ParameterizedTest(name = "without {0}") @MethodSource("spoiled")
    void refusesASubmissionWithSomethingMissingAndKeepsNothingOfIt(String what, Consumer<ObjectNode> spoil) throws IOException {
        ObjectNode bundle = submissions.valid();
        String uniqueId = Submissions.uniqueId(bundle);
        spoil.accept(bundle);
        HttpResponse<byte[]> answer = esteve.submit(bundle);
        assertEquals(422, answer.statusCode(), what);
        JsonNode outcome = Client.json(answer);
        assertEquals("OperationOutcome", outcome.at("/resourceType").asString());
        assertTrue(outcome.at("/issue/0/details/text").asString().length() > 10);
        assertEquals(0, sandbox.stored(uniqueId));
    }

    @Test void refusesACdaDocumentThatIsAboutSomebodyElse() throws IOException {
        ObjectNode bundle = submissions.valid();
        String other = sandbox.people().patient("lefevre").ins();
        patient(bundle, other);
        for (ObjectNode each : new ObjectNode[] {Submissions.list(bundle), Submissions.document(bundle)}) {
            ((ObjectNode) each.at("/contained/0/identifier/0")).put("value", other);
        }
        HttpResponse<byte[]> answer = esteve.submit(bundle);
        assertEquals(422, answer.statusCode());
        assertTrue(Client.json(answer).toString().contains("en-tête du document CDA"));
    }

    @Test void doesNotKnowAnInsNobodyHas() throws IOException {
        ObjectNode bundle = submissions.valid();
        patient(bundle, "223042545611482");
        assertEquals(404, esteve.submit(bundle).statusCode());
    }

    @Test void refusesTheSameUniqueIdTwiceUnlessToldToKeepDuplicates() throws IOException {
        ObjectNode bundle = submissions.valid();
        assertEquals(200, esteve.submit(bundle).statusCode());
        assertEquals(409, esteve.submit(bundle).statusCode());
        assertEquals(1, sandbox.stored(Submissions.uniqueId(bundle)));
        try (Sandbox lenient = Sandbox.start(SandboxOptions.defaults().withoutSamples().keepingDuplicates());
                Client client = new Client(lenient, "esteve")) {
            client.submit(bundle);
            assertEquals(200, client.submit(bundle).statusCode());
            assertEquals(2, lenient.stored(Submissions.uniqueId(bundle)));
        }
    }

    @Test void givesBackTheFirstOneWhenAskedToCreateOnlyIfThereIsNone() throws IOException {
        ObjectNode bundle = submissions.valid();
        String first = Submissions.idOf(Client.json(esteve.submit(bundle)));
        ((ObjectNode) bundle.at("/entry/1/request")).put("ifNoneExist", "identifier=urn:ietf:rfc:3986|" + Submissions.uniqueId(bundle));
        JsonNode again = Client.json(esteve.submit(bundle));
        assertEquals(first, Submissions.idOf(again));
        assertEquals("200 OK", again.at("/entry/1/response/status").asString());
    }

    @Test void replacesOnlyWithThePatchOfTheOldOneAndOnlyByItsAuthor() throws IOException {
        String old = Submissions.idOf(Client.json(esteve.submit(submissions.valid())));
        ObjectNode withoutPatch = submissions.replacing(old);
        ((ArrayNode) withoutPatch.get("entry")).remove(3);
        assertEquals(422, esteve.submit(withoutPatch).statusCode());
        try (Client roussel = new Client(sandbox, "roussel")) {
            assertEquals(403, roussel.submit(submissions.replacing(old)).statusCode());
        }
        assertEquals("current", Client.json(esteve.get("/DocumentReference/" + old)).at("/status").asString());
        assertEquals(200, esteve.submit(submissions.replacing(old)).statusCode());
        HttpResponse<byte[]> superseded = esteve.get("/DocumentReference/" + old);
        assertEquals("superseded", Client.json(superseded).at("/status").asString());
        assertEquals("W/\"2\"", superseded.headers().firstValue("ETag").orElseThrow());
        assertEquals(409, esteve.submit(submissions.replacing(old)).statusCode());
    }

    @Test void worksOutWhatASimplePublicationLeavesOut() throws IOException {
        ObjectNode bundle = submissions.valid();
        ObjectNode document = Submissions.document(bundle);
        ObjectNode attachment = Submissions.attachment(bundle);
        document.remove(java.util.List.of("category", "custodian", "securityLabel", "context"));
        attachment.remove(java.util.List.of("hash", "size", "language", "creation", "url"));
        attachment.put("data", bundle.at("/entry/2/resource/data").asString());
        HttpResponse<byte[]> answer = esteve.send("POST", "/DocumentReference", document.toString(), "Content-Type", "application/fhir+json");
        assertEquals(201, answer.statusCode());
        JsonNode stored = Client.json(answer);
        assertEquals("10", stored.at("/category/0/coding/0/code").asString());
        assertTrue(stored.at("/content/0/attachment/url").asString().startsWith("Binary/"));
        assertTrue(answer.headers().firstValue("Location").orElseThrow().endsWith("/_history/1"));
        HttpResponse<byte[]> again = esteve.send("POST", "/DocumentReference", document.toString(), "If-None-Exist",
                "identifier=urn:ietf:rfc:3986|" + Submissions.uniqueId(bundle), "Prefer", "return=minimal");
        assertEquals(200, again.statusCode());
        assertEquals(0, again.body().length);
    }

    @Test void readsAPackedRequest() throws Exception {
        var packed = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.GZIPOutputStream(packed)) {
            out.write(submissions.valid().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        var request = java.net.http.HttpRequest.newBuilder(sandbox.baseUri()).header("Content-Encoding", "gzip")
                .header("Authorization", "Bearer demo-esteve")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())).build();
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            assertEquals(200, http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }
}
