package fr.havre.sandbox.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** Lines with a client, one character a byte; can become TLS on the way. */
final class Conversation {
    private static final int LONGEST_LINE = 64 << 10;
    private static final Pattern COMMON_NAME = Pattern.compile("CN=([^,]+)");
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Conversation(Socket socket) throws IOException {
        use(socket);
    }

    private void use(Socket now) throws IOException {
        socket = now;
        in = new BufferedInputStream(now.getInputStream(), 32 << 10);
        out = new BufferedOutputStream(now.getOutputStream(), 32 << 10);
    }

    /** TLS from here on. What came before it in clear and was not read yet is dropped (RFC 3207). */
    void startTls(SSLContext context) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        secure.setUseClientMode(false);
        secure.setWantClientAuth(true);
        secure.startHandshake();
        use(secure);
    }

    boolean isSecure() {
        return socket instanceof SSLSocket;
    }

    /** The name in the certificate the client showed. */
    Optional<String> clientName() {
        if (!(socket instanceof SSLSocket secure)) return Optional.empty();
        try {
            X509Certificate shown = (X509Certificate) secure.getSession().getPeerCertificates()[0];
            Matcher name = COMMON_NAME.matcher(shown.getSubjectX500Principal().getName());
            return name.find() ? Optional.of(name.group(1)) : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** Without its end; null when the client has gone. */
    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int each = in.read(); each >= 0; each = in.read()) {
            if (each == '\n') return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
            line.write(each);
            if (line.size() > LONGEST_LINE) throw new IOException("a line too long");
        }
        return null;
    }

    void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    void end() throws IOException {
        socket.close();
    }
}
