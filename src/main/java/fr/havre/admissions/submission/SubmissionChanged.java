package fr.havre.admissions.submission;

import fr.havre.admissions.AdmissionId;

/** Announced after a commit: a submission was prepared, came further, or was withdrawn. */
public record SubmissionChanged(SubmissionId submission, AdmissionId admission) { }
