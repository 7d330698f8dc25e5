package fr.havre.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority for one run, the certificate of this server under it (127.0.0.1 and localhost), and those of
 * clients. The JDK makes keys and signatures but no certificates: the few X.509 structures needed (RFC 5280) are written
 * here in DER.
 */
public final class Certificates {
    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] ECDSA_SHA256 = sequence(oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02));
    private static final byte[] IS_AUTHORITY = extension(oid(0x55, 0x1D, 0x13), sequence(der(0x01, (byte) 0xFF)));
    private static final byte[] NAMES = extension(oid(0x55, 0x1D, 0x11), sequence(der(0x87, (byte) 127, (byte) 0, (byte) 0, (byte) 1),
            der(0x82, "localhost".getBytes(StandardCharsets.US_ASCII))));
    private static final byte[] NO_AUTHORITY = extension(oid(0x55, 0x1D, 0x13), sequence());
    private final KeyPair authorityKeys;
    private final Certificate authority;
    private final Instant now;
    private final SSLContext context;

    public Certificates(Instant now) {
        this.now = now;
        try {
            authorityKeys = keys();
            KeyPair serverKeys = keys();
            authority = certificate("Havre sandbox CA", authorityKeys, authorityKeys, IS_AUTHORITY, now);
            Certificate server = certificate("Havre sandbox", serverKeys, authorityKeys, NAMES, now);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", serverKeys.getPrivate(), new char[0], new Certificate[] {server, authority});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), trusting(authority), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificate for the sandbox", e);
        }
    }

    /** Clients' certificates are believed when they are of this authority. */
    private static TrustManager[] trusting(Certificate authority) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers.getTrustManagers();
    }

    public SSLContext context() {
        return context;
    }

    /** A new key and certificate of this authority for {@code name}, as a PKCS#12 file. */
    public byte[] client(String name, char[] password) {
        try {
            KeyPair keys = keys();
            Certificate certificate = certificate(name, keys, authorityKeys, NO_AUTHORITY, now);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", keys.getPrivate(), password, new Certificate[] {certificate, authority});
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificate for a client", e);
        }
    }

    /** The authority's certificate, PEM. */
    public String authorityPem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(authority.getEncoded()) + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authority's certificate cannot be written", e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static Certificate certificate(String name, KeyPair subject, KeyPair issuer, byte[] extension, Instant now)
            throws GeneralSecurityException {
        byte[] validity = sequence(time(now.minus(Duration.ofDays(1))), time(now.plus(Duration.ofDays(30))));
        byte[] unsigned = sequence(der(0xA0, der(0x02, (byte) 2)), der(0x02, serial()), ECDSA_SHA256, name("Havre sandbox CA"),
                validity, name(name), subject.getPublic().getEncoded(), der(0xA3, sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuer.getPrivate());
        signature.update(unsigned);
        byte[] signed = sequence(unsigned, ECDSA_SHA256, der(0x03, new byte[] {0}, signature.sign()));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
    }

    private static byte[] serial() {
        return new BigInteger(120, new SecureRandom()).add(BigInteger.ONE).toByteArray();
    }

    private static byte[] time(Instant instant) {
        return der(0x17, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] name(String commonName) {
        return sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0C, commonName.getBytes(StandardCharsets.UTF_8)))));
    }

    /** Critical, so that nobody may ignore it. */
    private static byte[] extension(byte[] oid, byte[] value) {
        return sequence(oid, der(0x01, (byte) 0xFF), der(0x04, value));
    }

    private static byte[] oid(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) content[i] = (byte) bytes[i];
        return der(0x06, content);
    }

    private static byte[] sequence(byte[]... parts) {
        return der(0x30, parts);
    }

    private static byte[] der(int tag, byte first, byte... rest) {
        return der(tag, new byte[] {first}, rest);
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) content.writeBytes(part);
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length >= 256) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 128) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
