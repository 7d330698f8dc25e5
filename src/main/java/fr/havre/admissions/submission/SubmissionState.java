package fr.havre.admissions.submission;

/** How far a submission is. */
public enum SubmissionState {
    /** Waits for a professional who may send; with a reason, for something to be put right first. */
    PREPARED,
    /** On its way: in the queue of letters, or held there for a moment. */
    QUEUED,
    /** Our server has taken it. */
    SENT,
    /** The hospital has it: its system said so, or somebody answered. */
    RECEIVED,
    /** Handed over, and the answer was lost: it may have left. */
    IN_DOUBT,
    /** It came back, could not be taken, or was taken back; the reason says which. */
    REFUSED,
    /** Given by hand. */
    PAPER,
    /** A later one took its place. */
    REPLACED,
    /** Withdrawn before it left. */
    WITHDRAWN;

    /** Whether nothing happens to it any more by itself. */
    public boolean over() {
        return this == PAPER || this == REPLACED || this == WITHDRAWN;
    }

    /** Whether the hospital has it, or may have. */
    public boolean left() {
        return this == QUEUED || this == SENT || this == RECEIVED || this == IN_DOUBT;
    }
}
