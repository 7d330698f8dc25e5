package fr.havre.patients;

/** What the patient decided forbids this. Thrown before anything is written. */
public final class ConsentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code { OPPOSED_TO_FEEDING, CONSULTATION_REFUSED, CONSULTATION_NOT_ASKED }

    private final Code code;

    public ConsentException(Code code, PatientId patient) {
        super(code + " (" + patient + ")");
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
