package fr.havre.record.mhd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Whom we believe when a server shows a certificate: the system's authorities, and those of a file. Never less. */
record Trust(SSLSocketFactory sockets, X509TrustManager manager) {
    private static final long LARGEST_FILE_BYTES = 1 << 20;

    /** @throws IllegalArgumentException if the file holds no certificate */
    static Trust withAuthoritiesOf(Optional<Path> pem) {
        try {
            X509TrustManager manager = pem.isEmpty() ? managerFor(null) : managerFor(joined(pem.get()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return new Trust(context.getSocketFactory(), manager);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no usable certificates in the file", e);
        }
    }

    private static KeyStore joined(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate each : managerFor(null).getAcceptedIssuers()) store.setCertificateEntry("system" + number++, each);
        if (Files.size(pem) > LARGEST_FILE_BYTES) throw new IOException("certificate file too large");
        int before = number;
        try (InputStream in = Files.newInputStream(pem)) {
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
