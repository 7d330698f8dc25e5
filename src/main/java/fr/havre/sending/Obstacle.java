package fr.havre.sending;

/** Why a parcel does not leave, or did not arrive. */
public enum Obstacle {
    /** No mailbox that this person may send from. */
    NO_MAILBOX,
    NO_RIGHT,
    SENDER_INCOMPLETE,
    /** The directory does not show the address any more, and nobody has said yes to it. */
    ADDRESS_GONE,
    IDENTITY_NOT_QUALIFIED,
    NAMES_ANOTHER,
    DOCUMENT_GONE,
    DOCUMENT_INCOMPLETE,
    FORMAT_NOT_SENT,
    DOCUMENT_HIDDEN,
    /** One document alone is more than the recipient takes. */
    TOO_LARGE,
    /** Another guard. */
    LETTER_REFUSED,
    /** The program failed. */
    FAILED,
    /** A person took it back. */
    TAKEN_BACK,
    /** Our own server does not take it. */
    SERVER_REFUSES,
    NO_SUCH_MAILBOX, MAILBOX_FULL, NOT_DELIVERED,
    /** The recipient's program knows no such patient, or another identity. */
    PATIENT_UNKNOWN,
    /** The recipient's program could not take it. */
    NOT_TAKEN
}
