package fr.havre.agenda.calendar;

import java.time.Instant;

/**
 * One occurrence of an event.
 *
 * @param uid as written
 * @param occurrence when it would begin by the event's rule; of an event without a rule {@link #ONLY}: it may be moved
 * @param summary as written, one line; may be empty
 * @param with whom of the practice, as written; may be empty
 */
public record CalendarEvent(String uid, Instant occurrence, Instant start, Instant end, String summary, String with,
        boolean cancelled) {
    /** Stands for the one occurrence of what does not repeat. */
    public static final Instant ONLY = Instant.EPOCH;

    /** A summary names a patient: never logged. */
    @Override public String toString() {
        return "CalendarEvent[" + start + "]";
    }
}
