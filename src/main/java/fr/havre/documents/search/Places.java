package fr.havre.documents.search;

import java.time.LocalDate;

/**
 * Places rank documents by date: day × 2^{@value #BITS_OF_A_DAY} + a counter. The place is the row id of the index, so
 * "newest first" costs no sorting, and a period is a range of places.
 *
 * <p>When a day is full its next document takes a place of the following day: the rank is for order, the date itself is
 * in the document's row.
 */
public final class Places {
    static final int BITS_OF_A_DAY = 14;
    /** From here on what is no document: whoever keeps it gives it its place. Far above the last day. */
    public static final long BESIDE = 1L << 32;
    /** Above every place. */
    public static final long END = 1L << 40;
    private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(2199, 12, 31).toEpochDay();

    private Places() { }

    /** The first place of {@code day}; days before 1900 count as 1900, those after 2199 as the last. */
    public static long firstOf(LocalDate day) {
        long within = Math.clamp(day.toEpochDay(), FIRST_DAY, LAST_DAY) - FIRST_DAY;
        return within << BITS_OF_A_DAY;
    }

    /** The first place of the day after the one {@code place} belongs to. */
    public static long nextDay(long place) {
        return ((place >> BITS_OF_A_DAY) + 1) << BITS_OF_A_DAY;
    }
}
