package fr.havre.agenda.fhir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another program's server on loopback; answers what a test says. */
public final class FhirServer implements AutoCloseable {
    /** What it does. */
    @FunctionalInterface
    public interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Answering answering = exchange -> say(exchange, 404, "");

    public FhirServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            try (exchange) {
                answering.to(exchange);
            }
        });
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
    }

    /** Requests and what they carried. */
    public List<String> asked() {
        return asked;
    }

    public void answers(Answering how) {
        answering = how;
    }

    public void answers(String body) {
        answers(exchange -> say(exchange, 200, body));
    }

    public static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    /** A searchset of these resources, with links as they are. */
    public static String bundle(String links, String... resources) {
        StringBuilder entries = new StringBuilder();
        for (String each : resources) entries.append(entries.isEmpty() ? "" : ",").append("{\"resource\":").append(each).append("}");
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[" + links + "],\"entry\":[" + entries + "]}";
    }

    public static String next(String url) {
        return "{\"relation\":\"next\",\"url\":\"" + url + "\"}";
    }

    /** {@code extra} are further elements. */
    public static String appointment(String id, String start, String status, String patient, String extra) {
        return """
                {"resourceType":"Appointment","id":"%s","status":"%s","start":"%s","minutesDuration":20,"description":"contrôle",
                 "participant":[{"actor":{"reference":"Patient/%s","display":"LEFEVRE Zoé"}},
                 {"actor":{"reference":"Practitioner/9","display":"Dr Roussel"}}]%s}""".formatted(id, status, start, patient, extra);
    }

    @Override public void close() {
        server.stop(0);
    }
}
