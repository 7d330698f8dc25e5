package fr.havre.messaging;

import fr.havre.messaging.MailRefusedException.Code;
import java.util.Optional;

/**
 * How a mailbox is opened.
 *
 * @param name at both servers, most often the address
 * @param secret the password, or the access token; empty where the certificate says it all
 * @param certificate shown during the TLS handshake, whatever the method
 * @param renewal of a token: takes the secret's place; of no other method
 */
public record SignIn(Method method, String name, Optional<String> secret, Optional<ClientCertificate> certificate,
        Optional<TokenRenewal> renewal) {
    private static final int LONGEST = 16_384;

    /** By what. */
    public enum Method {
        PASSWORD,
        /** A token (Pro Santé Connect), as several large providers spell it. */
        XOAUTH2,
        /** A token, as RFC 7628 spells it. */
        OAUTHBEARER,
        /** The certificate alone (SASL EXTERNAL, or nothing more than the handshake). */
        CERTIFICATE;

        /** Whether an identity provider gives what opens it. */
        public boolean isToken() {
            return this == XOAUTH2 || this == OAUTHBEARER;
        }
    }

    public SignIn {
        if (!method.isToken()) renewal = Optional.empty();
        boolean needsSecret = method != Method.CERTIFICATE && renewal.isEmpty();
        boolean right = !name.isBlank() && name.length() <= 320 && name.chars().noneMatch(Character::isISOControl)
                && (!needsSecret || secret.filter(SignIn::plausible).isPresent())
                && (method != Method.CERTIFICATE || certificate.isPresent());
        if (!right) throw new MailRefusedException(Code.SIGN_IN_INCOMPLETE);
    }

    /** One that nothing renews. */
    public SignIn(Method method, String name, Optional<String> secret, Optional<ClientCertificate> certificate) {
        this(method, name, secret, certificate, Optional.empty());
    }

    /** A line break in a secret would end the command it stands in. */
    private static boolean plausible(String secret) {
        return !secret.isEmpty() && secret.length() <= LONGEST && secret.chars().noneMatch(Character::isISOControl);
    }

    public static SignIn password(String name, String password) {
        return new SignIn(Method.PASSWORD, name, Optional.of(password), Optional.empty());
    }

    @Override public String toString() {
        return "SignIn[" + method + "]";
    }
}
