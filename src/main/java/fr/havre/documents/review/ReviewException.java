package fr.havre.documents.review;

import fr.havre.documents.DocumentId;

/** Our own rules on results to look at refuse. */
public final class ReviewException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        /** Written here, older than a report that is waited for, or of another kind. */
        NOT_TO_REVIEW,
        /** What is said beside it is longer than a line. */
        WORD_TOO_LONG
    }

    private final Code code;

    public ReviewException(Code code, DocumentId document) {
        super(code + " (" + document + ")");
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
