package fr.havre.documents.writing;

import fr.havre.patients.PatientId;

/** Announced after the commit: a text was begun, changed, given, sent back, signed or thrown away. */
public record WritingChanged(WritingId writing, PatientId patient) { }
