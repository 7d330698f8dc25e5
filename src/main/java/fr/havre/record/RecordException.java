package fr.havre.record;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The national record did not do what was asked. {@code reference} is the server's own id for the failure, for support
 * calls. What the server says about it ({@link #explanation()}) is its claim: shown quoted, never logged, never in the
 * message of this exception.
 */
public final class RecordException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int EXPLANATION_LIMIT = 2000;

    /** What went wrong; window and command have one sentence for each. */
    public enum Code {
        /** No connection, a timeout, or a failure inside the server (5xx). */
        UNREACHABLE,
        /** The server asks to come back later (429, 503); see {@link RecordException#retryAfter()}. */
        BUSY,
        /** The server's certificate is not one we trust, or is for another name. */
        NOT_TRUSTED,
        /** 401, or no credential to send. */
        SIGN_IN_NEEDED,
        /** This patient has no record. */
        NO_RECORD,
        /** The patient's record is closed. */
        CLOSED,
        /** 403: this professional or this document is not for us. */
        ACCESS_BLOCKED,
        /** 403 on a deletion: only the author may. */
        NOT_THE_AUTHOR,
        /** The document asked for is not there, or not any more. */
        NOT_FOUND,
        /** The server does not offer this act (405, 501). */
        NOT_SUPPORTED,
        /** Refused by the server's rules (400, 422, …); the explanation says which. */
        REFUSED,
        /** It changed on the other side since we last looked (409, 412). */
        CONFLICT,
        /** Beyond the size we accept, or the server accepts (413). */
        TOO_LARGE,
        /** The bytes received are not those announced. */
        HASH_DIFFERS,
        /** An address or redirection to another server: not followed, the credential stays home. */
        FOREIGN_ADDRESS,
        /** Neither FHIR nor an OperationOutcome: a proxy's page, a cut answer, another standard. */
        ANSWER_NOT_UNDERSTOOD,
        /** The request went out and no answer came back: it may have been carried out. Ask before sending again. */
        MAYBE_DONE
    }

    private final Code code;
    private final String reference;
    private final String explanation;
    private final Duration retryAfter;

    public RecordException(Code code) {
        this(code, null, null, null, null);
    }

    /** @param cause must hold no patient data: an I/O failure of the JDK or of the HTTP client, never a parser's */
    public RecordException(Code code, Throwable cause) {
        this(code, null, null, null, cause);
    }

    /**
     * @param reference the server's id for the failure; dropped unless it looks like one (it is logged)
     * @param explanation the server's words, kept apart from the message
     * @param retryAfter how long the server asks us to wait, or null
     */
    public RecordException(Code code, String reference, String explanation, Duration retryAfter, Throwable cause) {
        String harmless = reference != null && HARMLESS.matcher(reference).matches() ? reference : null;
        super(harmless == null ? code.name() : code + " (" + harmless + ")", cause);
        this.code = code;
        this.reference = harmless;
        this.explanation = explanation == null || explanation.isBlank() ? null : cut(explanation.strip());
        this.retryAfter = retryAfter;
    }

    private static String cut(String text) {
        return text.length() <= EXPLANATION_LIMIT ? text : text.substring(0, EXPLANATION_LIMIT) + "…";
    }

    /** The same failure under a more exact code, once the caller knows what it was about. */
    public RecordException as(Code moreExact) {
        return new RecordException(moreExact, reference, explanation, retryAfter, getCause());
    }

    public Code code() {
        return code;
    }

    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /** What the server said, word for word up to 2,000 characters: may hold anything, a name included. */
    public Optional<String> explanation() {
        return Optional.ofNullable(explanation);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
