package fr.havre.admissions;

import fr.havre.patients.PatientId;

/** Announced after a commit: an admission or one of its pieces was created or changed. */
public record AdmissionChanged(AdmissionId admission, PatientId patient) { }
