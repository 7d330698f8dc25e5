package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox as a person starts it: it says where it is, and is there. */
class SandboxCommandTest {
    @TempDir Path folder;

    @Test void saysWhereTheRecordAndTheMailAreUntilItIsInterrupted() throws Exception {
        Path authority = folder.resolve("ca.pem");
        Process running = new HavreProcess(folder).started("sandbox", "--json", "--without-samples", "--authority-file",
                authority.toString());
        try (InputStream out = running.getInputStream()) {
            ObjectReader first = JsonMapper.shared().readerFor(JsonNode.class);
            JsonNode said = first.<JsonNode>readValues(out).next();
            assertTrue(said.get("base").asString().startsWith("http://127.0.0.1:"), said.toString());
            JsonNode mail = said.get("mail");
            assertEquals(Files.readString(authority), mail.get("authority").asString());
            assertEquals("secret-claire.roussel", mail.get("mailboxes").get(0).get("password").asString());
            try (Socket imap = trusting(mail.get("authority").asString()).getSocketFactory().createSocket("127.0.0.1",
                    mail.get("imaps").asInt())) {
                assertEquals("* OK", new String(imap.getInputStream().readNBytes(4), StandardCharsets.US_ASCII));
            }
        } finally {
            running.destroy();
            running.waitFor();
        }
    }

    private static SSLContext trusting(String pem) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
