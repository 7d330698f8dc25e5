package fr.havre.patients;

/** Announced after a commit: something about this patient was created or changed. */
public record PatientChanged(PatientId patient) { }
