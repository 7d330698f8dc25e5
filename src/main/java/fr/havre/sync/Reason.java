package fr.havre.sync;

/** Why an item or a pull is where it is. The window has one sentence for each. */
public enum Reason {
    /** No connection, no name, no answer in time. */
    UNREACHABLE,
    /** It answered that it cannot now (503, 429). */
    BUSY,
    /** The other side wants a person to sign in first. */
    SIGN_IN_NEEDED,
    /** The item itself has to wait for something; says nothing of the other side's health. */
    NOT_YET,
    /** Sent, and no answer came: it is being asked. */
    ANSWER_LOST,
    /** The other side cannot say whether it has it (mail): a receipt, or a person, will. */
    CANNOT_BE_ASKED,
    /** The other side refused; the feature's own code says more. */
    REFUSED,
    /** Changed on both sides. */
    CONFLICT,
    /** Nothing here can send this kind now: no connector is set up for it. */
    NO_HANDLER,
    /** Our own program failed on it, repeatedly. */
    UNEXPECTED_FAILURE,
    /** An earlier item of the same subject or order comes first. */
    EARLIER_FIRST,
    /** The program ended while it was being sent. */
    INTERRUPTED,
    /** The vault was restored from a backup: the other side is asked first. */
    RESTORED,
    /** A person asked for another try. */
    RETRIED;

    /** Whether every other item for the same remote would most likely meet the same. */
    public boolean concernsRemote() {
        return this == UNREACHABLE || this == BUSY || this == SIGN_IN_NEEDED;
    }
}
