package fr.havre.record.mhd;

import com.sun.net.httpserver.HttpServer;
import fr.havre.record.ConnectorSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Swallows a large request without keeping it, and says what the sending thread allocated for it. */
final class DiscardingServer {
    record Measured(long bytes, long allocatedBytes) { }

    /** A call that may fail as calls do. */
    interface Call {
        void on(MhdConnector connector) throws Exception;
    }

    private DiscardingServer() { }

    static Measured measure(Call call) throws Exception {
        AtomicLong received = new AtomicLong();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.set(discard(exchange.getRequestBody()));
            byte[] answer = "{\"resourceType\":\"Bundle\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
        try (var connector = new MhdConnector(new ConnectorSettings(base, () -> "a-token", Optional.empty(),
                Connectors.quick(),
                Map.of()), Connectors.TIME)) {
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            call.on(connector);
            return new Measured(received.get(), threads.getCurrentThreadAllocatedBytes() - before);
        } finally {
            server.stop(0);
        }
    }

    private static long discard(java.io.InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) count += got;
        return count;
    }
}
