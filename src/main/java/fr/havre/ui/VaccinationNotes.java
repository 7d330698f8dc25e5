package fr.havre.ui;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;

/** Writes what is noted of a patient's vaccinations as a document that can be sent. Never on the FX thread. */
@FunctionalInterface
public interface VaccinationNotes {
    /**
     * Signs a note of every dose, coded where its day is known, and keeps it in the chart, in the place of the one before.
     *
     * @throws fr.havre.access.AccessDeniedException for who may not sign
     * @throws fr.havre.agenda.prevention.PreventionException {@code NOTHING_NOTED}: no dose has a known day
     * @throws fr.havre.patients.PatientException {@code UNKNOWN_PATIENT}, {@code NOT_QUALIFIED}
     * @throws fr.havre.record.RecordRefusedException {@code PRACTICE_INCOMPLETE}, {@code AUTHOR_INCOMPLETE}: not described
     */
    DocumentId make(PatientId patient);
}
