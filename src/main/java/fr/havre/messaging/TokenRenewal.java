package fr.havre.messaging;

import fr.havre.messaging.MailRefusedException.Code;
import java.net.URI;
import java.util.Optional;

/**
 * How an access token that lives minutes is renewed while the sign-in with the identity provider (Pro Santé Connect)
 * lives: RFC 6749, section 6. Nothing is known ahead of any provider: the endpoint and who we are there are settings.
 *
 * @param endpoint the provider's token endpoint, HTTPS
 * @param client what the provider calls this program
 * @param clientSecret shown to the provider; empty for a public client, or where the certificate says it all (RFC 8705)
 * @param token the refresh token as it was given; what it became since is the vault's own affair
 */
public record TokenRenewal(URI endpoint, String client, Optional<String> clientSecret, String token) {
    private static final int LONGEST = 16_384;
    private static final int LONGEST_ADDRESS = 1000;

    public TokenRenewal {
        boolean right = "https".equalsIgnoreCase(endpoint.getScheme()) && endpoint.getHost() != null
                && endpoint.getUserInfo() == null && endpoint.getFragment() == null
                && endpoint.toString().length() <= LONGEST_ADDRESS && plausible(client) && plausible(token)
                && clientSecret.map(TokenRenewal::plausible).orElse(true);
        if (!right) throw new MailRefusedException(Code.RENEWAL_NOT_VALID);
    }

    /**
     * As somebody typed it.
     *
     * @throws MailRefusedException {@code RENEWAL_NOT_VALID}
     */
    public static URI endpoint(String typed) {
        try {
            return URI.create(typed.strip());
        } catch (IllegalArgumentException _) {
            throw new MailRefusedException(Code.RENEWAL_NOT_VALID);
        }
    }

    private static boolean plausible(String said) {
        return !said.isBlank() && said.length() <= LONGEST && said.chars().noneMatch(Character::isISOControl);
    }

    @Override public String toString() {
        return "TokenRenewal[" + endpoint.getHost() + "]";
    }
}
