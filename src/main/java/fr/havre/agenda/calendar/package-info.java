/**
 * Reads calendars that other programs write (RFC 5545, iCalendar). Hostile input: sizes, counts and repetitions are bounded,
 * nothing is fetched, what is not understood is counted and left out, never guessed.
 *
 * <p>Depends on: nothing of Havre. Used by: agenda.
 * <p>Threads: values only.
 */
package fr.havre.agenda.calendar;
