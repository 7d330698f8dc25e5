package fr.havre.ui.palette;

import fr.havre.documents.SearchAnswer;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientLine;

/** One line of the palette. */
sealed interface Entry {
    record Doing(Action action) implements Entry { }

    record Finding(Patient patient) implements Entry { }

    /** A document, of {@code patient}. */
    record Reading(SearchAnswer.Hit hit, PatientLine patient) implements Entry { }
}
