package fr.havre.sync;

/** Refused by the queue's own rules; nothing was written. */
public final class SyncException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Code {
        /** No such item. */
        UNKNOWN_ITEM,
        /** The network is being used for it now. */
        BEING_SENT,
        /** It was sent, or may have been: it cannot be taken back. */
        MAYBE_SENT,
        /** Its state does not allow this. */
        NOT_IN_THIS_STATE,
        /** A later version of the same subject is queued already. */
        VERSION_NOT_NEWER,
        /** No such conflict. */
        UNKNOWN_CONFLICT,
        /** Somebody chose before. */
        ALREADY_CHOSEN
    }

    private final Code code;

    public SyncException(Code code, Object id) {
        super(code + " (" + id + ")");
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
