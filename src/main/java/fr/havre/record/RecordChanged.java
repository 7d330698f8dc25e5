package fr.havre.record;

import fr.havre.patients.PatientId;

/** Announced after the commit: what is known of this patient's record is not what it was. */
public record RecordChanged(PatientId patient) { }
