package fr.havre.messaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.havre.messaging.transport.TlsFront;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A token endpoint on loopback, under TLS of its own: exchanges each refresh token once, as providers that rotate do. */
final class IdentityProvider implements AutoCloseable {
    private final HttpServer web;
    private final TlsFront front;
    private final List<String> asked = new ArrayList<>();
    private String refresh = "r1";
    private String access = "a";
    private Optional<Answer> instead = Optional.empty();

    private record Answer(int status, String body) { }

    IdentityProvider() throws Exception {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/token", this::answer);
        web.start();
        front = new TlsFront("localhost", web.getAddress().getPort());
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(form);
        Answer answer = instead.orElseGet(() -> exchanged(form));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", "https://example.org/token");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer exchanged(String form) {
        if (!form.contains("grant_type=refresh_token") || !form.contains("client_id=havre")) {
            return new Answer(401, "{\"error\":\"invalid_client\"}");
        }
        if (!form.contains("refresh_token=" + refresh + "&")) return new Answer(400, "{\"error\":\"invalid_grant\"}");
        refresh = "r" + (asked.size() + 1);
        return new Answer(200, "{\"access_token\":\"" + access + "\",\"token_type\":\"Bearer\",\"expires_in\":240,"
                + "\"refresh_token\":\"" + refresh + "\"}");
    }

    /** What it gives from now on. */
    synchronized void gives(String token) {
        access = token;
    }

    synchronized void answers(int status, String body) {
        instead = Optional.of(new Answer(status, body));
    }

    synchronized void answersAsUsual() {
        instead = Optional.empty();
    }

    synchronized int timesAsked() {
        return asked.size();
    }

    String pem() throws Exception {
        return front.pem();
    }

    TokenRenewal renewal(String client) {
        return new TokenRenewal(TokenRenewal.endpoint("https://localhost:" + front.port() + "/token"), client, Optional.empty(), "r1");
    }

    @Override public void close() throws IOException {
        front.close();
        web.stop(0);
    }
}
