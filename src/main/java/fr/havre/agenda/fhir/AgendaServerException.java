package fr.havre.agenda.fhir;

/** The other program did not give its appointments. The message holds the code only. */
public final class AgendaServerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong; window and command have one sentence for each. */
    public enum Code {
        /** No connection, thirty seconds without an answer, too busy, or a failure inside the server. */
        UNREACHABLE,
        /** The server's certificate is not one we trust, or is for another name. */
        NOT_TRUSTED,
        /** 401 or 403. */
        TOKEN_REFUSED,
        /** The server refuses the question. */
        REFUSED,
        /** Beyond the size, pages or appointments we accept. */
        TOO_LARGE,
        /** A next page on another server: not followed, the token stays home. */
        FOREIGN_ADDRESS,
        /** Not the FHIR that was asked for. */
        ANSWER_NOT_UNDERSTOOD
    }

    private final Code code;

    public AgendaServerException(Code code) {
        this(code, null);
    }

    /** @param cause an I/O failure, never a parser's; or null */
    public AgendaServerException(Code code, Throwable cause) {
        super(code.name(), cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
