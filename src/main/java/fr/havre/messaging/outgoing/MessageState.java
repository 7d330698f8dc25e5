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
    TAKEN_BACK;

    /** Whether a report can still bring news that counts: what came back may also be read by somebody else. */
    boolean laterThan(MessageState other) {
        return rank() > other.rank();
    }

    private int rank() {
        return switch (this) {
            case HELD -> 0;
            case QUEUED -> 1;
            case BLOCKED -> 2;
            case IN_DOUBT -> 3;
            case SENT -> 4;
            case DELIVERED -> 5;
            case READ -> 6;
            case REFUSED -> 7;
            case BOUNCED -> 8;
            case TAKEN_BACK -> 9;
        };
    }
}
