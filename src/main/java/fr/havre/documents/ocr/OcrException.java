package fr.havre.documents.ocr;

/** A picture was not read. Holds a code; never what the program said. */
public final class OcrException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        /** There is no such program here, or not the words of French. */
        NOT_INSTALLED,
        /** It took longer than a page may take, or said more than a page can hold. */
        TOO_MUCH,
        /** It ended with a failure. */
        FAILED,
        /** The vault is being locked: the program was ended. */
        STOPPED
    }

    private final Code code;

    public OcrException(Code code) {
        super(code.name());
        this.code = code;
    }

    OcrException(Code code, Throwable cause) {
        super(code.name(), cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
