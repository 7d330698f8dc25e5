package fr.havre.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for one run: certificates of servers and clients, and a list of those it takes back. */
final class Authority {
    private final X500Name name = new X500Name("CN=Havre interop authority " + UUID.randomUUID());
    private final Instant now = Instant.now();
    private final AtomicInteger serial = new AtomicInteger(100);
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final ContentSigner signer;
    private final String list;

    /** What a server is configured with, PEM. */
    record Issued(String certificate, String key, BigInteger serial) {
        @Override public String toString() {
            return "Issued[" + serial + "]";
        }
    }

    /** @param list where the list of revoked certificates is served */
    Authority(String list) {
        this.list = list;
        try {
            keys = newKeys();
            signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            X509v3CertificateBuilder builder = builder(name, keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("no authority", e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair of) {
        return new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(serial.incrementAndGet()),
                Date.from(now.minus(Duration.ofHours(1))), Date.from(now.plus(Duration.ofDays(2))), subject, of.getPublic());
    }

    String pem() {
        return pem("CERTIFICATE", encoded(certificate));
    }

    /** For 127.0.0.1 and localhost. */
    Issued server() {
        try {
            KeyPair own = newKeys();
            X509v3CertificateBuilder builder = builder(new X500Name("CN=localhost"), own);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")}));
            DistributionPointName where = new DistributionPointName(
                    new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, list)));
            builder.addExtension(Extension.cRLDistributionPoints, false,
                    new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(where, null, null)}));
            X509Certificate issued = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new Issued(pem("CERTIFICATE", encoded(issued)), pem("PRIVATE KEY", own.getPrivate().getEncoded()),
                    issued.getSerialNumber());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificate for a server", e);
        }
    }

    /** A key and its certificate as PKCS#12. */
    byte[] client(String name, String password) {
        try {
            KeyPair own = newKeys();
            X509v3CertificateBuilder builder = builder(new X500Name("CN=" + name), own);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            X509Certificate issued = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", own.getPrivate(), password.toCharArray(), new X509Certificate[] {issued, certificate});
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificate for a client", e);
        }
    }

    /** The list of revoked certificates, DER. */
    byte[] revoked(BigInteger... serials) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(now.minus(Duration.ofMinutes(5))));
            builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
            for (BigInteger each : serials) {
                builder.addCRLEntry(each, Date.from(now.minus(Duration.ofMinutes(10))), CRLReason.keyCompromise);
            }
            return builder.build(signer).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("no list", e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + new String(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(bytes),
                StandardCharsets.US_ASCII) + "\n-----END " + what + "-----\n";
    }
}
