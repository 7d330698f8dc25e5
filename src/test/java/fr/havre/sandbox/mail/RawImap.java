package fr.havre.sandbox.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** IMAP by hand: a line, and what comes back up to the line with its tag. */
final class RawImap implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final String greeting;

    RawImap(SSLContext tls, int port) throws IOException {
        socket = tls.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        greeting = in.readLine();
    }

    String greeting() {
        return greeting;
    }

    /** The last line of the answer. */
    String say(String line) throws IOException {
        String all = sayAll(line);
        return all.substring(all.lastIndexOf('\n') + 1);
    }

    String sayAll(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder all = new StringBuilder();
        for (String each = in.readLine(); each != null; each = in.readLine()) {
            all.append(all.isEmpty() ? "" : "\n").append(each);
            if (each.startsWith(line.substring(0, line.indexOf(' ') + 1)) || each.startsWith("+")) break;
        }
        return all.toString();
    }

    @Override public void close() throws IOException {
        socket.close();
    }
}
