package fr.havre.vault;

/** The store did not do what was asked. The message holds a code and ids, never a name or a secret. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong; window and command have one sentence for each. */
    public enum Code {
        NO_VAULT_HERE, ALREADY_A_VAULT, WRONG_PASSPHRASE, WEAK_PASSPHRASE, UNKNOWN_PERSON, NAME_TAKEN, NAME_NOT_POSSIBLE,
        ACCESS_ENDED, LOCKED_BY_ANOTHER_PROGRAM, DAMAGED, SLOT_DAMAGED, SLOT_REPLACED, ROLLED_BACK, DATA_TOO_NEW, DISK_FULL,
        NOT_WRITABLE, COMPARTMENT_CLOSED, CONTENT_DAMAGED, CONTENT_MISSING, CONTENT_TOO_LARGE, SHEET_MISTYPED,
        SHEET_OF_ANOTHER_VAULT, BACKUP_FOLDER_NOT_EMPTY, LETTERBOX_CLOSED, STORE_FAILED
    }

    private final Code code;

    public VaultException(Code code, String detail) {
        super(code + " (" + detail + ")");
        this.code = code;
    }

    public VaultException(Code code, String detail, Throwable cause) {
        super(code + " (" + detail + ")", cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
