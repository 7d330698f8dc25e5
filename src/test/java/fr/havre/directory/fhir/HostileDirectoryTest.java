package fr.havre.directory.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryException.Code;
import fr.havre.directory.Entry;
import fr.havre.directory.Professional;
import fr.havre.directory.SecureAddress;
import fr.havre.directory.Wanted;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that means harm, or a proxy that means well. */
class HostileDirectoryTest {
    private static final String RPPS = "10200000001";
    private static final String MAILBOX = """
            {"system": "email", "value": "%s", "extension": [
              {"url": "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type",
               "valueCoding": {"code": "MSSANTE"}},
              {"url": "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata",
               "extension": [{"url": "type", "valueCodeableConcept": {"coding": [{"code": "PER"}]}}%s]}]}""";
    private static final String PERSON = """
            {"resourceType": "Bundle", "link": [%s], "entry": [{"resource": {"resourceType": "Practitioner", "id": "p1",
             "identifier": [{"system": "https://rpps.esante.gouv.fr", "value": "10200000001"}],
             "name": [{"family": "%s", "given": ["Anne"]}], "telecom": [%s]}}]}""";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private HttpServer elsewhere;
    private FhirDirectory directory;
    private Answering answering;

    /** What the server does. */
    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach void start() throws Exception {
        server = server(exchange -> answering.to(exchange));
        elsewhere = server(exchange -> seen.add("elsewhere"));
        directory = new FhirDirectory(new DirectoryConnection(uri(server), "k3y"), InstantSource.system(), _ -> { });
    }

    private HttpServer server(Answering handler) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.createContext("/", exchange -> {
            try (exchange) {
                handler.to(exchange);
            }
        });
        made.start();
        return made;
    }

    private static URI uri(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
    }

    @AfterEach void stop() {
        directory.close();
        server.stop(0);
        elsewhere.stop(0);
    }

    private void answers(String body) {
        answering = exchange -> send(exchange, 200, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }

    private static String person(String family, String mailboxes) {
        return PERSON.formatted("", family, mailboxes);
    }

    private Code refused() {
        return assertThrows(DirectoryException.class, () -> directory.professional(RPPS)).code();
    }

    private Professional found() throws DirectoryException {
        return (Professional) directory.professional(RPPS).entries().getFirst();
    }

    @Test void readsWhatAnHonestServerSays() throws Exception {
        answers(person("ROUX", MAILBOX.formatted("anne.roux@medecin.mssante.fr", "")));
        assertEquals(List.of("anne.roux@medecin.mssante.fr"), found().addresses().stream().map(SecureAddress::address).toList());
    }

    @Test void neverFollowsANextPageOrARedirectionToAnotherServer() {
        answers(PERSON.formatted("{\"relation\": \"next\", \"url\": \"" + uri(elsewhere) + "/Practitioner?page=2\"}", "ROUX", ""));
        assertEquals(Code.FOREIGN_ADDRESS, refusedSearch());
        answering = exchange -> {
            exchange.getResponseHeaders().set("Location", uri(elsewhere) + "/x");
            send(exchange, 307, new byte[0]);
        };
        assertEquals(Code.FOREIGN_ADDRESS, refused());
        assertEquals(List.of(), seen, "the key stayed home");
    }

    private Code refusedSearch() {
        return assertThrows(DirectoryException.class, () -> directory.find(new Wanted(List.of("ROUX")))).code();
    }

    @Test void endsARoundOfPagesAndOfRedirections() {
        answering = exchange -> send(exchange, 200, PERSON.formatted("{\"relation\": \"next\", \"url\": \""
                + exchange.getRequestURI() + "\"}", "ROUX", "").getBytes(StandardCharsets.UTF_8));
        assertEquals(Code.ANSWER_NOT_UNDERSTOOD, refusedSearch());
        answering = exchange -> {
            exchange.getResponseHeaders().set("Location", exchange.getRequestURI().toString());
            send(exchange, 302, new byte[0]);
        };
        assertEquals(Code.ANSWER_NOT_UNDERSTOOD, refused());
    }

    @Test void endsAGzipBombAndAnEndlessAnswer() {
        answering = exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                out.write("{\"resourceType\":\"Bundle\",\"x\":[".getBytes(StandardCharsets.UTF_8));
                byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 3_000; i++) out.write(spaces);
            } catch (IOException e) {
                seen.add("cut");
            }
        };
        assertEquals(Code.TOO_LARGE, refused());
    }

    @ParameterizedTest @ValueSource(strings = {"", "null", "[]", "\"x\"", "{}", "<html>sign in here</html>", "{\"resourceType\":\"Bundle\"",
        "{\"resourceType\":\"Bundle\"}{}", "{\"resourceType\":\"OperationOutcome\"}", "\u0000\u0001\u0002"})
    void understandsNothingElseThanABundle(String body) {
        answers(body);
        assertEquals(Code.ANSWER_NOT_UNDERSTOOD, refused());
    }

    @Test void boundsDepthAndNumberOfTokens() {
        answers("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        assertEquals(Code.ANSWER_NOT_UNDERSTOOD, refused());
        answers("{\"resourceType\":\"Bundle\",\"entry\":[" + "1,".repeat(600_000) + "1]}");
        assertEquals(Code.ANSWER_NOT_UNDERSTOOD, refused());
    }

    @Test void saysWhatAStatusMeans() {
        Object[][] expected = {{401, Code.KEY_REFUSED}, {403, Code.KEY_REFUSED}, {400, Code.REFUSED}, {404, Code.REFUSED},
            {500, Code.UNREACHABLE}, {504, Code.UNREACHABLE}, {204, Code.ANSWER_NOT_UNDERSTOOD}};
        for (Object[] each : expected) {
            answering = exchange -> send(exchange, (int) each[0], new byte[0]);
            assertEquals(each[1], refused(), String.valueOf(each[0]));
        }
    }

    @Test void showsNoMailboxOfWhichItIsNotSureThatItMayBeShown() throws Exception {
        for (String red : List.of("true", "\"false\"", "null", "0", "{}")) {
            answers(person("ROUX", MAILBOX.formatted("a@b.mssante.fr", ",{\"url\": \"listeRouge\", \"valueBoolean\": " + red + "}")));
            assertEquals(List.of(), found().addresses(), red);
        }
        answers(person("ROUX", MAILBOX.formatted("a@b.mssante.fr", ",{\"url\": \"publication\", \"valueBoolean\": false}")));
        assertEquals(List.of(), found().addresses());
    }

    @Test void takesNoAddressThatIsNoneAndNoPatients() throws Exception {
        List<String> wrong = List.of("185037511600142@patient.mssante.fr", "a@x.patient.mssante.fr", "a b@c.fr", "a@c", "@c.fr",
                "a@b.fr\\r\\nBcc: x@y.fr", "<a@b.fr>", "a@b.fr, c@d.fr", "\\u202ea@b.fr");
        answers(person("ROUX", String.join(",", wrong.stream().map(each -> MAILBOX.formatted(each, "")).toList())));
        assertEquals(List.of(), found().addresses().stream().map(SecureAddress::address)
                .filter(each -> !each.equals("a@b.fr")).toList());
    }

    @Test void cleansNamesOfWhatIsNotSeen() throws Exception {
        answers(person("RO\\u202eUX\\u0000 \\n\\u2066<b>" + "X".repeat(900), ""));
        String family = found().family();
        assertTrue(family.startsWith("RO UX <b>X") && family.length() <= 200, family);
        assertTrue(family.chars().allMatch(each -> Character.getType(each) != Character.FORMAT && each >= ' '));
    }

    @ParameterizedTest @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void outlivesMutatedAnswers(long seed) {
        Random random = new Random(seed);
        String good = person("ROUX", MAILBOX.formatted("anne.roux@medecin.mssante.fr", ",{\"url\": \"listeRouge\", \"valueBoolean\": false}"));
        for (int i = 0; i < 150; i++) {
            byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            answering = exchange -> send(exchange, 200, bytes);
            List<Entry> entries = new ArrayList<>();
            try {
                entries.addAll(directory.professional(RPPS).entries());
            } catch (DirectoryException e) {
                assertFalse(e.getMessage().contains("ROUX"), "seed " + seed);
            }
            for (Entry each : entries) assertTrue(each.name().length() <= 600, "seed " + seed);
        }
    }
}
