package fr.havre.record.mhd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.RefusingPort;
import fr.havre.patients.Ins;
import fr.havre.record.ConnectorSettings;
import fr.havre.record.Fetched;
import fr.havre.record.RecordChange;
import fr.havre.record.RecordConnectorProvider;
import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RecordFilter;
import fr.havre.record.RecordStatus.State;
import fr.havre.record.RemoteDocument;
import fr.havre.record.SampleSubmission;
import fr.havre.record.Submission;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only HTTP and FHIR can do to us. */
class MhdDangersTest {
    private static final Ins INS = new Ins("279035121518989", Ins.Issuer.NIR_DEMO);
    private final byte[] pdf = SampleSubmission.pdf("le même document, lu de plusieurs façons");
    private final Submission submission = SampleSubmission.of(SampleSubmission.patient(INS), SampleSubmission.author(),
            SampleSubmission.newUniqueId(), pdf, Optional.empty());

    @ParameterizedTest
    @CsvSource({"401,SIGN_IN_NEEDED", "403,ACCESS_BLOCKED", "404,NOT_FOUND", "405,NOT_SUPPORTED", "409,CONFLICT",
            "412,CONFLICT",
            "413,TOO_LARGE", "422,REFUSED", "400,REFUSED", "429,BUSY", "503,BUSY", "500,UNREACHABLE", "502,UNREACHABLE",
            "302,ANSWER_NOT_UNDERSTOOD"})
    void eachStatusHasItsMeaning(int status, Code code) throws Exception {
        String outcome = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":\"détail\",\"details\":{\"text\":\"Phrase du serveur\"}}]}";
        try (ScriptedServer server = ScriptedServer.plain(_ -> ScriptedServer.answer(status,
                "Content-Type: application/fhir+json\r\nX-Request-Id: req-7\r\nRetry-After: 90\r\n",
                outcome.getBytes(UTF_8)));
                var connector = Connectors.to(server)) {
            RecordException failure = assertThrows(RecordException.class, () -> connector.status(INS));
            assertEquals(code, failure.code());
            assertEquals(Optional.of("Phrase du serveur"), failure.explanation());
            assertEquals(Optional.of("req-7"), failure.reference());
            assertEquals(Optional.of(Duration.ofSeconds(90)), failure.retryAfter());
            assertFalse(failure.getMessage().contains("Phrase"));
        }
    }

    @Test void aWaitGivenAsADateIsCountedFromNowAndNeverMoreThanADay() throws Exception {
        assertEquals(Optional.of(Duration.ofMinutes(5)), waitFor("Wed, 25 Nov 2026 08:05:00 GMT"));
        assertEquals(Optional.of(Duration.ZERO), waitFor("Wed, 25 Nov 2026 07:00:00 GMT"));
        assertEquals(Optional.of(Duration.ofHours(24)), waitFor("999999999"));
        assertEquals(Optional.empty(), waitFor("soon"));
    }

    private Optional<Duration> waitFor(String header) throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.answer(503, "Retry-After: " + header + "\r\n", new byte[0]));
                var connector = Connectors.to(server)) {
            return assertThrows(RecordException.class, () -> connector.status(INS)).retryAfter();
        }
    }

    @Test void aRefusedTokenIsRenewedOnceAndTheRequestSentAgain() throws Exception {
        AtomicInteger renewals = new AtomicInteger();
        ConnectorSettings.TokenSource tokens = new ConnectorSettings.TokenSource() {
            @Override public String token() {
                return "token-" + renewals.get();
            }

            @Override public boolean renew(String token) {
                renewals.incrementAndGet();
                return true;
            }
        };
        try (ScriptedServer server = ScriptedServer.plain(request -> request.headers().get("authorization")
                .endsWith("token-1")
                ? ScriptedServer.json("{\"resourceType\":\"Bundle\"}") : ScriptedServer.answer(401, "", new byte[0]));
                var connector = new MhdConnector(new ConnectorSettings(server.base(), tokens, Optional.empty(),
                        Connectors.quick(),
                        Map.of()), Connectors.TIME)) {
            assertEquals(State.NONE, connector.status(INS).state());
            assertEquals(2, server.seen().size());
        }
    }

    @Test void anAnswerCutAnywhereIsNeverTakenForAWholeOne() throws Exception {
        byte[] whole = ScriptedServer.json("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"DocumentReference\",\"id\":\"1\",\"status\":\"current\"}}]}");
        for (int cut = 0; cut < 20; cut++) {
            byte[] part = Arrays.copyOf(whole, whole.length * cut / 20);
            try (ScriptedServer server = ScriptedServer.plain(_ -> part); var connector = Connectors.to(server)) {
                RecordException failure = assertThrows(RecordException.class,
                        () -> connector.listCurrent(INS, RecordFilter.everything(), _ -> { }));
                assertEquals(Code.UNREACHABLE, failure.code(), "cut at " + cut + "/20");
            }
        }
    }

    @Test void aLostAnswerToASubmissionIsMaybeDoneWhereverItIsCut() throws Exception {
        byte[] whole = ScriptedServer.json("{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[]}");
        for (int cut = 0; cut < 20; cut++) {
            byte[] part = Arrays.copyOf(whole, whole.length * cut / 20);
            try (ScriptedServer server = ScriptedServer.plain(_ -> part); var connector = Connectors.to(server)) {
                assertFails(Code.MAYBE_DONE, () -> connector.submit(submission, () -> new ByteArrayInputStream(pdf)));
                assertEquals(1, server.seen().size());
            }
        }
    }

    @Test void noConnectionAtAllMeansNotDone() throws Exception {
        try (RefusingPort nobody = new RefusingPort(); var connector = Connectors.to(nobody)) {
            assertFails(Code.UNREACHABLE, () -> connector.submit(submission, () -> new ByteArrayInputStream(pdf)));
        }
    }

    @Test void aProxysPageIsNotAnAnswer() throws Exception {
        byte[] page = ScriptedServer.answer(200, "Content-Type: text/html\r\n",
                "<html>Connectez-vous</html>".getBytes(UTF_8));
        try (ScriptedServer server = ScriptedServer.plain(_ -> page); var connector = Connectors.to(server)) {
            assertFails(Code.ANSWER_NOT_UNDERSTOOD, () -> connector.status(INS));
            assertFails(Code.ANSWER_NOT_UNDERSTOOD, () -> connector.fetch(at("Binary/1", Optional.empty()),
                    OutputStream.nullOutputStream()));
            assertFails(Code.MAYBE_DONE, () -> connector.submit(submission, () -> new ByteArrayInputStream(pdf)));
        }
    }

    @Test void aGzipBombEndsAtTheLimit() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"resourceType\":\"Bundle\",\"x\":\"".getBytes(UTF_8));
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 300; i++) gzip.write(spaces);
        }
        byte[] bomb = ScriptedServer.answer(200, "Content-Type: application/fhir+json\r\nContent-Encoding: gzip\r\n",
                packed.toByteArray());
        try (ScriptedServer server = ScriptedServer.plain(_ -> bomb); var connector = Connectors.to(server)) {
            RecordException failure = assertThrows(RecordException.class, () -> connector.status(INS));
            assertTrue(List.of(Code.TOO_LARGE, Code.ANSWER_NOT_UNDERSTOOD).contains(failure.code()),
                    failure.code().name());
        }
    }

    @Test void aGzippedAnswerIsReadLikeAnother() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"active\":true}}]}".getBytes(UTF_8));
        }
        byte[] answer = ScriptedServer.answer(200, "Content-Type: application/fhir+json\r\nContent-Encoding: gzip\r\n", packed.toByteArray());
        try (ScriptedServer server = ScriptedServer.plain(_ -> answer); var connector = Connectors.to(server)) {
            assertEquals(State.OPEN, connector.status(INS).state());
            assertTrue(server.seen().getFirst().headers().get("accept-encoding").contains("gzip"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "{\"a\":", "nothing", "", "[]", "{} {}", "\"text\"",
            "{\"resourceType\":\"Patient\"}"})
    void whatIsNoBundleIsNotUnderstood(String body) throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.json(body)); var connector = Connectors.to(server)) {
            assertFails(Code.ANSWER_NOT_UNDERSTOOD, () -> connector.status(INS));
        }
    }

    @Test void aMillionNestedOrTinyElementsAreRefusedInBoundedMemory() throws Exception {
        for (String body : List.of("{\"a\":".repeat(100_000), "{\"entry\":[" + "{},".repeat(1_000_000) + "{}]}")) {
            try (ScriptedServer server = ScriptedServer.plain(_ ->
                    ScriptedServer.json(body)); var connector = Connectors.to(server)) {
                assertFails(Code.ANSWER_NOT_UNDERSTOOD, () -> connector.status(INS));
            }
        }
    }

    @Test void anEndlessRedirectionEnds() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.plain(_ -> ScriptedServer.answer(302,
                "Location: /fhir/again" + count.incrementAndGet() + "\r\n",
                new byte[0])); var connector = Connectors.to(server)) {
            assertFails(Code.ANSWER_NOT_UNDERSTOOD, () -> connector.status(INS));
            assertEquals(6, server.seen().size());
        }
    }

    @Test void theCredentialNeverGoesToAnotherServer() throws Exception {
        try (ScriptedServer other = ScriptedServer.plain(_ -> ScriptedServer.json("{}"))) {
            String elsewhere = other.base().toString();
            String next = "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\"" + elsewhere
                    + "?page=2\"}]}";
            Function<ScriptedServer.Seen, byte[]> script = request -> request.target().startsWith("/fhir/Patient")
                    ? ScriptedServer.answer(302, "Location: " + elsewhere + "\r\n", new byte[0])
                    : ScriptedServer.json(next);
            try (ScriptedServer server = ScriptedServer.plain(script); var connector = Connectors.to(server)) {
                assertFails(Code.FOREIGN_ADDRESS, () -> connector.status(INS));
                assertFails(Code.FOREIGN_ADDRESS, () -> connector.listCurrent(INS, RecordFilter.everything(),
                        _ -> { }));
                for (String address : List.of(elsewhere + "/Binary/1", "//" + other.base().getAuthority() + "/Binary/1",
                        "https://127.0.0.1/Binary/1", "http://user@" + server.base().getAuthority() + "/x",
                        "file:///etc/hosts",
                        "urn:oid:1.2.3", "http://169.254.169.254/")) {
                    assertFails(Code.FOREIGN_ADDRESS, () -> connector.fetch(at(address, Optional.empty()),
                            OutputStream.nullOutputStream()));
                }
            }
            assertEquals(List.of(), other.seen());
        }
    }

    @Test void anAbsoluteAddressOnTheSameServerIsFollowed() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.answer(200, "Content-Type: application/pdf\r\n", pdf));
                var connector = Connectors.to(server)) {
            assertArrayEquals(pdf, fetched(connector, at(server.base() + "/Binary/4", sha1()), true));
            assertArrayEquals(pdf, fetched(connector, at("Binary/4", sha1()), true));
            assertEquals(List.of("/fhir/Binary/4", "/fhir/Binary/4"),
                    server.seen().stream().map(ScriptedServer.Seen::target).toList());
            assertEquals("application/pdf", server.seen().getFirst().headers().get("accept"));
        }
    }

    @Test void aWrappedBinaryAndDataInsideTheEntryGiveTheSameBytes() throws Exception {
        String data = Base64.getMimeEncoder().encodeToString(pdf).replace("\r\n", "\\n");
        String binary = "{\"data\":\"" + data + "\",\"resourceType\":\"Binary\",\"contentType\":\"application/pdf\"}";
        String entry = "{\"resourceType\":\"DocumentReference\",\"id\":\"5\",\"content\":[{\"attachment\":{\"data\":\"" + data + "\"}}]}";
        try (ScriptedServer server = ScriptedServer.plain(request ->
                        ScriptedServer.json(request.target().contains("Binary") ? binary : entry));
                var connector = Connectors.to(server)) {
            assertArrayEquals(pdf, fetched(connector, at("Binary/4", sha1()), true));
            assertArrayEquals(pdf, fetched(connector, inline(sha1()), true));
        }
    }

    @Test void aFhirDocumentIsTakenAsItComesAndSaidToBeUnverified() throws Exception {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"document\"}";
        RemoteDocument document = new RemoteDocument("5", Optional.empty(), Optional.empty(), Optional.empty(),
                RemoteDocument.Status.CURRENT, List.of(), nothing(), java.util.Set.of(), false, List.of(),
                Optional.of("application/fhir+json"), java.util.OptionalLong.of(4096), sha1(), Optional.of("Bundle/2"));
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.json(bundle)); var connector = Connectors.to(server)) {
            assertArrayEquals(bundle.getBytes(UTF_8), fetched(connector, document, false));
        }
        String wrapped = "{\"resourceType\":\"Binary\",\"contentType\":\"application/fhir+json\",\"data\":\""
                + Base64.getEncoder().encodeToString(bundle.getBytes(UTF_8)) + "\"}";
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.json(wrapped)); var connector = Connectors.to(server)) {
            assertArrayEquals(bundle.getBytes(UTF_8), fetched(connector, document, false));
        }
    }

    @Test void otherBytesThanAnnouncedAreRefused() throws Exception {
        byte[] other = pdf.clone();
        other[9] ^= 1;
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.answer(200, "Content-Type: application/pdf\r\n", other));
                var connector = Connectors.to(server)) {
            assertFails(Code.HASH_DIFFERS, () -> connector.fetch(at("Binary/4", sha1()),
                    OutputStream.nullOutputStream()));
        }
    }

    @Test void aDownloadCutAnywhereIsNeverWhole() throws Exception {
        byte[] whole = ScriptedServer.answer(200, "Content-Type: application/pdf\r\n", pdf);
        for (int cut = 0; cut < 20; cut++) {
            byte[] part = Arrays.copyOf(whole, whole.length * cut / 20);
            try (ScriptedServer server = ScriptedServer.plain(_ -> part); var connector = Connectors.to(server)) {
                assertFails(Code.UNREACHABLE, () -> connector.fetch(at("Binary/4", Optional.empty()),
                        OutputStream.nullOutputStream()));
            }
        }
    }

    @Test void pagesAreFollowedAndStartAgainWhenTheyExpire() throws Exception {
        AtomicInteger expired = new AtomicInteger();
        Function<ScriptedServer.Seen, byte[]> script = request -> {
            if (!request.target().contains("page=2")) return page("1", "?page=2");
            return expired.getAndIncrement() == 0 ? ScriptedServer.answer(410, "", new byte[0]) : page("2", null);
        };
        try (ScriptedServer server = ScriptedServer.plain(script); var connector = Connectors.to(server)) {
            List<String> ids = new ArrayList<>();
            connector.listCurrent(INS, RecordFilter.everything(),
                    page -> page.forEach(each -> ids.add(each.entryUuid())));
            assertEquals(List.of("1", "1", "2"), ids);
            assertEquals("/fhir/DocumentReference?patient.identifier=urn%3Aoid%3A1.2.250.1.213.1.4.11%7C279035121518989&status=current&_count=50",
                    server.seen().getFirst().target());
        }
    }

    @Test void pagesThatTurnInACircleEnd() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                page("1", "?page=2")); var connector = Connectors.to(server)) {
            assertFails(Code.ANSWER_NOT_UNDERSTOOD, () -> connector.listCurrent(INS, RecordFilter.everything(),
                    _ -> { }));
        }
    }

    private static byte[] page(String id, String next) {
        String link = next == null ? "" : "\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],";
        return ScriptedServer.json("{\"resourceType\":\"Bundle\"," + link
                + "\"entry\":[{\"resource\":{\"resourceType\":"
                + "\"DocumentReference\",\"id\":\"" + id + "\",\"status\":\"current\"}}]}");
    }

    @Test void aChangeOnAnOlderVersionThanTheServersIsNotEvenSent() throws Exception {
        String found = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"DocumentReference\",\"id\":\"1\","
                + "\"status\":\"current\",\"meta\":{\"versionId\":\"2\"},\"masterIdentifier\":{\"value\":\"urn:oid:1.2\"}}}]}";
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.json(found)); var connector = Connectors.to(server)) {
            RemoteDocument now = connector.findByUniqueId(INS, "urn:oid:1.2").orElseThrow();
            RemoteDocument before = new RemoteDocument("1", Optional.of("1"), now.uniqueId(), Optional.empty(),
                    now.status(), List.of(),
                    now.description(), now.hidden(), false, List.of(), Optional.empty(), now.sizeBytes(),
                    Optional.empty(), Optional.empty());
            assertFails(Code.CONFLICT, () -> connector.change(INS, before, RecordChange.HIDE_FROM_PATIENT));
            assertTrue(server.seen().stream().allMatch(each -> each.method().equals("GET")));
            connector.change(INS, now, RecordChange.ARCHIVE);
            ScriptedServer.Seen patch = server.seen().stream().filter(each -> each.method().equals("PATCH"))
                    .findFirst().orElseThrow();
            assertEquals("W/\"2\"", patch.headers().get("if-match"));
            assertEquals("/fhir/DocumentReference?identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Aoid%3A1.2",
                    patch.target());
            assertTrue(patch.body().startsWith("[{\"op\":\"add\",\"path\":\"/extension\",\"value\":[{"), patch.body());
        }
    }

    @Test void identityTraitsOfTheServerAreNotKept_RG_0320() throws Exception {
        String patient = """
                {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","active":false,"name":[{"family":"INCONNU"}],
                 "extension":[{"url":"https://interop.esante.gouv.fr/ig/fhir/dmp/StructureDefinition/dmp-fermeture","extension":[
                   {"url":"dateFermeture","valueDateTime":"2026-01-02T03:04:05Z"},{"url":"motifFermeture","valueString":"DECES"}]},
                  {"url":"https://interop.esante.gouv.fr/ig/fhir/dmp/StructureDefinition/dmp-rattachement-mes","valueBoolean":true}]}}]}""";
        try (ScriptedServer server = ScriptedServer.plain(_ ->
                ScriptedServer.json(patient)); var connector = Connectors.to(server)) {
            var status = connector.status(INS);
            assertEquals(State.CLOSED, status.state());
            assertEquals(Optional.of("DECES"), status.closing().orElseThrow().reasonCode());
            assertEquals(Optional.of(true), status.linkedToMonEspaceSante());
            assertFalse(status.toString().contains("INCONNU"));
        }
    }

    @Test void clearTextLeavesThisComputerOnlyEncrypted() {
        assertFalse(ConnectorSettings.acceptable(URI.create("http://dmp.example/fhir")));
        assertFalse(ConnectorSettings.acceptable(URI.create("https://user:secret@dmp.example/fhir")));
        assertFalse(ConnectorSettings.acceptable(URI.create("file:///etc")));
        assertTrue(ConnectorSettings.acceptable(URI.create("https://dmp.example/fhir")));
        assertTrue(ConnectorSettings.acceptable(URI.create("http://127.0.0.1:8080/fhir")));
    }

    @Test void theConnectorIsFoundByItsKind() {
        assertTrue(RecordConnectorProvider.of("mhd").isPresent());
        assertTrue(RecordConnectorProvider.of("xds").isEmpty());
    }

    private static byte[] fetched(MhdConnector connector, RemoteDocument document, boolean verified) throws Exception {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        Fetched fetched = connector.fetch(document, to);
        assertEquals(verified, fetched.hashVerified());
        assertEquals(to.size(), fetched.sizeBytes());
        return to.toByteArray();
    }

    private Optional<String> sha1() {
        return Optional.of(SampleSubmission.sha1(pdf));
    }

    private static RemoteDocument at(String address, Optional<String> sha1) {
        return new RemoteDocument("5", Optional.empty(), Optional.empty(), Optional.empty(),
                RemoteDocument.Status.CURRENT,
                List.of(), nothing(), java.util.Set.of(), false, List.of(), Optional.of("application/pdf"),
                java.util.OptionalLong.empty(), sha1, Optional.of(address));
    }

    private static RemoteDocument inline(Optional<String> sha1) {
        return new RemoteDocument("5", Optional.empty(), Optional.empty(), Optional.empty(),
                RemoteDocument.Status.CURRENT,
                List.of(), nothing(), java.util.Set.of(), false, List.of(), Optional.of("application/pdf"),
                java.util.OptionalLong.empty(), sha1, Optional.empty());
    }

    private static RemoteDocument.Description nothing() {
        return new RemoteDocument.Description("", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(),
                Optional.empty(), Optional.empty(), List.of());
    }

    private static void assertFails(Code code, Executable call) {
        assertEquals(code, assertThrows(RecordException.class, call).code());
    }
}
