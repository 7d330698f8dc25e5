package fr.havre.documents.review;

/** How soon a report should be looked at, by what its laboratory says. Rows hold the rank. */
public enum Severity {
    /** Each of its coded results is as usual. */
    NOTHING,
    /** Nothing coded, or not all of it judged: imaging, letters, paper. Only a person can tell. */
    UNTOLD,
    /** H, L, A, POS, or outside its own range. */
    ABNORMAL,
    /** HH, LL, AA. */
    CRITICAL;

    /** Higher is sooner. */
    int rank() {
        return switch (this) {
            case NOTHING -> 0;
            case UNTOLD -> 1;
            case ABNORMAL -> 2;
            case CRITICAL -> 3;
        };
    }

    static Severity ofRank(int rank) {
        for (Severity each : values()) {
            if (each.rank() == rank) return each;
        }
        return UNTOLD;
    }
}
