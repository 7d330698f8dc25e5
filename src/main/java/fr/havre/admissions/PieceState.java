package fr.havre.admissions;

/** Where a piece stands. */
public enum PieceState {
    MISSING,
    /** Somebody was asked for it. */
    ASKED,
    RECEIVED,
    /** Received, and no longer valid on the day of admission or today. */
    EXPIRED,
    /** By the rules, or because a person said so. */
    NOT_NEEDED;

    /** Whether nobody has to do anything about it. */
    public boolean settled() {
        return this == RECEIVED || this == NOT_NEEDED;
    }
}
