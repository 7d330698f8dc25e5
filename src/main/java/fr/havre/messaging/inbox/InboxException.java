package fr.havre.messaging.inbox;

/** Our own rules on messages refuse. Holds a code and ids only. */
public final class InboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        /** No such message, or in a mailbox this person does not see. */
        UNKNOWN_MESSAGE,
        /** A note without a word, or longer than a note. */
        NOTE_NOT_VALID,
        /** It carries nothing that could be filed. */
        NOTHING_TO_FILE
    }

    private final Code code;

    public InboxException(Code code, Object where) {
        super(code + " (" + where + ")");
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
