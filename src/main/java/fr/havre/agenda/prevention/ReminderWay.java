package fr.havre.agenda.prevention;

/** How somebody is reminded. */
public enum ReminderWay { MESSAGE, PAPER }
