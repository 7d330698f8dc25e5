package fr.havre.patients.elsewhere;

/** A file is not taken as a list of patients. Holds a code, never what is in the file. */
public final class ElsewhereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code { NOT_A_LIST, TOO_LARGE, NAME_COLUMN_MISSING, UNKNOWN_COLUMN, VALUE_NOT_UNDERSTOOD }

    private final Code code;

    public ElsewhereException(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
