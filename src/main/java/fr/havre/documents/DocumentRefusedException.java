package fr.havre.documents;

/**
 * A file is not taken as a document, by our own rules. The message holds the code and where it happened (a part of a
 * format, a number), never anything the file says.
 */
public final class DocumentRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        /** No bytes, or nothing but blanks. */
        EMPTY,
        /** More than 256 MiB. */
        TOO_LARGE,
        /** None of the formats Havre keeps. */
        UNKNOWN_FORMAT,
        /** Begins like a format it then does not keep to: cut off, altered. */
        DAMAGED,
        /** Opens only with a password or a certificate. */
        ENCRYPTED,
        /** XML with a document type declaration: could read files or swell without end. */
        DOCTYPE_FORBIDDEN,
        /** Nested beyond any real document. */
        TOO_DEEP,
        /** An archive that unpacks to far more than it should. */
        ZIP_BOMB,
        /** An archive with a name that would leave its folder, or the same name twice. */
        UNSAFE_NAME,
        /** Text that is not in the encoding it declares, or in none we know. */
        WRONG_ENCODING,
        /** A listed document does not have the hash it is listed with. */
        HASH_MISMATCH,
        /** A listed document does not have the size it is listed with. */
        SIZE_MISMATCH,
        /** An archive whose list names one document twice. */
        LISTED_TWICE,
        /** An archive or envelope without a document. */
        NO_DOCUMENT_INSIDE,
        /** An archive of which one document is missing or cannot be kept, where all or none are wanted. */
        ARCHIVE_INCOMPLETE,
        /** Reading it would take more memory than any real document. */
        TOO_COMPLEX,
        /** Reading it took longer than any real document. */
        TOO_SLOW,
        /** The disk or the store did not give the bytes. */
        NOT_READABLE
    }

    private final Code code;

    /** With where it happened: a part of a format or a number, never content of the file. */
    public DocumentRefusedException(Code code, String where) {
        super(code + " (" + where + ")");
        this.code = code;
    }

    /** The cause's own message may quote the file, so only its type is kept. */
    public DocumentRefusedException(Code code, String where, Throwable cause) {
        this(code, where + ": " + cause.getClass().getSimpleName());
    }

    public Code code() {
        return code;
    }
}
