package fr.havre.cli;

/** A command cannot do what was asked of it with what it was given. The message holds no argument. */
final class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; one sentence for each. */
    enum Code {
        PASSPHRASE_NEEDED, PASSPHRASE_FILE_OPEN_TO_OTHERS, PASSPHRASE_FILE_NOT_READABLE, PASSPHRASES_DIFFER,
        INPUT_TOO_LONG, INPUT_NOT_UNDERSTOOD, FILE_NOT_READABLE, FILE_EXISTS, FILE_NOT_WRITTEN, ONESELF, UNKNOWN_PERSON_HERE,
        ROLE_WITHOUT_CLINICAL_KEY, INS_NOT_VALID, ID_NOT_UNDERSTOOD, DATE_NOT_UNDERSTOOD, NOTHING_CHANGED,
        NOT_CONNECTED, NO_MAILBOX, PRACTICE_NOT_DESCRIBED, PROFESSIONAL_NOT_DESCRIBED, NO_DISPLAY, NO_WINDOW,
        ONE_PATIENT, ADDRESS_NOT_VALID, TOO_MANY_WEEKS
    }

    private final Code code;

    CommandRefusedException(Code code) {
        super(code.name());
        this.code = code;
    }

    Code code() {
        return code;
    }

    /** Whether the command line itself was wrong: asked again in the same words it would be refused again. */
    boolean wrongUsage() {
        return switch (code) {
            case ONE_PATIENT, ADDRESS_NOT_VALID, INS_NOT_VALID, ID_NOT_UNDERSTOOD, DATE_NOT_UNDERSTOOD, TOO_MANY_WEEKS -> true;
            default -> false;
        };
    }
}
