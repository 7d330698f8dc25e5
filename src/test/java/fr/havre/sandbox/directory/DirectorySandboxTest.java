package fr.havre.sandbox.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.sandbox.Fault;
import fr.havre.sandbox.samples.People;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox is as strict as the real server: what the product's tests prove is worth no more than this. */
class DirectorySandboxTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private DirectorySandbox sandbox;

    @BeforeEach void start() {
        sandbox = DirectorySandbox.start(0, People.load().professionals(), () -> now);
        sandbox.aSecond(500);
    }

    @AfterEach void stop() {
        sandbox.close();
        client.close();
    }

    private HttpResponse<String> get(String what, String key) throws Exception {
        URI uri = what.startsWith("http") ? URI.create(what) : URI.create(sandbox.baseUri() + "/" + what);
        return client.send(HttpRequest.newBuilder(uri).header("ESANTE-API-KEY", key).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String what) throws Exception {
        HttpResponse<String> answer = get(what, DirectorySandbox.KEY);
        assertEquals(200, answer.statusCode(), answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test void holdsAboutThreeHundredProfessionalsAndFortyStructures() throws Exception {
        assertEquals(309, json("Practitioner").get("total").asInt());
        assertEquals(47, json("Organization").get("total").asInt());
        assertTrue(json("Practitioner?active=true").get("total").asInt() < 309);
    }

    @Test void answersOnlyWhoSendsTheKey() throws Exception {
        HttpResponse<String> answer = get("Practitioner", "nope");
        assertEquals(401, answer.statusCode());
        assertTrue(!answer.body().contains("resourceType"), "the gateway speaks no FHIR");
        assertEquals(200, get("metadata", "nope").statusCode());
    }

    @ParameterizedTest @ValueSource(strings = {"Practitioner?mailbox-mss-type=PER", "Practitioner?address-city=Rennes",
        "Organization?city=Rennes", "PractitionerRole?specialty=SM04", "Practitioner?name:missing=true",
        "PractitionerRole?_include=PractitionerRole:location", "Practitioner?_count=x"})
    void refusesByNameWhatTheRealServerDoesNotServe(String what) throws Exception {
        HttpResponse<String> answer = get(what, DirectorySandbox.KEY);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals("OperationOutcome", JsonMapper.shared().readTree(answer.body()).get("resourceType").asString());
    }

    @Test void knowsNoOtherResourceNoBatchAndNoOtherMethod() throws Exception {
        assertEquals(404, get("Patient", DirectorySandbox.KEY).statusCode());
        assertEquals(404, get("", DirectorySandbox.KEY).statusCode());
        assertEquals(405, client.send(HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/Practitioner"))
                .header("ESANTE-API-KEY", DirectorySandbox.KEY).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @ParameterizedTest @CsvSource({"Practitioner?name=ROUSSEL,1", "Practitioner?name:family=rous&name:given=CLA,1",
        "Practitioner?family=oussel,0", "Practitioner?identifier=810000000014,1", "Practitioner?identifier=10000000014,1",
        "Practitioner?mailbox-mss:exact=claire.roussel@tilleuls.mssante.fr,1",
        "Practitioner?mailbox-mss:exact=Claire.Roussel@tilleuls.mssante.fr,0",
        "Organization?address-city=saint-thurial&name:contains=tilleuls,1", "Organization?identifier=350000017,1",
        "PractitionerRole?practitioner=Practitioner/003-10000000014,1"})
    void searchesAsFhirSays(String what, int expected) throws Exception {
        assertEquals(expected, json(what).get("total").asInt(), what);
    }

    @Test void givesPagesOfFiftyAndWhatIsReferredTo() throws Exception {
        Set<String> ids = new HashSet<>();
        String next = "PractitionerRole?_include=PractitionerRole:practitioner&_count=400";
        int pages = 0;
        while (next != null) {
            JsonNode page = json(next);
            pages++;
            for (JsonNode each : page.get("entry")) {
                if (each.get("search").get("mode").asString().equals("match")) ids.add(each.get("fullUrl").asString());
            }
            next = page.path("link").path(0).path("url").stringValue(null);
        }
        assertEquals(json("PractitionerRole").get("total").asInt(), ids.size());
        assertEquals((ids.size() + 49) / 50, pages);
    }

    @Test void leavesOutWhatWasNotAskedFor() throws Exception {
        JsonNode one = json("Practitioner?identifier=10000000014&_elements=telecom").get("entry").get(0).get("resource");
        assertTrue(one.has("telecom") && !one.has("name") && one.get("meta").has("tag"));
    }

    @Test void countsRequestsASecondAndFails() throws Exception {
        sandbox.aSecond(17);
        for (int i = 0; i < 17; i++) assertEquals(200, get("metadata", "").statusCode());
        HttpResponse<String> answer = get("metadata", "");
        assertEquals(429, answer.statusCode());
        assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
        now = now.plusSeconds(1);
        assertEquals(200, get("metadata", "").statusCode());
        sandbox.next(1, new Fault.Status(503, Duration.ofSeconds(9)));
        assertEquals(503, get("metadata", "").statusCode());
        sandbox.next(1, new Fault.Cut(40));
        assertThrows(IOException.class, () -> get("metadata", ""));
        sandbox.networkDown(true);
        assertThrows(IOException.class, () -> get("metadata", ""));
    }
}
