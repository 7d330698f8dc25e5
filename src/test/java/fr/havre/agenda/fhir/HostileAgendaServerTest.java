package fr.havre.agenda.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.RefusingPort;
import fr.havre.agenda.fhir.AgendaServerException.Code;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that means harm, or a proxy that means well. */
class HostileAgendaServerTest {
    private static final Instant FROM = Instant.parse("2026-11-18T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-05-18T00:00:00Z");
    private final FhirServer server = new FhirServer();

    @AfterEach void close() {
        server.close();
    }

    private FhirAgenda.Read read() throws AgendaServerException {
        try (FhirAgenda agenda = new FhirAgenda(new AgendaServer(server.base(), "jeton-secret"), Duration.ofSeconds(5))) {
            return agenda.between(FROM, TO);
        }
    }

    private Code refused() {
        return assertThrows(AgendaServerException.class, this::read).code();
    }

    @Test void pagesAreFollowedAndWhatIsNotUnderstoodIsCounted() throws Exception {
        server.answers(exchange -> FhirServer.say(exchange, 200, exchange.getRequestURI().getQuery().contains("page=2")
                ? FhirServer.bundle("", FhirServer.appointment("b", "2026-11-26T09:00:00+01:00", "booked", "7", ""),
                        FhirServer.appointment("c", "demain", "booked", "7", ""),
                        FhirServer.appointment("../x", "2026-11-26T09:00:00+01:00", "booked", "7", ""),
                        FhirServer.appointment("d", "2026-11-26T09:00:00+01:00", "proposed", "7", ""))
                : FhirServer.bundle(FhirServer.next("Appointment?page=2"),
                        FhirServer.appointment("a", "2026-11-25T09:30:00+01:00", "cancelled", "7", ""),
                        FhirServer.appointment("z", "2029-11-25T09:30:00+01:00", "booked", "7", ""))));
        FhirAgenda.Read read = read();
        assertEquals(List.of("a", "b"), read.appointments().stream().map(each -> each.event().uid()).toList());
        assertTrue(read.appointments().getFirst().event().cancelled());
        assertEquals("LEFEVRE Zoé – contrôle", read.appointments().getFirst().event().summary());
        assertEquals("Dr Roussel", read.appointments().getFirst().event().with());
        assertEquals(2, read.unread());
        assertTrue(server.asked().getFirst().contains("date=ge2026-11-18") && server.asked().getFirst().contains("date=lt2027-05-18"),
                server.asked()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/fhir?page=2", "//evil.example/x", "ftp://127.0.0.1/x", "http://u:p@127.0.0.1/x",
        "http://localhost:1/fhir"})
    void aNextPageOnAnotherServerIsNotFollowed(String elsewhere) {
        server.answers(FhirServer.bundle(FhirServer.next(elsewhere)));
        assertEquals(Code.FOREIGN_ADDRESS, refused());
        assertEquals(1, server.asked().size());
    }

    @Test void pagesWithoutAnEndAreGivenUp() {
        int[] count = {0};
        server.answers(exchange -> FhirServer.say(exchange, 200, FhirServer.bundle(FhirServer.next("Appointment?page=" + count[0]++))));
        assertEquals(Code.TOO_LARGE, refused());
        assertTrue(server.asked().size() <= FhirAgenda.MOST_PAGES);
        server.answers(exchange -> FhirServer.say(exchange, 200, FhirServer.bundle(FhirServer.next(exchange.getRequestURI().toString()))));
        assertEquals(Code.ANSWER_NOT_UNDERSTOOD, refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>portail</html>", "[]", "{}", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}", "{} {}", "null",
        "{\"resourceType\":\"OperationOutcome\"}"})
    void whatIsNoSearchsetIsRefused(String body) {
        server.answers(body);
        assertEquals(Code.ANSWER_NOT_UNDERSTOOD, refused());
    }

    @ParameterizedTest
    @CsvSource({"401,TOKEN_REFUSED", "403,TOKEN_REFUSED", "404,REFUSED", "500,UNREACHABLE", "503,UNREACHABLE", "302,ANSWER_NOT_UNDERSTOOD"})
    void eachRefusalHasItsSentence(int status, Code code) {
        server.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", "https://evil.example/");
            FhirServer.say(exchange, status, "");
        });
        assertEquals(code, refused());
    }

    @Test void aBombAndDepthsEndAtTheirBounds() {
        server.answers("{\"resourceType\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        assertEquals(Code.ANSWER_NOT_UNDERSTOOD, refused());
        server.answers(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (GZIPOutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                out.write("{\"a\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                byte[] blanks = " ".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                for (int i = 0; i < 20; i++) out.write(blanks);
            } catch (IOException _) {
                return;                                                      // hung up on
            }
        });
        assertEquals(Code.TOO_LARGE, refused());
    }

    @Test void whatDoesNotAnswerIsUnreachableAndAddressesAreHttps() throws Exception {
        try (RefusingPort nobody = new RefusingPort();
                FhirAgenda agenda = new FhirAgenda(new AgendaServer(URI.create("http://127.0.0.1:" + nobody.number() + "/"), ""),
                        Duration.ofSeconds(2))) {
            assertEquals(Code.UNREACHABLE, assertThrows(AgendaServerException.class, () -> agenda.between(FROM, TO)).code());
        }
        for (String unsafe : List.of("http://example.org/", "https://u:p@example.org/", "https://example.org/?a", "ftp://x/", "x")) {
            assertEquals(Optional.empty(), AgendaServer.of(URI.create(unsafe), ""), unsafe);
        }
        assertFalse(AgendaServer.of(URI.create("https://example.org/fhir"), "jeton-secret").orElseThrow().toString().contains("jeton"));
        assertEquals(Optional.empty(), AgendaServer.of(URI.create("https://example.org/"), "a\r\nb"));
    }
}
