package fr.havre.sandbox.directory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.havre.sandbox.Fault;
import fr.havre.sandbox.Wire;
import fr.havre.sandbox.samples.Professional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A running directory. Answers only who sends its key; forgets everything when closed. */
public final class DirectorySandbox implements AutoCloseable {
    /** What the header {@code ESANTE-API-KEY} must say. */
    public static final String KEY = "demo-annuaire";
    static final String BASE = "/fhir/v2";
    private static final int A_SECOND = 17;
    private static final int MOST_KEPT = 10_000;

    private final Register register;
    private final HttpServer server;
    private final Wire wire;
    private final InstantSource time;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Deque<Instant> lately = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private int aSecond = A_SECOND;

    private DirectorySandbox(int port, List<Professional> known, InstantSource time) throws IOException {
        this.time = time;
        register = new Register();
        new Population(register).fill(known);
        if (System.getProperty("sun.net.httpserver.nodelay") == null) System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        wire = new Wire(port, server.getAddress());
    }

    /**
     * Starts it; returns when it answers.
     *
     * @param port 0 for any free one
     * @param known professionals of the record's sandbox, who are listed too
     */
    public static DirectorySandbox start(int port, List<Professional> known, InstantSource time) {
        try {
            return new DirectorySandbox(port, known, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Base address of the FHIR server, without a trailing slash. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + wire.port() + BASE);
    }

    /** The people and structures: to be changed while it runs. */
    public Register register() {
        return register;
    }

    /** The next {@code count} requests meet this fault. */
    public synchronized void next(int count, Fault fault) {
        for (int i = 0; i < count; i++) faults.add(fault);
    }

    /** Every connection is closed, now and when it is made; or the network is back. */
    public void networkDown(boolean down) {
        wire.down(down);
    }

    /** So many requests in any second, before 429. */
    public synchronized void aSecond(int most) {
        aSecond = most;
    }

    /** What was asked so far, path and query without the base; the first 10 000. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private synchronized Fault take(String what) {
        if (asked.size() < MOST_KEPT) asked.add(what);
        if (!faults.isEmpty()) return faults.removeFirst();
        Instant now = time.instant();
        while (!lately.isEmpty() && !lately.getFirst().isAfter(now.minusSeconds(1))) lately.removeFirst();
        if (lately.size() >= aSecond) return new Fault.Status(429, Duration.ofSeconds(1));
        lately.addLast(now);
        return null;
    }

    private void handle(HttpExchange exchange) throws IOException {
        int port = exchange.getRemoteAddress().getPort();
        try (exchange) {
            exchange.getRequestBody().readNBytes(100_000);
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getRawQuery();
            Fault fault = take(path.replace(BASE + "/", "") + (query == null ? "" : "?" + query));
            if (fault instanceof Fault.LostRequest || fault instanceof Fault.LostAnswer) {
                wire.cutAfter(port, 0);
                return;
            }
            Reply reply = fault instanceof Fault.Status status ? refused(status) : answer(exchange, path, query);
            if (fault instanceof Fault.Cut cut) wire.cutAfter(port, cut.bytes());
            send(exchange, reply);
        }
    }

    private Reply answer(HttpExchange exchange, String path, String query) {
        if (!path.startsWith(BASE + "/")) return Reply.outcome(404, "not-found", "HAPI-0302: Unknown resource type");
        String type = path.substring(BASE.length() + 1);
        if (!exchange.getRequestMethod().equals("GET")) {
            return Reply.outcome(405, "not-supported", "HAPI-0342: Method not allowed");
        }
        if (type.equals("metadata")) return new Reply(200, Resources.capability(), Duration.ZERO);
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("ESANTE-API-KEY"))) return Reply.gateway(401, "Unauthorized");
        try {
            return new Reply(200, new Search(register, baseUri().toString()).answer(type, Parameters.of(query)), Duration.ZERO);
        } catch (Refusal e) {
            return Reply.outcome(e.status(), "processing", e.getMessage());
        }
    }

    private static Reply refused(Fault.Status fault) {
        Reply reply = fault.status() == 429 ? Reply.gateway(429, "Rate limit exceeded")
                : Reply.outcome(fault.status(), "transient", "Service momentanément indisponible");
        return fault.retryAfter() == null ? reply : new Reply(reply.status(), reply.body(), fault.retryAfter());
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json;charset=UTF-8");
        if (reply.retryAfter().isPositive()) {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(reply.retryAfter().toSeconds()));
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** What goes back. */
    private record Reply(int status, JsonNode body, Duration retryAfter) {
        static Reply outcome(int status, String code, String words) {
            return new Reply(status, Resources.outcome(code, words), Duration.ZERO);
        }

        /** The gateway before the server speaks no FHIR. */
        static Reply gateway(int status, String words) {
            return new Reply(status, Resources.object().put("message", words).put("http_status_code", status), Duration.ZERO);
        }
    }

    @Override public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server.stop(0);
        }
    }
}
