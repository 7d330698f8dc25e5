package fr.havre.record.mhd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.patients.Ins;
import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RecordStatus.State;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server must show a certificate we trust, for the name we asked for. */
class MhdTlsTest {
    private static final Ins INS = new Ins("279035121518989", Ins.Issuer.NIR_DEMO);
    private static final byte[] NO_RECORD = ScriptedServer.json("{\"resourceType\":\"Bundle\"}");

    @TempDir static Path folder;

    private static Path store;
    private static Path pem;

    @BeforeAll static void makeACertificateForLocalhostOnly() throws Exception {
        store = certificate("dns:localhost");
        pem = pem(store);
    }

    @Test void anUnknownAuthorityIsRefusedAndTheGivenOneAccepted() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(context(store), _ -> NO_RECORD)) {
            try (var connector = Connectors.over(server, "localhost", Optional.empty())) {
                assertEquals(Code.NOT_TRUSTED, assertThrows(RecordException.class, () -> connector.status(INS)).code());
            }
            assertTrue(server.seen().isEmpty());
            try (var connector = Connectors.over(server, "localhost", Optional.of(Files.readString(pem)))) {
                assertEquals(State.NONE, connector.status(INS).state());
            }
        }
    }

    @Test void aTrustedCertificateForAnotherNameIsRefused() throws Exception {
        try (ScriptedServer server = ScriptedServer.tls(context(store), _ -> NO_RECORD);
                var connector = Connectors.over(server, "127.0.0.1", Optional.of(Files.readString(pem)))) {
            assertEquals(Code.NOT_TRUSTED, assertThrows(RecordException.class, () -> connector.status(INS)).code());
            assertTrue(server.seen().isEmpty());
        }
    }

    @Test void aFileWithoutCertificatesIsRefusedBeforeAnythingIsSent() {
        assertThrows(IllegalArgumentException.class, () -> Trust.withAuthoritiesOf(Optional.of("nothing")));
    }

    private static Path certificate(String names) throws Exception {
        Path store = folder.resolve("store.p12");
        run("-genkeypair", "-alias", "a", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=test", "-ext",
                "SAN=" + names,
                "-validity", "3650", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", "changeit");
        return store;
    }

    private static Path pem(Path store) throws Exception {
        Path pem = folder.resolve("ca.pem");
        run("-exportcert", "-rfc", "-alias", "a", "-keystore", store.toString(), "-storepass", "changeit", "-file",
                pem.toString());
        return pem;
    }

    private static void run(String... arguments) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var command = new java.util.ArrayList<String>();
        command.add(keytool.toString());
        command.addAll(java.util.List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
