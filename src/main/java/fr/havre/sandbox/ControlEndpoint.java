package fr.havre.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.havre.sandbox.fhir.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults over HTTP, on a port of its own so that it answers while the record's network is down.
 *
 * <pre>
 * POST /sandbox/faults {"fault": "unavailable", "next": 3, "retryAfterSeconds": 1, "kinds": ["SUBMIT"]}
 *      fault: unavailable, too-many, conflict, unauthorized, cut (with "atByte"), lose-answer, lose-request,
 *             slow (with "milliseconds"), network-down, network-up, expire-pages
 * GET /sandbox/faults · DELETE /sandbox/faults · GET /sandbox/received
 * POST /sandbox/documents {} or {"patient": "lefevre", "title": "…"}: one more document of a hospital
 * </pre>
 */
final class ControlEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final Sandbox sandbox;

    ControlEndpoint(int port, Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/sandbox/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sandbox");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            try {
                answer(exchange, 200, switch (what) {
                    case "GET /sandbox/faults" -> state();
                    case "DELETE /sandbox/faults" -> cleared();
                    case "POST /sandbox/faults" -> armed(exchange.getRequestBody().readNBytes(10_000));
                    case "GET /sandbox/received" -> received();
                    case "POST /sandbox/documents" -> added(exchange.getRequestBody().readNBytes(10_000));
                    default -> throw new IllegalArgumentException("no such thing: " + what);
                });
            } catch (IllegalArgumentException | JacksonException e) {
                answer(exchange, 400, Json.object().put("error", e.getMessage()));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private JsonNode cleared() {
        sandbox.faults().clear();
        return state();
    }

    private ObjectNode state() {
        return Json.object().put("waiting", sandbox.faults().waiting())
                .put("slowMilliseconds", sandbox.faults().slowness().toMillis())
                .put("networkDown", sandbox.faults().isNetworkDown());
    }

    private JsonNode received() {
        ObjectNode counts = Json.object();
        for (Kind kind : Kind.values()) counts.put(kind.name(), sandbox.received().count(kind));
        return counts;
    }

    private JsonNode added(byte[] body) {
        JsonNode asked = Json.mapper().readTree(body);
        String patient = Json.text(asked, "/patient");
        return Json.object().put("uniqueId", patient.isEmpty() ? sandbox.addFromHospital()
                : sandbox.addFromHospital(patient, Json.text(asked, "/title")));
    }

    private JsonNode armed(byte[] body) {
        JsonNode asked = Json.mapper().readTree(body);
        Faults faults = sandbox.faults();
        int next = asked.path("next").asInt(1);
        Kind[] kinds = kinds(asked);
        JsonNode after = asked.path("retryAfterSeconds");
        Duration retryAfter = after.isNumber() ? Duration.ofSeconds(after.asInt()) : null;
        switch (Json.text(asked, "/fault")) {
            case "unavailable" -> faults.unavailable(next, retryAfter, kinds);
            case "too-many" -> faults.tooManyRequests(next, retryAfter, kinds);
            case "conflict" -> faults.conflict(next, kinds);
            case "unauthorized" -> faults.unauthorized(next, kinds);
            case "cut" -> faults.cutAt(asked.path("atByte").asLong(0), next, kinds);
            case "lose-answer" -> faults.loseAnswer(next, kinds);
            case "lose-request" -> faults.loseRequest(next, kinds);
            case "slow" -> faults.slow(Duration.ofMillis(asked.path("milliseconds").asInt(0)));
            case "network-down" -> faults.networkDown(true);
            case "network-up" -> faults.networkDown(false);
            case "expire-pages" -> sandbox.expirePages();
            default -> throw new IllegalArgumentException("no such fault");
        }
        return state();
    }

    private static Kind[] kinds(JsonNode asked) {
        List<Kind> kinds = new ArrayList<>();
        asked.path("kinds").forEach(each -> kinds.add(Kind.valueOf(each.asString().toUpperCase(Locale.ROOT))));
        return kinds.toArray(Kind[]::new);
    }

    @Override public void close() {
        server.stop(0);
    }
}
