package fr.havre.messaging.outgoing;

/** Where a message that was written here is. */
public enum MessageState {
    /** Leaves in a few seconds; can be taken back. */
    HELD,
    /** Waits for its turn or for the network. */
    QUEUED,
    /** Our own server has taken it. */
    SENT,
    /** Handed over, and the answer was lost: it may have left. */
    IN_DOUBT,
    /** The recipient's system has taken it. */
    DELIVERED,
    /** Somebody has opened it. */
    READ,
    /** The recipient's program could not take what it carries. */
    REFUSED,
    /** It came back: it could not be delivered. */
    BOUNCED,
    /** It does not leave until a person does something. */
    BLOCKED,
    /** Taken back before it left. */
    TAKEN_BACK
}
