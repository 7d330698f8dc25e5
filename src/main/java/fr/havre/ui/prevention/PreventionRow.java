package fr.havre.ui.prevention;

import fr.havre.agenda.prevention.ContraIndication;
import fr.havre.agenda.prevention.DueLine;
import fr.havre.agenda.prevention.Vaccination;
import java.util.List;

/** A line of a chart's prevention. */
sealed interface PreventionRow {
    /** What a rule asks for; {@code rules} is their version. */
    record Due(DueLine line, String rules, List<ContraIndication> against) implements PreventionRow {
        @Override public String toString() {
            return "Due[" + line.rule().row() + "]";
        }
    }

    /** What was given. */
    record Given(Vaccination dose) implements PreventionRow { }
}
