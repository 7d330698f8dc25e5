package fr.havre.sending;

/** Refused by our own rules, before anything was queued. The message holds the code only. */
public final class SendingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        /** Documents of several people, or of nobody yet, do not go in one letter. */
        NOT_ONE_PATIENT,
        /** It is in that person's file already. */
        SAME_PATIENT,
        /** What left on paper went to somebody. */
        PAPER_TO_NOBODY,
        /** It left on a day, today at the latest. */
        PAPER_DAY,
        /** Identity papers and the like are not sent as documents of the chart. */
        PAPER_NOT_CLINICAL
    }

    private final Code code;

    public SendingException(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
