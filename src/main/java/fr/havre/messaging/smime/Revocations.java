package fr.havre.messaging.smime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Whether the authorities have taken back a certificate (RFC 5280, RFC 6960). Asked only of certificates that a trusted
 * authority vouches for, where these say: the list first, which tells nobody whose letter is read, then the responder. The
 * JDK judges what comes; {@link RevocationFetch} limits what is fetched.
 *
 * <p>Threads: any; may wait for the network.
 */
public final class Revocations implements AutoCloseable {
    private static final int MOST_PLACES = 3;

    private final RevocationFetch fetch;

    /** What the authorities said. */
    enum Answer { GOOD, REVOKED, NOT_KNOWN }

    public Revocations() {
        this(new RevocationFetch());
    }

    Revocations(RevocationFetch fetch) {
        this.fetch = fetch;
    }

    /** @param path from the signer up, each vouched for by the next, the last by {@code anchor} */
    Answer of(List<X509Certificate> path, X509Certificate anchor) {
        List<Answer> answers = IntStream.range(0, path.size())
                .mapToObj(i -> of(path.get(i), i + 1 < path.size() ? path.get(i + 1) : anchor)).toList();
        if (answers.contains(Answer.REVOKED)) return Answer.REVOKED;
        return answers.contains(Answer.NOT_KNOWN) ? Answer.NOT_KNOWN : Answer.GOOD;
    }

    private Answer of(X509Certificate certificate, X509Certificate issuer) {
        for (URI each : Pointers.lists(certificate).stream().limit(MOST_PLACES).toList()) {
            Optional<X509CRL> list = fetch.list(each);
            Answer answer = list.map(one -> listed(certificate, issuer, one)).orElse(Answer.NOT_KNOWN);
            if (answer != Answer.NOT_KNOWN) return answer;
            if (list.filter(one -> !isOf(issuer, one)).isPresent()) fetch.provesNothing(each);
        }
        for (URI each : Pointers.responders(certificate).stream().limit(MOST_PLACES).toList()) {
            Answer answer = question(certificate, issuer).flatMap(asked -> fetch.answer(each, asked))
                    .map(said -> answered(certificate, issuer, said)).orElse(Answer.NOT_KNOWN);
            if (answer != Answer.NOT_KNOWN) return answer;
        }
        return Answer.NOT_KNOWN;
    }

    private static boolean isOf(X509Certificate issuer, X509CRL list) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** The JDK's own checker looks for lists in the given store only, unless it is told to fetch: it is not. */
    private static Answer listed(X509Certificate certificate, X509Certificate issuer, X509CRL list) {
        return judged(certificate, issuer, parameters -> {
            parameters.setRevocationEnabled(true);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(list))));
        });
    }

    private static Answer answered(X509Certificate certificate, X509Certificate issuer, byte[] said) {
        return judged(certificate, issuer, parameters -> {
            PKIXRevocationChecker checker =
                    (PKIXRevocationChecker) CertPathValidator.getInstance("PKIX").getRevocationChecker();
            checker.setOcspResponses(Map.of(certificate, said));            // so that it asks nobody
            checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
            parameters.addCertPathChecker(checker);
        });
    }

    /** What to judge by. */
    @FunctionalInterface
    private interface Evidence {
        void in(PKIXParameters parameters) throws InvalidAlgorithmParameterException, NoSuchAlgorithmException;
    }

    private static Answer judged(X509Certificate certificate, X509Certificate issuer, Evidence evidence) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
            evidence.in(parameters);
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return Answer.GOOD;
        } catch (CertPathValidatorException e) {
            return e.getReason() == BasicReason.REVOKED ? Answer.REVOKED : Answer.NOT_KNOWN;
        } catch (GeneralSecurityException | RuntimeException _) {
            return Answer.NOT_KNOWN;                                        // what came is no list, or no answer
        }
    }

    private static Optional<byte[]> question(X509Certificate certificate, X509Certificate issuer) {
        try {
            CertificateID id = new CertificateID(new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(issuer), certificate.getSerialNumber());
            return Optional.of(new OCSPReqBuilder().addRequest(id).build().getEncoded());
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException | IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    static Optional<X509CRL> read(byte[] bytes) {
        try {
            return CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes)) instanceof X509CRL list
                    ? Optional.of(list) : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /** Nothing is fetched any more. */
    @Override public void close() {
        fetch.close();
    }
}
