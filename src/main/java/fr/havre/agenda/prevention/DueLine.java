package fr.havre.agenda.prevention;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One vaccination that a rule asks for, and where it stands.
 *
 * @param on the day it is due; of a dose that is done, the day it was given
 */
public record DueLine(VaccinationRule rule, DueState state, LocalDate on, Strength strength, Optional<Decline> decline) {
    @Override public String toString() {
        return "DueLine[" + rule.row() + "]";
    }
}
