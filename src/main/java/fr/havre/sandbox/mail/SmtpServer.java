package fr.havre.sandbox.mail;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;

/** What all clients of the submission service have in common. */
record SmtpServer(SSLContext tls, SignIns signIns, Post post, MailFaults faults, long mostBytes) {

    /** TLS from the first byte (RFC 8314). */
    void serveSecure(Socket socket) throws IOException {
        new SmtpSession(this, socket).serve(true);
    }

    /** STARTTLS, and nothing before it. */
    void serveStartTls(Socket socket) throws IOException {
        new SmtpSession(this, socket).serve(false);
    }
}
