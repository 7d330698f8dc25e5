package fr.havre.messaging.transport;

import fr.havre.messaging.Mailbox;
import fr.havre.messaging.TokenRenewal;
import fr.havre.messaging.transport.MailException.Code;
import java.util.Optional;

/** What opens a mailbox now, where that changes every few minutes. From any thread; may wait for the network. */
public interface Tokens {
    /** Where nothing renews. */
    Tokens NONE = (_, _) -> {
        throw new MailException(Code.SIGN_IN_OVER);
    };

    /**
     * The access token of a mailbox that has a {@link TokenRenewal}.
     *
     * @param refused one that the server did not take a moment ago
     * @throws MailException {@code SIGN_IN_OVER}, {@code TOKEN_REFUSED}, {@code TOKEN_UNREACHABLE},
     *     {@code TOKEN_NOT_TRUSTED}
     */
    String of(Mailbox mailbox, Optional<String> refused) throws MailException;

    /** The refresh token that the given one became in this program, if it was exchanged. */
    default Optional<String> latest(TokenRenewal renewal) {
        return Optional.empty();
    }
}
