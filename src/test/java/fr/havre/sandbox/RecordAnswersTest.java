package fr.havre.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.sandbox.samples.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a client sees of the record: TD0.2, ITI-67, ITI-66, ITI-68. */
class RecordAnswersTest {
    private static Sandbox sandbox;
    private static Client roussel;

    @BeforeAll static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        roussel = new Client(sandbox, "roussel");
    }

    @AfterAll static void stop() {
        roussel.close();
        sandbox.close();
    }

    private static String documentsOf(Person person) {
        return "/DocumentReference?patient.identifier=" + Client.encoded(person.token()) + "&status=current";
    }

    @Test void tellsOfEachPersonWhetherARecordExistsAndIsOpen() throws IOException {
        for (Person person : sandbox.people().patients()) {
            JsonNode found = Client.json(roussel.get("/Patient?identifier=" + Client.encoded(person.token())));
            assertEquals(person.record() == Person.State.NONE ? 0 : 1, found.at("/total").asInt());
            if (person.record() == Person.State.NONE) continue;
            assertEquals(person.record() == Person.State.OPEN, found.at("/entry/0/resource/active").asBoolean());
        }
    }

    @Test void refusesWhoCarriesNoKnownToken() throws IOException {
        try (Client nobody = new Client(sandbox, null)) {
            HttpResponse<byte[]> answer = nobody.get(documentsOf(sandbox.people().patient("morel")));
            assertEquals(401, answer.statusCode());
            assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
            assertEquals(200, nobody.get("/metadata").statusCode());
        }
    }

    @Test void findsDocumentsAndGivesTheirBytesAsTheirHashSays() throws Exception {
        JsonNode found = Client.json(roussel.get(documentsOf(sandbox.people().patient("morel")) + "&type=http://loinc.org%7C11502-2"));
        JsonNode document = found.at("/entry/0/resource");
        assertTrue(document.at("/subject/reference").asString().startsWith("Patient/"));
        String url = document.at("/content/0/attachment/url").asString();
        assertTrue(url.startsWith("Binary/"), url);
        HttpResponse<byte[]> raw = roussel.get("/" + url, "Accept", "application/xml");
        assertEquals("application/xml", raw.headers().firstValue("Content-Type").orElseThrow());
        byte[] sha1 = java.security.MessageDigest.getInstance("SHA-1").digest(raw.body());
        assertEquals(document.at("/content/0/attachment/hash").asString(), Base64.getEncoder().encodeToString(sha1));
        assertArrayEquals(raw.body(), roussel.get("/" + url, "Accept", "*/*").body());
        JsonNode wrapped = Client.json(roussel.get("/" + url, "Accept", "application/fhir+json"));
        assertArrayEquals(raw.body(), Base64.getDecoder().decode(wrapped.at("/data").asString()));
        assertEquals(406, roussel.get("/" + url, "Accept", "image/png").statusCode());
    }

    @Test void refusesASearchWithoutPatientOrStatusAndAnyUnknownParameter() throws IOException {
        String morel = "patient.identifier=" + Client.encoded(sandbox.people().patient("morel").token());
        assertEquals(400, roussel.get("/DocumentReference?status=current").statusCode());
        assertEquals(400, roussel.get("/DocumentReference?" + morel).statusCode());
        assertEquals(400, roussel.get("/DocumentReference?status=current&" + morel + "&_lastUpdated=ge2024").statusCode());
        assertEquals(400, roussel.get("/DocumentReference?status=current&" + morel + "&date=soon").statusCode());
    }

    @Test void givesFrenchReasonsAndAReferenceForSupport() throws IOException {
        HttpResponse<byte[]> answer = roussel.get(documentsOf(sandbox.people().patient("ozturk")));
        assertEquals(403, answer.statusCode());
        JsonNode outcome = Client.json(answer);
        assertTrue(outcome.at("/issue/0/details/text").asString().contains("fermé"));
        assertEquals("record-closed", outcome.at("/issue/0/details/coding/0/code").asString());
        assertTrue(outcome.at("/issue/0/diagnostics").asString().contains(answer.headers().firstValue("X-Request-Id").orElseThrow()));
        assertEquals(404, roussel.get(documentsOf(sandbox.people().patient("gunther"))).statusCode());
    }

    @Test void letsNobodySeeWhomThePatientBlocked() throws IOException {
        try (Client vasseur = new Client(sandbox, "vasseur")) {
            assertEquals(403, vasseur.get(documentsOf(sandbox.people().patient("nguessan"))).statusCode());
            assertEquals(200, roussel.get(documentsOf(sandbox.people().patient("nguessan"))).statusCode());
        }
    }

    @Test void packsAnswersOnlyForThoseWhoUnpack() throws IOException {
        HttpResponse<byte[]> packed = roussel.get(documentsOf(sandbox.people().patient("morel")), "Accept-Encoding", "gzip");
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
        try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.body()))) {
            assertTrue(new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("searchset"));
        }
        assertFalse(roussel.get("/metadata").headers().firstValue("Content-Encoding").isPresent());
    }

    @Test void aDocumentFromAHospitalIsInTheNextListOfSubmissions() throws IOException {
        Person lefevre = sandbox.people().patient("lefevre");
        String today = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Paris")).toString();
        String search = "/List?code=https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes%7Csubmissionset&status=current"
                + "&patient.identifier=" + Client.encoded(lefevre.token()) + "&date=ge" + today;
        int before = Client.json(roussel.get(search)).at("/total").asInt();
        String uniqueId = sandbox.addFromHospital();
        JsonNode after = Client.json(roussel.get(search));
        assertEquals(before + 1, after.at("/total").asInt());
        String document = after.at("/entry/0/resource/entry/0/item/reference").asString();
        JsonNode read = Client.json(roussel.get("/" + document));
        assertEquals(uniqueId, read.at("/masterIdentifier/value").asString());
        assertEquals(1, sandbox.stored(uniqueId));
    }
}
