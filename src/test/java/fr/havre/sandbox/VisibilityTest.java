package fr.havre.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** TD3.3a to d: what a PATCH may change, and who may. */
class VisibilityTest {
    private static final String MASKED = """
            [{"op": "replace", "path": "/securityLabel/0", "value": {"coding": [{"system":
            "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument",
            "code": "MASQUE_PS"}]}}]""";
    private static final String SHOWN = """
            [{"op": "replace", "path": "/securityLabel/0", "value": {"coding": [{"system":
            "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "N"}]}}]""";
    private static final String DELETED = """
            [{"op": "replace", "path": "/status", "value": "entered-in-error"}]""";
    private Sandbox sandbox;
    private Client esteve;
    private Client kermarrec;
    private String id;
    private String uniqueId;

    @BeforeEach void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.defaults().withoutSamples());
        esteve = new Client(sandbox, "esteve");
        kermarrec = new Client(sandbox, "kermarrec");
        ObjectNode bundle = new Submissions(sandbox).valid();
        uniqueId = Submissions.uniqueId(bundle);
        id = Submissions.idOf(Client.json(esteve.submit(bundle)));
    }

    @AfterEach void stop() {
        esteve.close();
        kermarrec.close();
        sandbox.close();
    }

    @Test void aHiddenDocumentIsSeenByItsAuthorAndThePatientsDoctorOnlyUntilShownAgain() throws IOException {
        String named = "/DocumentReference?identifier=" + Client.encoded("urn:ietf:rfc:3986|" + uniqueId);
        assertEquals(200, esteve.patch(named, MASKED).statusCode());
        assertEquals(404, kermarrec.get("/DocumentReference/" + id).statusCode());
        assertEquals(200, esteve.get("/DocumentReference/" + id).statusCode());
        try (Client roussel = new Client(sandbox, "roussel")) {
            assertEquals(200, roussel.get("/DocumentReference/" + id).statusCode());
        }
        assertEquals(200, esteve.patch("/DocumentReference/" + id, SHOWN).statusCode());
        assertEquals(200, kermarrec.get("/DocumentReference/" + id).statusCode());
    }

    @Test void onlyItsAuthorDeletesADocument() throws IOException {
        assertEquals(403, kermarrec.patch("/DocumentReference/" + id, DELETED).statusCode());
        assertEquals(200, esteve.patch("/DocumentReference/" + id, DELETED).statusCode());
        assertEquals("entered-in-error", Client.json(esteve.get("/DocumentReference/" + id)).at("/status").asString());
    }

    @Test void aPatchOfAnOldVersionIsStale() throws IOException {
        HttpResponse<byte[]> first = esteve.patch("/DocumentReference/" + id, MASKED, "If-Match", "W/\"1\"");
        assertEquals("W/\"2\"", first.headers().firstValue("ETag").orElseThrow());
        assertEquals(412, esteve.patch("/DocumentReference/" + id, SHOWN, "If-Match", "W/\"1\"").statusCode());
    }

    @Test void archivesByAddingTheExtensionAndRefusesThePathOfTheGuide() throws IOException {
        String extension = """
                {"url": "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived", "valueBoolean": true}""";
        String asInGuide = "[{\"op\": \"replace\", \"path\": \"extension.where(url='…').value\", \"value\": true}]";
        assertEquals(400, esteve.patch("/DocumentReference/" + id, asInGuide).statusCode());
        assertEquals(200, esteve.patch("/DocumentReference/" + id,
                "[{\"op\": \"add\", \"path\": \"/extension\", \"value\": [" + extension + "]}]").statusCode());
        assertEquals(200, esteve.patch("/DocumentReference/" + id,
                "[{\"op\": \"replace\", \"path\": \"/extension/0/valueBoolean\", \"value\": false}]").statusCode());
    }

    @Test void refusesAPatchOfAnythingElse() throws IOException {
        assertEquals(405, esteve.patch("/DocumentReference/" + id,
                "[{\"op\": \"replace\", \"path\": \"/date\", \"value\": \"2020-01-01T00:00:00Z\"}]").statusCode());
        assertEquals(405, esteve.patch("/DocumentReference/" + id,
                "[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"superseded\"}]").statusCode());
        assertEquals(422, esteve.patch("/DocumentReference/" + id,
                "[{\"op\": \"remove\", \"path\": \"/securityLabel/0\"}]").statusCode());
        assertEquals(404, esteve.patch("/DocumentReference/999999", DELETED).statusCode());
        assertEquals(405, esteve.send("PUT", "/DocumentReference/" + id, "{}").statusCode());
        assertEquals(405, esteve.send("DELETE", "/DocumentReference/" + id, null).statusCode());
    }
}
