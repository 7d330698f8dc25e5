package fr.havre.messaging;

import fr.havre.messaging.MailRefusedException.Code;
import java.util.Optional;

/**
 * How a mailbox is opened.
 *
 * @param name at both servers, most often the address
 * @param secret the password, or the access token; empty where the certificate says it all
 * @param certificate shown during the TLS handshake, whatever the method
 */
public record SignIn(Method method, String name, Optional<String> secret, Optional<ClientCertificate> certificate) {
    private static final int LONGEST = 16_384;

    /** By what. */
    public enum Method {
        PASSWORD,
        /** A token (Pro Santé Connect), as several large providers spell it. */
        XOAUTH2,
        /** A token, as RFC 7628 spells it. */
        OAUTHBEARER,
        /** The certificate alone (SASL EXTERNAL, or nothing more than the handshake). */
        CERTIFICATE
    }

    public SignIn {
        boolean needsSecret = method != Method.CERTIFICATE;
        boolean right = !name.isBlank() && name.length() <= 320 && name.chars().noneMatch(Character::isISOControl)
                && (!needsSecret || secret.filter(SignIn::plausible).isPresent())
                && (needsSecret || certificate.isPresent());
        if (!right) throw new MailRefusedException(Code.SIGN_IN_INCOMPLETE);
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
