package fr.havre.messaging.smime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.messaging.ClientCertificate;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Oddity;
import fr.havre.messaging.Signature;
import fr.havre.messaging.Signature.State;
import fr.havre.messaging.mime.MessageReader;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SMimeTest {
    private static final String LUC = "luc.petit@hopital.mssante.fr";
    private static final String INSIDE = "Content-Type: text/plain; charset=utf-8\r\n\r\nLa clé est dans le pot.\r\n";
    private static KeyPair authorityKeys;
    private static X509Certificate authority;
    private static KeyPair keys;
    private static X509Certificate certificate;
    private static KeyStore believed;

    @BeforeAll static void makeCertificates() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        authorityKeys = generator.generateKeyPair();
        keys = generator.generateKeyPair();
        authority = certificate("CN=Autorité d'essai", authorityKeys, "CN=Autorité d'essai", true);
        certificate = certificate("CN=Luc PETIT", keys, "CN=Autorité d'essai", false);
        believed = KeyStore.getInstance(KeyStore.getDefaultType());
        believed.load(null, null);
        believed.setCertificateEntry("a", authority);
    }

    private static X509Certificate certificate(String subject, KeyPair of, String issuer, boolean isAuthority) throws Exception {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name(issuer),
                BigInteger.valueOf(System.nanoTime()), Date.from(now.minusSeconds(3600)), Date.from(now.plusSeconds(86400)),
                new X500Name(subject), of.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        if (!isAuthority) {
            builder.addExtension(Extension.subjectAlternativeName, false,
                    new GeneralNames(new GeneralName(GeneralName.rfc822Name, LUC)));
        }
        return new JcaX509CertificateConverter().getCertificate(builder.build(
                new JcaContentSignerBuilder("SHA256withRSA").build(authorityKeys.getPrivate())));
    }

    private static byte[] signature(byte[] content, boolean inside) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", keys.getPrivate(),
                certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        return generator.generate(new CMSProcessableByteArray(content), inside).getEncoded();
    }

    private static String head(String from) {
        return "From: " + from + "\r\nSubject: Signé\r\nMessage-ID: <1@x.fr>\r\nMIME-Version: 1.0\r\n";
    }

    private static String signed(String from, String entity, byte[] cms) {
        return head(from) + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=\"s\"\r\n\r\n"
                + "--s\r\n" + entity + "\r\n--s\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + Base64.getMimeEncoder().encodeToString(cms) + "\r\n--s--\r\n";
    }

    private static String packed(byte[] cms, String kind) {
        return head(LUC) + "Content-Type: application/pkcs7-mime; smime-type=" + kind + "; name=smime.p7m\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + Base64.getMimeEncoder().encodeToString(cms) + "\r\n";
    }

    private static ReceivedMail read(String message, KeyStore authorities, Optional<ClientCertificate> own) {
        return MessageReader.read(DocumentSource.of(message.getBytes(StandardCharsets.UTF_8)),
                new MailboxEnvelopes(own, () -> authorities, Optional.empty()));
    }

    private static KeyStore nobody() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("x", certificate);
        return store;
    }

    private static ClientCertificate own(KeyPair pair, X509Certificate of) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("k", pair.getPrivate(), "mot".toCharArray(), new X509Certificate[] {of});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "mot".toCharArray());
        return new ClientCertificate(out.toByteArray(), "mot");
    }

    @Test void anUnchangedMessageOfAVouchedForSenderIsTrustedAndNobodyElses() throws Exception {
        byte[] cms = signature(INSIDE.getBytes(StandardCharsets.UTF_8), false);
        ReceivedMail mail = read(signed(LUC, INSIDE, cms), believed, Optional.empty());
        assertEquals(Optional.of(new Signature(State.TRUSTED, "Luc PETIT")), mail.signature());
        assertEquals("La clé est dans le pot.", mail.text());
        assertEquals(List.of(), mail.attachments());
        assertEquals(State.OTHER_SENDER, read(signed("autre@x.mssante.fr", INSIDE, cms), believed, Optional.empty())
                .signature().orElseThrow().state());
        KeyStore empty = KeyStore.getInstance(KeyStore.getDefaultType());
        empty.load(null, null);
        assertEquals(State.NOT_TRUSTED, read(signed(LUC, INSIDE, cms), empty, Optional.empty()).signature().orElseThrow().state());
    }

    @Test void oneChangedLetterIsSeen() throws Exception {
        byte[] cms = signature(INSIDE.getBytes(StandardCharsets.UTF_8), false);
        assertEquals(State.ALTERED, read(signed(LUC, INSIDE.replace("pot", "sac"), cms), believed, Optional.empty()).signature()
                .orElseThrow().state());
        byte[] broken = cms.clone();
        broken[broken.length / 2] ^= 0x55;
        assertTrue(read(signed(LUC, INSIDE, broken), believed, Optional.empty()).signature().orElseThrow().state() != State.TRUSTED);
        assertEquals(State.NOT_READABLE, read(signed(LUC, INSIDE, new byte[] {1, 2, 3}), believed, Optional.empty()).signature()
                .orElseThrow().state());
    }

    @Test void aMessageInsideItsSignatureIsRead() throws Exception {
        ReceivedMail mail = read(packed(signature(INSIDE.getBytes(StandardCharsets.UTF_8), true), "signed-data"), believed,
                Optional.empty());
        assertEquals(List.of("La clé est dans le pot.", State.TRUSTED),
                List.of(mail.text(), mail.signature().orElseThrow().state()));
    }

    @Test void whatIsEncryptedForTheMailboxIsOpenedWithItsCertificateAndWithNoOther() throws Exception {
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(certificate)
                .setProvider(new BouncyCastleProvider()));
        byte[] cms = generator.generate(new CMSProcessableByteArray(INSIDE.getBytes(StandardCharsets.UTF_8)),
                new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).setProvider(new BouncyCastleProvider()).build())
                .getEncoded();
        ReceivedMail mail = read(packed(cms, "enveloped-data"), believed, Optional.of(own(keys, certificate)));
        assertEquals("La clé est dans le pot.", mail.text());
        assertTrue(mail.oddities().contains(Oddity.DECRYPTED));
        for (Optional<ClientCertificate> other : List.of(Optional.<ClientCertificate>empty(),
                Optional.of(own(authorityKeys, authority)))) {
            ReceivedMail closed = read(packed(cms, "enveloped-data"), nobody(), other);
            assertEquals("", closed.text());
            assertTrue(closed.oddities().contains(Oddity.ENCRYPTED_NOT_OPENED));
        }
    }
}
