package fr.havre.agenda.prevention;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A professional and the patient decided against a vaccination that a rule asks for.
 *
 * @param row the row of the rules it was
 * @param on for a rule that comes back, it holds for the occasion of that day only
 */
public record Decline(String row, LocalDate on, String reason, UUID by) {
    @Override public String toString() {
        return "Decline[" + row + "]";
    }
}
