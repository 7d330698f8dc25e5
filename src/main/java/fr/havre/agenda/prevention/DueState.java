package fr.havre.agenda.prevention;

/** Where a vaccination stands; in the order in which they are shown. */
public enum DueState { LATE, DUE, SOON, DECLINED, DONE }
