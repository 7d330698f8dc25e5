package fr.havre.record.mhd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** Answers each request with exactly the bytes a test gives, one request a connection: a server with any fault. */
final class ScriptedServer implements AutoCloseable {
    record Seen(String method, String target, Map<String, String> headers, String body) { }

    private final ServerSocket listening;
    private final Function<Seen, byte[]> script;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final boolean tls;

    private ScriptedServer(ServerSocket listening, boolean tls, Function<Seen, byte[]> script) {
        this.listening = listening;
        this.tls = tls;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    /** @param script the bytes of a whole answer; an empty array closes the connection without one */
    static ScriptedServer plain(Function<Seen, byte[]> script) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false, script);
    }

    static ScriptedServer tls(SSLContext context, Function<Seen, byte[]> script) throws IOException {
        return new ScriptedServer(context.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress()), true, script);
    }

    URI base() {
        return base("127.0.0.1");
    }

    URI base(String host) {
        return URI.create((tls ? "https://" : "http://") + host + ":" + listening.getLocalPort() + "/fhir");
    }

    List<Seen> seen() {
        return seen;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!(e instanceof SocketException)) throw new IllegalStateException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            String[] first = line(in).split(" ", -1);
            if (first.length < 2) return;
            Map<String, String> headers = new TreeMap<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String[] parts = header.split(":", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            Seen request = new Seen(first[0], first[1], headers, body);
            seen.add(request);
            OutputStream out = socket.getOutputStream();
            out.write(script.apply(request));
            out.flush();
        } catch (IOException e) {
            // the client went away: its own business
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) if (b != '\r') line.write(b);
        return line.toString(StandardCharsets.UTF_8);
    }

    static byte[] json(String body) {
        return answer(200, "Content-Type: application/fhir+json\r\n", body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] answer(int status, String headers, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head);
        all.writeBytes(body);
        return all.toByteArray();
    }

    @Override public void close() throws IOException {
        listening.close();
    }
}
