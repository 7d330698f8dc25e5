package fr.havre.documents;

/** Our own rules on keeping documents refuse. Holds a code and ids, never a name or a title. */
public final class FilingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        UNKNOWN_DOCUMENT,
        /** Nobody has said yet whose document it is. */
        NOT_FILED,
        UNKNOWN_PATIENT,
        /** It names, or is already filed for, another patient than the one chosen. */
        OTHER_PATIENT,
        /** A type of the other compartment: what is clinical does not become administrative by another name. */
        OTHER_COMPARTMENT,
        /** A type that is not in the official list (JDV_J07). */
        UNKNOWN_TYPE,
        /** A file of that name exists: nothing is overwritten. */
        FILE_EXISTS,
        FILE_NOT_WRITTEN,
        /** A folder, a link, a device: not a file that can be kept. */
        NOT_A_FILE
    }

    private final Code code;

    public FilingException(Code code, String where) {
        super(code + " (" + where + ")");
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
