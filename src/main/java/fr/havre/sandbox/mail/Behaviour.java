package fr.havre.sandbox.mail;

/** What becomes of a message that comes to a mailbox. */
public enum Behaviour {
    /** It lies there. */
    KEEPS,
    /** A receipt is given when one is asked for (RFC 8098, {@code processed}). */
    CONFIRMS,
    /** A receipt is given when one is asked for, once somebody has opened the message (RFC 8098, {@code displayed}). */
    READS,
    /** A program that does not know the patient: {@code [KO Intégration système !][902]}, the message attached. */
    CANNOT_FILE,
    /** The same, said in a receipt: {@code processed/Error: 902^…}. */
    REFUSES,
    /** A person answers in words, unless they may not (FIN). */
    REPLIES,
    /** There is no room: a bounce, 5.2.2. */
    FULL,
    /** It was closed: a bounce, 5.2.1. */
    CLOSED
}
