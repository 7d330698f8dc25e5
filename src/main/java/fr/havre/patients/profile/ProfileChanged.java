package fr.havre.patients.profile;

import fr.havre.patients.PatientId;

/** Announced after a commit: this patient's profile has other lines than before. */
public record ProfileChanged(PatientId patient) { }
