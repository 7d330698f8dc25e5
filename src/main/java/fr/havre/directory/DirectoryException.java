package fr.havre.directory;

import java.time.Duration;
import java.util.Optional;

/** The national directory did not answer what was asked. The message holds the code only. */
public final class DirectoryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong; window and command have one sentence for each. */
    public enum Code {
        /** No connection, thirty seconds without an answer, or a failure inside the server (5xx). */
        UNREACHABLE,
        /** The server's certificate is not one we trust, or is for another name. */
        NOT_TRUSTED,
        /** Too many requests, or asked to come back later (429, 503); see {@link DirectoryException#retryAfter()}. */
        BUSY,
        /** 401 or 403: the key is not, or no longer, good. */
        KEY_REFUSED,
        /** The server refuses the question (400, 404, …). */
        REFUSED,
        /** Beyond the size we accept. */
        TOO_LARGE,
        /** A next page or a redirection on another server: not followed, the key stays home. */
        FOREIGN_ADDRESS,
        /** Not the FHIR that was asked for: a proxy's page, a cut answer, another standard. */
        ANSWER_NOT_UNDERSTOOD
    }

    private final Code code;
    private final Duration retryAfter;

    public DirectoryException(Code code) {
        this(code, null, null);
    }

    /**
     * @param retryAfter how long we are asked to wait, or null
     * @param cause an I/O failure of the JDK or of the HTTP client, never a parser's; or null
     */
    public DirectoryException(Code code, Duration retryAfter, Throwable cause) {
        super(code.name(), cause);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public Code code() {
        return code;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
