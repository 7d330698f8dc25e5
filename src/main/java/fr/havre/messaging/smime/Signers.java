package fr.havre.messaging.smime;

import fr.havre.messaging.Signature.State;
import fr.havre.messaging.smime.Revocations.Answer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** Who signed, and who says so. */
final class Signers {
    private static final int MOST_CERTIFICATES = 20;
    private static final int LONGEST_NAME = 200;

    private final Supplier<KeyStore> authorities;
    private final Optional<Revocations> revocations;

    Signers(Supplier<KeyStore> authorities, Optional<Revocations> revocations) {
        this.authorities = authorities;
        this.revocations = revocations;
    }

    /** The common name, else the organisation's; never longer than is shown. */
    static String name(X509CertificateHolder certificate) {
        for (ASN1ObjectIdentifier each : List.of(BCStyle.CN, BCStyle.O)) {
            RDN[] named = certificate.getSubject().getRDNs(each);
            if (named.length == 0) continue;
            String name = IETFUtils.valueToString(named[0].getFirst().getValue()).replaceAll("\\p{Cntrl}", " ").strip();
            return name.substring(0, Math.min(name.length(), LONGEST_NAME));
        }
        return "";
    }

    State judge(X509CertificateHolder signer, Collection<X509CertificateHolder> sent, String from) {
        List<String> addresses = addresses(signer);
        Optional<PKIXCertPathBuilderResult> vouched = vouchedFor(signer, sent);
        if (vouched.isEmpty() || addresses.isEmpty()) return State.NOT_TRUSTED;
        Answer answer = revocations.map(each -> asked(each, vouched.get())).orElse(Answer.GOOD);
        if (answer == Answer.REVOKED) return State.REVOKED;
        if (addresses.stream().noneMatch(from::equalsIgnoreCase)) return State.OTHER_SENDER;
        return answer == Answer.GOOD ? State.TRUSTED : State.TRUSTED_NOT_CHECKED;
    }

    private static Answer asked(Revocations authorities, PKIXCertPathBuilderResult vouched) {
        List<X509Certificate> path = vouched.getCertPath().getCertificates().stream().map(X509Certificate.class::cast).toList();
        return authorities.of(path, vouched.getTrustAnchor().getTrustedCert());
    }

    private Optional<PKIXCertPathBuilderResult> vouchedFor(X509CertificateHolder signer, Collection<X509CertificateHolder> sent) {
        try {
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            List<X509Certificate> known = new ArrayList<>();
            for (X509CertificateHolder each : sent.stream().limit(MOST_CERTIFICATES).toList()) {
                known.add(converter.getCertificate(each));
            }
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(converter.getCertificate(signer));
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities.get(), wanted);
            parameters.setRevocationEnabled(false);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            return Optional.of((PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters));
        } catch (GeneralSecurityException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static List<String> addresses(X509CertificateHolder signer) {
        List<String> found = new ArrayList<>();
        for (RDN each : signer.getSubject().getRDNs(PKCSObjectIdentifiers.pkcs_9_at_emailAddress)) {
            found.add(IETFUtils.valueToString(each.getFirst().getValue()));
        }
        Extension names = signer.getExtension(Extension.subjectAlternativeName);
        if (names == null) return found;
        for (GeneralName each : GeneralNames.getInstance(names.getParsedValue()).getNames()) {
            if (each.getTagNo() == GeneralName.rfc822Name) found.add(each.getName().toString());
        }
        return found;
    }
}
