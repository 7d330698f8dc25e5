package fr.havre.messaging.transport;

import java.util.Optional;

/** A mail server did not do what was asked. Holds no word of the server, of a message or of a secret. */
public final class MailException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure; window and command have one sentence for each. */
    public enum Code {
        /** There is no server of this name, or no name can be looked up now. */
        NAME_NOT_FOUND,
        /** No connection, or it broke. */
        UNREACHABLE,
        /** Its certificate is of another name, of an authority that is not trusted, out of date or revoked. */
        NOT_TRUSTED,
        /** It offers no encryption, or none that is safe: nothing was said to it. */
        NO_TLS,
        /** Password, token or certificate not accepted. */
        SIGN_IN_REFUSED,
        /** The sign-in with the identity provider has ended: a person signs in anew. */
        SIGN_IN_OVER,
        /** The identity provider renews no token for us as the mailbox is described. */
        TOKEN_REFUSED,
        /** The identity provider does not answer now. */
        TOKEN_UNREACHABLE,
        /** What answers in the identity provider's place did not prove who it is. */
        TOKEN_NOT_TRUSTED,
        /** It connects, and then does not answer in time. */
        TIMEOUT,
        /** It says: not now. */
        BUSY,
        /** It refuses, for good; the status says why. */
        REFUSED,
        /** The whole message was handed over, and no answer came: it may be on its way. */
        LOST_AFTER_DATA,
        /** There is no such folder. */
        NO_FOLDER,
        /** It answers what the protocol does not allow. */
        PROTOCOL
    }

    private final Code code;
    @SuppressWarnings("serial")                     // never serialised
    private final Optional<String> status;

    public MailException(Code code, Optional<String> status, Throwable cause) {
        super(status.map(each -> code + " " + each).orElse(code.name()), cause);
        this.code = code;
        this.status = status;
    }

    public MailException(Code code, Throwable cause) {
        this(code, Optional.empty(), cause);
    }

    public MailException(Code code) {
        this(code, Optional.empty(), null);
    }

    public Code code() {
        return code;
    }

    /** The server's own number: {@code 5.1.1} (RFC 3463) or else {@code 550}. */
    public Optional<String> status() {
        return status;
    }

    /** Whether it may work later without anybody doing something. */
    public boolean passes() {
        return switch (code) {
            case NAME_NOT_FOUND, UNREACHABLE, TIMEOUT, BUSY, PROTOCOL, TOKEN_UNREACHABLE -> true;
            case NOT_TRUSTED, NO_TLS, SIGN_IN_REFUSED, SIGN_IN_OVER, TOKEN_REFUSED, TOKEN_NOT_TRUSTED, REFUSED, LOST_AFTER_DATA,
                    NO_FOLDER -> false;
        };
    }
}
