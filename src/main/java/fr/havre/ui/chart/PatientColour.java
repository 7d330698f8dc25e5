package fr.havre.ui.chart;

import fr.havre.patients.PatientId;
import java.util.List;

/**
 * The colour a patient has everywhere, so that a chart left open by mistake is noticed. Stable from the id; two patients
 * may share one: it never stands for the name.
 */
public final class PatientColour {
    /** Each at least 4.5:1 under white letters (WCAG AA); none of them the green, yellow or red of a state. */
    static final List<String> ALL = List.of("#0a5cc4", "#6e40c9", "#a3328a", "#0f6d76", "#7a4b12", "#3d5a80", "#8a3b5e",
            "#4f5d1e", "#5a3e9b", "#1f6f8b", "#7d3c98", "#44546a");

    private PatientColour() { }

    /** {@code #rrggbb}, a background for white letters. */
    public static String of(PatientId patient) {
        return ALL.get(Math.floorMod(patient.value().hashCode(), ALL.size()));
    }
}
