package fr.havre.ui;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.ui.shell.Place;

/** Where a person can be taken. On the FX thread. */
public interface Navigator {
    void go(Place place);

    void openPatient(PatientId patient);

    /** The document in its patient's chart. */
    void openDocument(PatientId patient, DocumentId document);

    /** To where one was before; does nothing at the beginning. */
    void back();
}
