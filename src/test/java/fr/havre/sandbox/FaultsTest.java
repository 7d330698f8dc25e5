package fr.havre.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong goes wrong exactly as asked, and what was stored is stored. */
class FaultsTest {
    private Sandbox sandbox;
    private Client esteve;

    @BeforeEach void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withoutSamples());
        esteve = new Client(sandbox, "esteve");
    }

    @AfterEach void stop() {
        esteve.close();
        sandbox.close();
    }

    @Test void aLostAnswerLeavesTheDocumentStoredOnce() {
        ObjectNode bundle = new Submissions(sandbox).valid();
        sandbox.faults().loseAnswer(1, Kind.SUBMIT);
        assertThrows(IOException.class, () -> esteve.submit(bundle));
        assertEquals(1, sandbox.stored(Submissions.uniqueId(bundle)));
        assertEquals(1, sandbox.received().count(Kind.SUBMIT));
    }

    @Test void aLostRequestLeavesNothing() {
        ObjectNode bundle = new Submissions(sandbox).valid();
        sandbox.faults().loseRequest(1, Kind.SUBMIT);
        assertThrows(IOException.class, () -> esteve.submit(bundle));
        assertEquals(0, sandbox.stored(Submissions.uniqueId(bundle)));
    }

    @Test void theNextTwoRequestsOfOneKindAreUnavailableAndSayWhenToComeBack() throws IOException {
        sandbox.faults().unavailable(2, Duration.ofSeconds(7), Kind.METADATA);
        HttpResponse<byte[]> first = esteve.get("/metadata");
        assertEquals(503, first.statusCode());
        assertEquals("7", first.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(404, esteve.get("/Nothing").statusCode());
        assertEquals(503, esteve.get("/metadata").statusCode());
        assertEquals(200, esteve.get("/metadata").statusCode());
    }

    @Test void cutsTheAnswerAtTheByteItWasToldTo() throws IOException {
        for (int at : new int[] {1, 17, 300}) {
            sandbox.faults().cutAt(at, 1);
            assertEquals(at, rawMetadata().length);
        }
        assertTrue(rawMetadata().length > 1000);
    }

    private byte[] rawMetadata() throws IOException {
        try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), sandbox.baseUri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /fhir/metadata HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return in.readAllBytes();
        }
    }

    @Test void theNetworkGoesDownAndComesBackWhileTheControlEndpointAnswers() throws IOException {
        String control = sandbox.controlUri() + "/faults";
        esteve.send("POST", control, "{\"fault\": \"network-down\"}");
        assertThrows(IOException.class, () -> esteve.get("/metadata"));
        JsonNode state = Client.json(esteve.get(control));
        assertTrue(state.at("/networkDown").asBoolean());
        esteve.send("DELETE", control, null);
        assertEquals(200, esteve.get("/metadata").statusCode());
    }

    @Test void armsFaultsOverHttp() throws IOException {
        esteve.send("POST", sandbox.controlUri() + "/faults",
                "{\"fault\": \"conflict\", \"next\": 1, \"kinds\": [\"metadata\"]}");
        assertEquals(409, esteve.get("/metadata").statusCode());
        assertEquals(1, Client.json(esteve.get(sandbox.controlUri() + "/received")).at("/METADATA").asInt());
        assertEquals(400, esteve.send("POST", sandbox.controlUri() + "/faults", "{\"fault\": \"earthquake\"}").statusCode());
    }

    @Test void anOldTokenAndTooManyRequestsAreAnswered() throws IOException {
        sandbox.faults().unauthorized(1);
        sandbox.faults().tooManyRequests(1, Duration.ofSeconds(2));
        assertEquals(401, esteve.get("/metadata").statusCode());
        assertEquals(429, esteve.get("/metadata").statusCode());
    }

    @Test void aRecordInAFileSurvivesItsOwnRestart(@TempDir Path folder) throws IOException {
        SandboxOptions kept = SandboxOptions.defaults().withoutSamples().withFile(folder.resolve("record"));
        ObjectNode bundle;
        try (Sandbox first = Sandbox.start(kept); Client client = new Client(first, "esteve")) {
            bundle = new Submissions(first).valid();
            assertEquals(200, client.submit(bundle).statusCode());
        }
        try (Sandbox second = Sandbox.start(kept)) {
            assertEquals(1, second.stored(Submissions.uniqueId(bundle)));
        }
    }

    @Test void aDocumentThatIsTooLargeIsRefused() throws IOException {
        try (Sandbox small = Sandbox.start(SandboxOptions.defaults().withoutSamples().withLargestRequest(2_000));
                Client client = new Client(small, "esteve")) {
            assertEquals(413, client.submit(new Submissions(small).valid()).statusCode());
        }
    }

    @Test void servesTlsUnderAnAuthorityOfItsOwnThatNobodyTrustsUnasked() throws Exception {
        try (Sandbox secured = Sandbox.start(SandboxOptions.defaults().withoutSamples().withTls())) {
            var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(secured.baseUri() + "/metadata")).build();
            try (var stranger = java.net.http.HttpClient.newHttpClient()) {
                assertThrows(javax.net.ssl.SSLException.class, () -> stranger.send(request, HttpResponse.BodyHandlers.ofString()));
            }
            try (var trusting = java.net.http.HttpClient.newBuilder().sslContext(trusting(secured)).build()) {
                assertEquals(200, trusting.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
            }
        }
    }

    private static javax.net.ssl.SSLContext trusting(Sandbox sandbox) throws Exception {
        var pem = sandbox.certificateAuthority().orElseThrow().getBytes(StandardCharsets.US_ASCII);
        var store = java.security.KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", java.security.cert.CertificateFactory.getInstance("X.509")
                .generateCertificate(new java.io.ByteArrayInputStream(pem)));
        var managers = javax.net.ssl.TrustManagerFactory.getInstance(javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = javax.net.ssl.SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
