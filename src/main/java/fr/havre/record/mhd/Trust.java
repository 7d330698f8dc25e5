package fr.havre.record.mhd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom we believe when a server shows a certificate: the system's authorities, and those we are given. Never less. */
record Trust(SSLSocketFactory sockets, X509TrustManager manager) {
    private static final int LONGEST_PEM = 1 << 20;

    /** @throws IllegalArgumentException if the text holds no certificate */
    static Trust withAuthoritiesOf(Optional<String> pem) {
        try {
            X509TrustManager manager = pem.isEmpty() ? managerFor(null) : managerFor(joined(pem.get()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return new Trust(context.getSocketFactory(), manager);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no usable certificate", e);
        }
    }

    private static KeyStore joined(String pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate each : managerFor(null).getAcceptedIssuers()) store.setCertificateEntry("system"
                + number++, each);
        if (pem.length() > LONGEST_PEM) throw new IOException("certificate file too large");
        int before = number;
        try (InputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("file" + number++, each);
            }
        }
        if (number == before) throw new IOException("no certificate");
        return store;
    }

    private static X509TrustManager managerFor(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers()).filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast).findFirst().orElseThrow();
    }
}
