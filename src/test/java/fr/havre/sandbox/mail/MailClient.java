package fr.havre.sandbox.mail;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Bare Angus Mail, trusting one authority: what any mail program does. */
final class MailClient {
    private final Properties properties = new Properties();
    private final SSLContext tls;
    private final MailSandbox mail;

    MailClient(MailSandbox mail) throws GeneralSecurityException, IOException {
        this(mail, null, new char[0]);
    }

    /** @param certificate PKCS#12 to show, or null */
    MailClient(MailSandbox mail, byte[] certificate, char[] password) throws GeneralSecurityException, IOException {
        this.mail = mail;
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(
                new ByteArrayInputStream(mail.certificateAuthority().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        tls = SSLContext.getInstance("TLS");
        tls.init(certificate == null ? null : keys(certificate, password), trust.getTrustManagers(), null);
        for (String each : new String[] {"imaps", "smtps", "smtp"}) {
            properties.put("mail." + each + ".ssl.socketFactory", tls.getSocketFactory());
            properties.put("mail." + each + ".ssl.checkserveridentity", "true");
            properties.put("mail." + each + ".auth", "true");
            properties.put("mail." + each + ".timeout", "10000");
        }
        properties.put("mail.smtp.starttls.required", "true");
    }

    private static KeyManager[] keys(byte[] certificate, char[] password) throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(new ByteArrayInputStream(certificate), password);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        return keys.getKeyManagers();
    }

    /** Only this way of signing in, on every protocol. */
    MailClient with(String mechanism) {
        for (String each : new String[] {"imaps", "smtps", "smtp"}) {
            properties.put("mail." + each + ".auth.mechanisms", mechanism);
        }
        return this;
    }

    SSLContext tls() {
        return tls;
    }

    /** Through submission with STARTTLS, or TLS from the first byte. */
    void send(String from, String secret, String to, byte[] message, boolean startTls) throws MessagingException {
        send(startTls ? mail.submissionPort() : mail.smtpsPort(), from, secret, to, message, startTls);
    }

    void send(int port, String from, String secret, String to, byte[] message, boolean startTls) throws MessagingException {
        Session session = session(from);
        try (Transport out = session.getTransport(startTls ? "smtp" : "smtps")) {
            out.connect("127.0.0.1", port, from, secret);
            out.sendMessage(new MimeMessage(session, new ByteArrayInputStream(message)),
                    new InternetAddress[] {new InternetAddress(to)});
        }
    }

    private Session session(String from) {
        Properties own = new Properties();
        own.putAll(properties);
        own.put("mail.smtp.from", from);
        own.put("mail.smtps.from", from);
        return Session.getInstance(own);
    }

    List<byte[]> inbox(String address, String secret) throws MessagingException, IOException {
        return inbox(mail.imapsPort(), address, secret);
    }

    List<byte[]> inbox(int port, String address, String secret) throws MessagingException, IOException {
        List<byte[]> all = new ArrayList<>();
        try (Store in = session(address).getStore("imaps")) {
            in.connect("127.0.0.1", port, address, secret);
            try (Folder inbox = in.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (Message each : inbox.getMessages()) {
                    var bytes = new ByteArrayOutputStream();
                    each.writeTo(bytes);
                    all.add(bytes.toByteArray());
                }
            }
        }
        return all;
    }
}
