package fr.havre.patients.fhir;

/** A file is not the resource it should be, or not this patient's. Holds a code, never what it says. */
public final class FhirException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        NOT_READABLE, TOO_LARGE, NOT_A_SUMMARY, NOT_A_QUESTIONNAIRE, NOT_AN_ANSWER, OTHER_PERSON, UNKNOWN_QUESTIONNAIRE,
        CONSENT_IN_FUTURE, ANSWER_MISSING, ANSWER_WRONG, UNKNOWN_ANSWER
    }

    private final Code code;

    public FhirException(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
