package fr.havre.directory;

/** Refused by our own rules, before anything was written or sent. The message holds the code only. */
public final class DirectoryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        /** The directory's address is neither https nor on this computer. */
        ADDRESS_NOT_SAFE,
        /** There is no key yet and none was given, or it cannot be one. */
        KEY_MISSING,
        /** A contact needs a name. */
        NAME_MISSING,
        /** A text of a contact is longer than 200 characters. */
        TEXT_TOO_LONG,
        /** A contact's secure address is none. */
        MAILBOX_NOT_VALID,
        /** A patient's address is not kept in an address book: it comes from the qualified INS. */
        MAILBOX_OF_A_PATIENT,
        /** There is no such contact, or not any more. */
        UNKNOWN_CONTACT,
        /** Somebody else changed the contact meanwhile. */
        CHANGED_MEANWHILE
    }

    private final Code code;

    public DirectoryRefusedException(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
