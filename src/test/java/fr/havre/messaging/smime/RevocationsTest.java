package fr.havre.messaging.smime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.havre.messaging.Signature.State;
import fr.havre.messaging.smime.Revocations.Answer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private static final String LUC = "luc.petit@hopital.mssante.fr";
    private static final X500Name AUTHORITY = new X500Name("CN=Autorité d'essai");

    private final AtomicInteger asked = new AtomicInteger();
    private final KeyPair keys = newKeys();
    private final X509Certificate authority = issued(AUTHORITY, keys, BigInteger.ONE, Optional.empty());
    private Instant now = Instant.now();
    private HttpServer web;
    private volatile byte[] served = {};
    private volatile int status = 200;
    private volatile boolean responds;
    private volatile CertificateStatus said = CertificateStatus.GOOD;
    private Revocations revocations;

    @BeforeEach void serve() throws Exception {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", this::answer);
        web.start();
        revocations = new Revocations(new RevocationFetch(() -> now, _ -> true, _ -> true));
    }

    @AfterEach void stop() {
        revocations.close();
        web.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] question = exchange.getRequestBody().readAllBytes();
        byte[] body = responds ? response(question, said) : served;
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ContentSigner signer(KeyPair by) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
    }

    /** Adds where the authority is asked. */
    private interface Pointing {
        void to(JcaX509v3CertificateBuilder builder) throws Exception;
    }

    private X509Certificate issued(X500Name subject, KeyPair of, BigInteger serial, Optional<Pointing> pointing) {
        try {
            Instant at = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(AUTHORITY, serial,
                    Date.from(at.minusSeconds(3600)), Date.from(at.plusSeconds(86400)), subject, of.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pointing.isEmpty()));
            if (pointing.isPresent()) {
                builder.addExtension(Extension.subjectAlternativeName, false,
                        new GeneralNames(new GeneralName(GeneralName.rfc822Name, LUC)));
                pointing.get().to(builder);
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(keys)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralName at(String place) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, place);
    }

    private String place() {
        return "http://127.0.0.1:" + web.getAddress().getPort() + "/x";
    }

    private X509Certificate withList(int serial, String place) {
        return issued(new X500Name("CN=Luc PETIT"), newKeys(), BigInteger.valueOf(serial), Optional.of(builder -> builder.addExtension(
                Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(
                        new DistributionPointName(new GeneralNames(at(place))), null, null)}))));
    }

    private X509Certificate withResponder(int serial) {
        return issued(new X500Name("CN=Luc PETIT"), newKeys(), BigInteger.valueOf(serial), Optional.of(builder -> builder.addExtension(
                Extension.authorityInfoAccess, false, new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, at(place())))));
    }

    private byte[] list(KeyPair by, Instant until, int... serials) throws Exception {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(AUTHORITY, Date.from(Instant.now().minusSeconds(7200)));
        builder.setNextUpdate(Date.from(until));
        for (int each : serials) {
            builder.addCRLEntry(BigInteger.valueOf(each), Date.from(Instant.now().minusSeconds(600)), CRLReason.keyCompromise);
        }
        return builder.build(signer(by)).getEncoded();
    }

    private byte[] response(byte[] question, CertificateStatus status) throws IOException {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new JcaX509CertificateHolder(authority).getSubjectPublicKeyInfo(),
                    digests.get(RespID.HASH_SHA1));
            Date soon = Date.from(Instant.now().plusSeconds(600));
            builder.addResponse(new OCSPReq(question).getRequestList()[0].getCertID(), status, Date.from(Instant.now()), soon);
            return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, builder.build(signer(keys),
                    new X509CertificateHolder[0], Date.from(Instant.now()))).getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private Answer of(X509Certificate certificate) {
        return revocations.of(List.of(certificate), authority);
    }

    private Instant tomorrow() {
        return Instant.now().plusSeconds(86400);
    }

    @Test void aListSaysWhoIsOnItAndServesManyMessages() throws Exception {
        served = list(keys, tomorrow(), 66);
        assertEquals(Answer.GOOD, of(withList(5, place())));
        assertEquals(Answer.REVOKED, of(withList(66, place())));
        assertEquals(1, asked.get());
        now = now.plusSeconds(90_000);
        assertEquals(Answer.GOOD, of(withList(5, place())));
        assertEquals(2, asked.get(), "fetched again after a day");
    }

    @Test void aListThatProvesNothingProvesNothing() throws Exception {
        for (byte[] each : List.of(list(newKeys(), tomorrow()), list(keys, Instant.now().minusSeconds(3600)), new byte[] {1, 2, 3},
                new byte[(4 << 20) + 1])) {
            served = each;
            assertEquals(Answer.NOT_KNOWN, of(withList(5, place())));
            now = now.plusSeconds(90_000);
        }
        served = list(newKeys(), tomorrow());
        assertEquals(Answer.NOT_KNOWN, of(withList(5, place())));
        served = list(keys, tomorrow());
        now = now.plus(RevocationFetch.LEFT_ALONE);
        assertEquals(Answer.GOOD, of(withList(5, place())), "a forged list is not kept for its day");
        now = now.plusSeconds(90_000);
        status = 302;
        int before = asked.get();
        assertEquals(Answer.NOT_KNOWN, of(withList(5, place())), "nobody is sent elsewhere");
        assertEquals(before + 1, asked.get());
        status = 200;
        assertEquals(Answer.NOT_KNOWN, of(withList(5, place())), "left alone for ten minutes");
        assertEquals(before + 1, asked.get());
        now = now.plus(RevocationFetch.LEFT_ALONE);
        assertEquals(Answer.GOOD, of(withList(5, place())));
    }

    @Test void aResponderIsAskedWhereThereIsNoList() throws Exception {
        responds = true;
        assertEquals(Answer.GOOD, of(withResponder(5)));
        said = new RevokedStatus(Date.from(Instant.now()), CRLReason.keyCompromise);
        assertEquals(Answer.REVOKED, of(withResponder(5)));
        responds = false;
        served = new byte[] {1};
        assertEquals(Answer.NOT_KNOWN, of(withResponder(5)));
        assertEquals(3, asked.get());
        assertEquals(Answer.NOT_KNOWN, of(issued(new X500Name("CN=X"), newKeys(), BigInteger.TWO, Optional.of(_ -> { }))),
                "it says nowhere whom to ask");
        assertEquals(3, asked.get());
    }

    @Test void nobodyIsLedIntoThePracticesOwnNetwork() throws Exception {
        served = list(keys, tomorrow());
        try (Revocations usual = new Revocations()) {
            assertEquals(Answer.NOT_KNOWN, usual.of(List.of(withList(5, place())), authority));
            assertEquals(Answer.NOT_KNOWN, usual.of(List.of(withList(5, "http://localhost/x")), authority));
            assertEquals(Answer.NOT_KNOWN, usual.of(List.of(withList(5, "file:///etc/hostname")), authority));
        }
        try (Revocations anyPort = new Revocations(new RevocationFetch(() -> now, RevocationFetch::isPublic, _ -> true))) {
            String inFigures = "http://127.0.0.1:" + web.getAddress().getPort() + "/x";
            assertEquals(Answer.NOT_KNOWN, anyPort.of(List.of(withList(5, inFigures)), authority));
        }
        assertEquals(0, asked.get());
        for (String each : List.of("10.1.2.3", "192.168.1.1", "172.16.0.1", "127.0.0.1", "169.254.1.1", "100.64.1.1", "0.0.0.0",
                "224.0.0.1", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1")) {
            assertFalse(RevocationFetch.isPublic(InetAddress.getByName(each)), each);
        }
        for (String each : List.of("8.8.8.8", "100.128.0.1", "2001:4860::1")) {
            assertTrue(RevocationFetch.isPublic(InetAddress.getByName(each)), each);
        }
    }

    @Test void whatIsToBeThoughtOfASignatureSaysSo() throws Exception {
        KeyStore believed = KeyStore.getInstance(KeyStore.getDefaultType());
        believed.load(null, null);
        believed.setCertificateEntry("a", authority);
        Signers asking = new Signers(() -> believed, Optional.of(revocations));
        X509CertificateHolder luc = new JcaX509CertificateHolder(withList(5, place()));
        served = list(keys, tomorrow(), 66);
        assertEquals(State.TRUSTED, asking.judge(luc, List.of(luc), LUC));
        assertEquals(State.OTHER_SENDER, asking.judge(luc, List.of(luc), "autre@x.mssante.fr"));
        X509CertificateHolder back = new JcaX509CertificateHolder(withList(66, place()));
        assertEquals(State.REVOKED, asking.judge(back, List.of(back), LUC));
        assertEquals(State.TRUSTED, new Signers(() -> believed, Optional.empty()).judge(back, List.of(back), LUC),
                "nobody is asked where the setting says so");
        now = now.plusSeconds(90_000);
        web.stop(0);
        assertEquals(State.TRUSTED_NOT_CHECKED, asking.judge(luc, List.of(luc), LUC));
        assertEquals(State.OTHER_SENDER, asking.judge(luc, List.of(luc), "autre@x.mssante.fr"));
    }
}
