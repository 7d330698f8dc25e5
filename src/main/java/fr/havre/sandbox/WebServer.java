package fr.havre.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.havre.sandbox.fhir.Answer;
import fr.havre.sandbox.fhir.FhirRecord;
import fr.havre.sandbox.fhir.Outcomes;
import fr.havre.sandbox.fhir.Request;
import fr.havre.sandbox.samples.Professional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;

/** HTTP on loopback, behind the {@link Wire}: tokens, gzip, faults, counting. One virtual thread a request. */
final class WebServer implements AutoCloseable {
    static final String BASE = "/fhir";
    private final HttpServer server;
    private final Wire wire;
    private final FhirRecord record;
    private final Faults faults;
    private final Received received;
    private final Map<String, Professional> byToken;
    private final long largestRequest;
    private final String scheme;

    WebServer(SandboxOptions options, FhirRecord record, Received received, Map<String, Professional> byToken,
            Optional<SSLContext> tls) throws IOException {
        this.record = record;
        this.received = received;
        this.byToken = byToken;
        this.largestRequest = options.largestRequest();
        this.scheme = tls.isPresent() ? "https" : "http";
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");     // else each answer waits for an acknowledgement
        }
        this.server = tls.isPresent() ? HttpsServer.create(any, 0) : HttpServer.create(any, 0);
        if (server instanceof HttpsServer https) https.setHttpsConfigurator(new HttpsConfigurator(tls.orElseThrow()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        this.wire = new Wire(options.port(), server.getAddress());
        this.faults = new Faults(wire::down);
    }

    Faults faults() {
        return faults;
    }

    String baseUri() {
        return scheme + "://127.0.0.1:" + wire.port() + BASE;
    }

    private void handle(HttpExchange exchange) throws IOException {
        int port = exchange.getRemoteAddress().getPort();
        try (exchange) {
            String path = pathOf(exchange);
            String query = exchange.getRequestURI().getRawQuery();
            Kind kind = Kind.of(exchange.getRequestMethod(), path == null ? "?" : path, query);
            Fault fault = faults.take(kind).orElse(null);
            if (fault instanceof Fault.LostRequest) {
                wire.cutAfter(port, 0);
                return;
            }
            Optional<byte[]> body = body(exchange);
            pause(faults.slowness());
            Answer answer = fault instanceof Fault.Status status ? refused(status)
                    : path == null ? Outcomes.of(404, "not-found", "not-found", "Cette adresse n'existe pas.")
                    : body.isEmpty() ? Outcomes.of(413, "too-long", "too-large", "Le document est trop volumineux.")
                    : answer(request(exchange, path, query, body.get()));
            received.add(kind, path, answer.status());
            switch (fault) {
                case Fault.LostAnswer _ -> wire.cutAfter(port, 0);
                case Fault.Cut cut -> {
                    wire.cutAfter(port, cut.bytes());
                    if (cut.bytes() > 0) send(exchange, answer);
                }
                case null, default -> send(exchange, answer);
            }
        }
    }

    private Answer answer(Request request) {
        try {
            return record.answer(request);
        } catch (RuntimeException e) {
            System.getLogger("fr.havre.sandbox").log(System.Logger.Level.ERROR, "request failed", e);
            return Outcomes.of(500, "exception", "internal", "Le dossier a rencontré une erreur interne.");
        }
    }

    private static String pathOf(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(BASE) || path.equals(BASE + "/")) return "";
        return path.startsWith(BASE + "/") ? path.substring(BASE.length() + 1) : null;
    }

    private static void pause(Duration time) {
        try {
            if (time.isPositive()) Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer refused(Fault.Status fault) {
        Answer answer = switch (fault.status()) {
            case 401 -> Outcomes.of(401, "login", "no-token", "Connexion nécessaire : le jeton d'accès a expiré.")
                    .with("WWW-Authenticate", "Bearer");
            case 409 -> Outcomes.of(409, "conflict", "conflict", "Le dossier est modifié par une autre opération.");
            case 429 -> Outcomes.of(429, "throttled", "throttled", "Trop de requêtes : réessayez plus tard.");
            default -> Outcomes.of(fault.status(), "transient", "unavailable", "Le dossier est momentanément indisponible.");
        };
        return fault.retryAfter() == null ? answer
                : answer.with("Retry-After", String.valueOf(fault.retryAfter().toSeconds()));
    }

    private Request request(HttpExchange exchange, String path, String query, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String authorization = headers.getOrDefault("authorization", "");
        Professional caller = authorization.startsWith("Bearer ")
                ? byToken.get(authorization.substring("Bearer ".length()).strip()) : null;
        String base = scheme + "://" + headers.getOrDefault("host", "127.0.0.1:" + wire.port()) + BASE;
        return new Request(exchange.getRequestMethod(), path, query, headers, body, base, caller);
    }

    /** The unpacked body, empty when it is larger than this server takes. */
    private Optional<byte[]> body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream raw = exchange.getRequestBody();
                InputStream in = packed ? new GZIPInputStream(raw, 65_536) : raw) {
            byte[] body = in.readNBytes((int) largestRequest + 1);
            return body.length > largestRequest ? Optional.empty() : Optional.of(body);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body();
        if (body.length > 1024 && accepts(exchange) && packs(answer)) {
            body = gzip(body);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }

    private static boolean accepts(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
    }

    private static boolean packs(Answer answer) {
        String type = answer.headers().getOrDefault("Content-Type", "");
        return type.contains("json") || type.contains("xml") || type.startsWith("text/");
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var packed = new ByteArrayOutputStream(body.length / 3);
        try (var out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    @Override public void close() throws IOException {
        wire.close();
        server.stop(0);
    }
}
