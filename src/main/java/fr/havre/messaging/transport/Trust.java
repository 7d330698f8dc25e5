package fr.havre.messaging.transport;

import fr.havre.messaging.ClientCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom we believe when a server shows a certificate, and what we show it: never less than the system believes. */
final class Trust {
    private static final int LONGEST_PEM = 1 << 20;

    private Trust() { }

    /**
     * A context for one connection.
     *
     * @param pem authorities besides the system's
     * @param revocation no answer of an authority is a no
     * @throws IllegalArgumentException if the text holds no certificate, or the certificate does not open
     */
    static SSLContext context(Optional<ClientCertificate> shown, Optional<String> pem, boolean revocation) {
        try {
            KeyStore authorities = authorities(pem);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(shown), managers(authorities, revocation), null);
            return context;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new IllegalArgumentException("no usable certificate: " + e.getClass().getSimpleName());
        }
    }

    private static KeyManager[] keys(Optional<ClientCertificate> shown) throws GeneralSecurityException, IOException {
        if (shown.isEmpty()) return new KeyManager[0];
        char[] secret = shown.get().secret().toCharArray();
        try (InputStream in = new ByteArrayInputStream(shown.get().pkcs12())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            boolean key = false;
            for (String each : java.util.Collections.list(store.aliases())) key |= store.isKeyEntry(each);
            if (!key) throw new IOException("no key");
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, secret);
            return factory.getKeyManagers();
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    static KeyStore authorities(Optional<String> pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate each : systems()) store.setCertificateEntry("system" + number++, each);
        if (pem.isEmpty()) return store;
        if (pem.get().length() > LONGEST_PEM) throw new IOException("certificate file too large");
        int before = number;
        try (InputStream in = new ByteArrayInputStream(pem.get().getBytes(StandardCharsets.US_ASCII))) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("file" + number++, each);
            }
        }
        if (number == before) throw new IOException("no certificate");
        return store;
    }

    private static X509Certificate[] systems() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers()).filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast).findFirst().orElseThrow().getAcceptedIssuers();
    }

    static TrustManager[] managers(KeyStore authorities, boolean revocation) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        if (!revocation) {
            factory.init(authorities);
            return factory.getTrustManagers();
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities, new X509CertSelector());
        PKIXRevocationChecker checker = (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        parameters.addCertPathChecker(checker);
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }
}
