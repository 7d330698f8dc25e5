package fr.havre.ui.prevention;

import fr.havre.agenda.prevention.ReminderCandidate;

/** Somebody to look at; {@code byMessage} where their own mailbox is known. */
record ReminderRow(ReminderCandidate candidate, boolean byMessage, boolean chosen) {
    ReminderRow choose(boolean now) {
        return new ReminderRow(candidate, byMessage, now && candidate.may());
    }
}
