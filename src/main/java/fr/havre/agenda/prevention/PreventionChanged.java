package fr.havre.agenda.prevention;

import fr.havre.patients.PatientId;

/** Announced after a commit: something about this patient's prevention changed. */
public record PreventionChanged(PatientId patient) { }
