package fr.havre.agenda.prevention;

import fr.havre.patients.Patient;
import java.time.LocalDate;
import java.util.List;

/**
 * All that is known of a patient's vaccinations, and what the rules make of it today.
 *
 * @param lines late first, then due, soon, declined, done
 * @param rules the version of the rules
 * @param today the day it was made for
 */
public record PreventionFile(Patient patient, List<Vaccination> vaccinations, Situation situation, List<DueLine> lines,
        String rules, LocalDate today) {
    public PreventionFile {
        vaccinations = List.copyOf(vaccinations);
        lines = List.copyOf(lines);
    }

    /** Those in one of these states. */
    public List<DueLine> lines(java.util.Set<DueState> states) {
        return lines.stream().filter(line -> states.contains(line.state())).toList();
    }

    /** What of the situation speaks against what a line asks for. */
    public List<ContraIndication> against(DueLine line) {
        return ContraIndications.of(line.rule().series(), situation, today);
    }

    /** That no vaccination is noted says nothing of what was given elsewhere. */
    public boolean nothingNoted() {
        return vaccinations.isEmpty();
    }

    @Override public String toString() {
        return "PreventionFile[" + patient.id() + "]";
    }
}
