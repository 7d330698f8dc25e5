package fr.havre.record.mhd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.patients.Ins;
import fr.havre.record.RecordException;
import fr.havre.record.SampleSubmission;
import fr.havre.record.Submission;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What leaves for the server, byte for byte. */
class MhdRequestTest {
    private static final Ins INS = new Ins("279035121518989", Ins.Issuer.NIR_DEMO);
    private static final String TAKEN = """
            {"resourceType":"Bundle","type":"transaction-response","entry":[
              {"response":{"status":"201 Created","location":"List/7/_history/1","etag":"W/\\"1\\""}},
              {"response":{"status":"201 Created","location":"DocumentReference/8/_history/1","etag":"1"}},
              {"response":{"status":"201","location":"Binary/9/_history/1"}}]}""";

    private final String uniqueId = SampleSubmission.newUniqueId();
    private final byte[] pdf = SampleSubmission.pdf("un compte rendu");
    private final Submission submission = SampleSubmission.of(SampleSubmission.patient(INS),
            SampleSubmission.author(), uniqueId,
            pdf, Optional.empty());

    @Test void aSubmissionConformsToTheComprehensiveProfile() throws Exception {
        JsonNode bundle = sent(TAKEN, submission);
        assertEquals(List.of(), PdsmChecker.problemsOfBundle(bundle));
        JsonNode entry = resource(bundle, "DocumentReference");
        assertEquals(uniqueId, entry.at("/masterIdentifier/value").asString());
        assertEquals("Patient?identifier=urn:oid:1.2.250.1.213.1.4.11|279035121518989",
                entry.at("/subject/reference").asString());
        assertEquals("http://loinc.org", entry.at("/type/coding/0/system").asString());
        assertEquals("https://mos.esante.gouv.fr/NOS/TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument",
                entry.at("/category/0/coding/0/system").asString());
        assertEquals("2026-11-20T10:30:00+01:00", entry.at("/date").asString());
        assertEquals("2026-11-25T09:00:00+01:00", resource(bundle, "List").at("/date").asString());
        assertArrayEquals(pdf, Base64.getDecoder().decode(resource(bundle, "Binary").at("/data").asString()));
        assertEquals(pdf.length, entry.at("/content/0/attachment/size").asInt());
    }

    @Test void theCheckerSeesWhatTheGuidesOwnExamplesLack() throws Exception {
        JsonNode example = Json.mapper().readTree(SharedExamples.text("Bundle-example-td2-iti65-lot-soumission.json"));
        List<String> problems = PdsmChecker.problemsOfBundle(example);
        assertTrue(problems.contains("no /custodian/reference"), problems.toString());
        assertTrue(problems.contains("/masterIdentifier/use is not usual"), problems.toString());
        assertTrue(problems.contains("List.source is a Practitioner"), problems.toString());
    }

    @Test void aRetrySendsTheSameBytes() throws Exception {
        assertEquals(sent(TAKEN, submission).toString(), sent(TAKEN, submission).toString());
    }

    @Test void givesBackTheEntryAndVersionTheServerTells() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.json(TAKEN)); var connector = Connectors.to(server)) {
            var submitted = connector.submit(submission, () -> new ByteArrayInputStream(pdf));
            assertEquals(Optional.of("8"), submitted.entryUuid());
            assertEquals(Optional.of("1"), submitted.version());
            ScriptedServer.Seen request = server.seen().getFirst();
            assertEquals("POST /fhir", request.method() + " " + request.target());
            assertEquals("Bearer a-token", request.headers().get("authorization"));
            assertTrue(request.headers().get("content-type").startsWith("application/fhir+json"));
            assertEquals(Integer.toString(request.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length),
                    request.headers().get("content-length"));
        }
    }

    @Test void aReplacementPatchesTheOldEntryInTheSameTransaction() throws Exception {
        String old = SampleSubmission.newUniqueId();
        Submission replacing = SampleSubmission.of(SampleSubmission.patient(INS), SampleSubmission.author(), uniqueId,
                pdf,
                Optional.of(old));
        String found = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":{\"resourceType\":"
                + "\"DocumentReference\",\"id\":\"77\",\"status\":\"current\",\"masterIdentifier\":{\"value\":\""
                + old + "\"}}}]}";
        try (ScriptedServer server = ScriptedServer.plain(request ->
                        ScriptedServer.json(request.method().equals("GET") ? found : TAKEN));
                var connector = Connectors.to(server)) {
            connector.submit(replacing, () -> new ByteArrayInputStream(pdf));
            JsonNode bundle = Json.mapper().readTree(server.seen().get(1).body());
            assertEquals(List.of(), PdsmChecker.problemsOfBundle(bundle));
            assertEquals("DocumentReference/77", resource(bundle, "DocumentReference")
                    .at("/relatesTo/0/target/reference").asString());
            JsonNode patch = bundle.path("entry").valueStream().filter(each -> each.at("/request/method").asString("")
                    .equals("PATCH")).findFirst().orElseThrow();
            assertEquals("DocumentReference/77", patch.at("/request/url").asString());
            assertEquals("DocumentReference.status", patch.at("/resource/parameter/0/part/1/valueString").asString());
            assertEquals("superseded", patch.at("/resource/parameter/0/part/2/valueCode").asString());
        }
    }

    @Test void theSimplePublicationCarriesTheBytesInsideAndAsksToBeKeptOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(_ -> ScriptedServer.answer(201,
                        "Location: http://127.0.0.1/fhir/DocumentReference/31/_history/1\r\nETag: W/\"1\"\r\n",
                        new byte[0]));
                var connector = Connectors.to(server)) {
            assertEquals(Optional.of("31"), connector.submitSimply(submission, () -> new ByteArrayInputStream(pdf))
                    .entryUuid());
            ScriptedServer.Seen request = server.seen().getFirst();
            assertEquals("identifier=urn:ietf:rfc:3986|" + uniqueId + "&status=current",
                    request.headers().get("if-none-exist"));
            JsonNode entry = Json.mapper().readTree(request.body());
            assertArrayEquals(pdf, Base64.getDecoder().decode(entry.at("/content/0/attachment/data").asString()));
            assertFalse(entry.at("/content/0/attachment").has("url"));
        }
    }

    @Test void aDocumentOfEightyMegabytesLeavesInLittleMemory() throws Exception {
        long size = 80L << 20;
        Submission.Document small = submission.document();
        Submission.Document large = new Submission.Document(small.uniqueId(), small.title(), small.type(),
                small.documentClass(),
                small.format(), small.confidentiality(), small.contentType(), size, small.sha1(), small.created(),
                small.serviceStart(), small.serviceEnd(), small.author(), small.facilityType(), small.practiceSetting(),
                Optional.empty());
        Submission heavy = new Submission(submission.setId(), submission.sourceId(), submission.submitted(),
                submission.activity(), submission.submitter(), submission.patient(), large);
        DiscardingServer.Measured measured = DiscardingServer.measure(connector ->
                connector.submit(heavy, () -> new Zeros(size)));
        assertEquals((size / 3 * 4) >> 20, measured.bytes() >> 20);
        assertTrue(measured.allocatedBytes() < (24L << 20), "allocated " + measured.allocatedBytes());
    }

    @Test void aDocumentShorterThanAnnouncedIsNeverACompleteRequest() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.json(TAKEN)); var connector = Connectors.to(server)) {
            RecordException failure = assertThrows(RecordException.class,
                    () -> connector.submit(submission, () -> new ByteArrayInputStream(pdf, 0, pdf.length - 1)));
            assertEquals(RecordException.Code.MAYBE_DONE, failure.code());
        }
    }

    private JsonNode sent(String answer, Submission what) throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.json(answer)); var connector = Connectors.to(server)) {
            connector.submit(what, () -> new ByteArrayInputStream(pdf));
            return Json.mapper().readTree(server.seen().getFirst().body());
        }
    }

    private static JsonNode resource(JsonNode bundle, String type) {
        return bundle.path("entry").valueStream().map(each -> each.path("resource"))
                .filter(each -> each.path("resourceType").asString("").equals(type)).findFirst().orElseThrow();
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override public int read(byte[] into, int offset, int length) {
            if (left <= 0) return -1;
            int got = (int) Math.min(left, length);
            left -= got;
            return got;
        }
    }
}
