package fr.havre.cli;

import fr.havre.vault.VaultException;

/** What a command tells the program that started it (design 7). */
enum ExitCode {
    DONE(0), REFUSED(1), WRONG_USAGE(2), LOCKED(3), DAMAGED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ExitCode of(Throwable problem) {
        if (problem instanceof CommandRefusedException refused && refused.wrongUsage()) return WRONG_USAGE;
        if (!(problem instanceof VaultException e)) return REFUSED;
        return switch (e.code()) {
            case WRONG_PASSPHRASE, UNKNOWN_PERSON, ACCESS_ENDED, LOCKED_BY_ANOTHER_PROGRAM, SHEET_MISTYPED,
                    SHEET_OF_ANOTHER_VAULT -> LOCKED;
            case DAMAGED, SLOT_DAMAGED, SLOT_REPLACED, ROLLED_BACK, CONTENT_DAMAGED, CONTENT_MISSING -> DAMAGED;
            default -> REFUSED;
        };
    }
}
