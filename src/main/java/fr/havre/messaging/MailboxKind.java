package fr.havre.messaging;

/** What a mailbox of the trust space is for (MSSanté). */
public enum MailboxKind {
    /** One professional's. */
    PER,
    /** An organisation's or a service's. */
    ORG,
    /** A practice's. */
    CAB,
    /** A program's: documents only. */
    APP
}
