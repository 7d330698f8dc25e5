package fr.havre.agenda.prevention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody with something late or due, and what speaks for or against a reminder.
 *
 * @param optedOut wants none
 * @param remindedOn the last time
 * @param lately whether that is so short a while ago that nobody reminds again
 */
public record ReminderCandidate(PreventionFile file, boolean optedOut, Optional<LocalDate> remindedOn, boolean lately) {
    /** Whether a reminder may be made. */
    public boolean may() {
        return !optedOut && !lately;
    }

    /** What it would be about; what something speaks against is left to a professional. */
    public List<DueLine> lines() {
        return file.lines(Set.of(DueState.LATE, DueState.DUE)).stream().filter(line -> file.against(line).isEmpty()).toList();
    }

    @Override public String toString() {
        return "ReminderCandidate[" + file.patient().id() + "]";
    }
}
