package fr.havre.messaging.smime;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Where a certificate says that its authority can be asked about it: HTTP and HTTPS only. */
final class Pointers {
    private static final int LONGEST = 500;

    private Pointers() { }

    /** Of lists of revoked certificates (RFC 5280, 4.2.1.13). */
    static List<URI> lists(X509Certificate certificate) {
        return extension(certificate, Extension.cRLDistributionPoints).map(each -> Arrays.stream(
                CRLDistPoint.getInstance(each.getParsedValue()).getDistributionPoints()).flatMap(Pointers::names)
                .flatMap(Pointers::address).toList()).orElse(List.of());
    }

    private static Stream<GeneralName> names(DistributionPoint point) {
        DistributionPointName name = point.getDistributionPoint();
        if (name == null || name.getType() != DistributionPointName.FULL_NAME) return Stream.empty();
        return Arrays.stream(GeneralNames.getInstance(name.getName()).getNames());
    }

    /** Of responders (RFC 6960, 3.1). */
    static List<URI> responders(X509Certificate certificate) {
        return extension(certificate, Extension.authorityInfoAccess).map(each -> Arrays.stream(
                AuthorityInformationAccess.getInstance(each.getParsedValue()).getAccessDescriptions())
                .filter(one -> one.getAccessMethod().equals(AccessDescription.id_ad_ocsp)).map(AccessDescription::getAccessLocation)
                .flatMap(Pointers::address).toList()).orElse(List.of());
    }

    private static Optional<Extension> extension(X509Certificate certificate,
            org.bouncycastle.asn1.ASN1ObjectIdentifier which) {
        try {
            return Optional.ofNullable(new JcaX509CertificateHolder(certificate).getExtension(which));
        } catch (CertificateEncodingException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static Stream<URI> address(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) return Stream.empty();
        String said = name.getName().toString();
        try {
            URI address = new URI(said);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null && said.length() <= LONGEST ? Stream.of(address) : Stream.empty();
        } catch (URISyntaxException _) {
            return Stream.empty();
        }
    }
}
