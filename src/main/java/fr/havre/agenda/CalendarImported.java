package fr.havre.agenda;

/**
 * What importing a calendar came to.
 *
 * @param same were there already as they are
 * @param cancelled are no longer in the calendar, or cancelled there
 * @param wholeDays events of whole days: no appointments
 * @param unread events that were not understood; their hours are not in the agenda
 */
public record CalendarImported(int added, int changed, int same, int cancelled, int wholeDays, int unread) { }
