package fr.havre.ui.palette;

import fr.havre.documents.SearchAnswer;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientLine;
import java.util.Optional;

/** One line of the palette. */
sealed interface Entry {
    record Doing(Action action) implements Entry { }

    record Finding(Patient patient) implements Entry { }

    /** A document, of {@code patient}; empty while nobody has said whose it is. */
    record Reading(SearchAnswer.Hit hit, Optional<PatientLine> patient) implements Entry { }
}
