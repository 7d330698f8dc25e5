package fr.havre.messaging.smime;

import fr.havre.messaging.ClientCertificate;
import fr.havre.messaging.Signature;
import fr.havre.messaging.Signature.State;
import fr.havre.messaging.mime.Envelopes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.KeyTransRecipientInformation;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** What comes to one mailbox: opened with its certificate, believed as far as its authorities go. */
public final class MailboxEnvelopes implements Envelopes {
    private static final int MOST_RECIPIENTS = 200;

    private final Optional<ClientCertificate> own;
    private final Signers signers;

    /**
     * Of one mailbox.
     *
     * @param authorities whom signatures are believed by; asked for once there is one
     * @param revocations whom to ask whether a signer's certificate was taken back; empty: nobody is asked
     */
    public MailboxEnvelopes(Optional<ClientCertificate> own, Supplier<KeyStore> authorities, Optional<Revocations> revocations) {
        this.own = own;
        this.signers = new Signers(authorities, revocations);
    }

    private static List<PrivateKey> keys(ClientCertificate own) {
        char[] secret = own.secret().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(own.pkcs12()), secret);
            List<PrivateKey> keys = new ArrayList<>();
            for (String each : Collections.list(store.aliases())) {
                if (store.getKey(each, secret) instanceof PrivateKey key) keys.add(key);
            }
            return keys;
        } catch (GeneralSecurityException | IOException | RuntimeException _) {
            return List.of();                                                // said when the mailbox was set up
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override public Optional<byte[]> decrypted(byte[] cms) {
        List<PrivateKey> keys = own.map(MailboxEnvelopes::keys).orElse(List.of());
        if (keys.isEmpty()) return Optional.empty();
        try {
            return opened(new CMSEnvelopedData(cms).getRecipientInfos(), keys, false);
        } catch (CMSException | RuntimeException _) {
            try {
                return opened(new CMSAuthEnvelopedData(cms).getRecipientInfos(), keys, true);
            } catch (CMSException | RuntimeException _) {
                return Optional.empty();
            }
        }
    }

    /** Whom it is for is not asked: a key opens it, or none does. */
    private static Optional<byte[]> opened(RecipientInformationStore recipients, List<PrivateKey> keys, boolean authenticated) {
        Provider provider = new BouncyCastleProvider();
        for (RecipientInformation each : recipients.getRecipients().stream().limit(MOST_RECIPIENTS).toList()) {
            for (PrivateKey key : keys) {
                try {
                    if (!(each instanceof KeyTransRecipientInformation)) {
                        return Optional.of(each.getContent(new JceKeyAgreeEnvelopedRecipient(key).setProvider(provider)));
                    }
                    return Optional.of(authenticated
                            ? each.getContent(new JceKeyTransAuthEnvelopedRecipient(key).setProvider(provider))
                            : each.getContent(new JceKeyTransEnvelopedRecipient(key).setProvider(provider)));
                } catch (CMSException | RuntimeException _) {
                    // for somebody else: perhaps another key opens it
                }
            }
        }
        return Optional.empty();
    }

    @Override public Optional<Signature> checked(byte[] signed, byte[] cms, String from) {
        try {
            return Optional.of(judged(new CMSSignedData(new CMSProcessableByteArray(signed), cms), from));
        } catch (CMSException | RuntimeException _) {
            return Optional.of(new Signature(State.NOT_READABLE, ""));
        }
    }

    @Override public Optional<Opened> unpacked(byte[] cms, String from) {
        try {
            CMSSignedData data = new CMSSignedData(cms);
            if (data.getSignedContent() == null || !(data.getSignedContent().getContent() instanceof byte[] inside)) {
                return Optional.empty();
            }
            return Optional.of(new Opened(inside, judged(data, from)));
        } catch (CMSException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private Signature judged(CMSSignedData data, String from) {
        Optional<SignerInformation> signer = data.getSignerInfos().getSigners().stream().findFirst();
        if (signer.isEmpty()) return new Signature(State.NOT_READABLE, "");
        Optional<X509CertificateHolder> certificate = data.getCertificates().getMatches(null).stream()
                .filter(each -> signer.get().getSID().match(each)).findFirst();
        if (certificate.isEmpty()) return new Signature(State.NOT_READABLE, "");
        String name = Signers.name(certificate.get());
        try {
            boolean whole = signer.get().verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider(new BouncyCastleProvider())
                    .build(certificate.get()));
            if (!whole) return new Signature(State.ALTERED, name);
        } catch (CMSVerifierCertificateNotValidException _) {
            return new Signature(State.NOT_TRUSTED, name);
        } catch (CMSException | OperatorCreationException | java.security.cert.CertificateException _) {
            return new Signature(State.ALTERED, name);
        }
        return new Signature(signers.judge(certificate.get(), data.getCertificates().getMatches(null), from), name);
    }
}
