package fr.havre.ui;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MessageId;
import fr.havre.patients.PatientId;
import fr.havre.ui.shell.Place;

/** Where a person can be taken. On the FX thread. */
public interface Navigator {
    void go(Place place);

    void openPatient(PatientId patient);

    /** The document in its patient's chart. */
    void openDocument(PatientId patient, DocumentId document);

    /** One message beside its list. */
    default void openMessage(MessageId message) {
        go(Place.MESSAGES);
    }

    /** The list where a person says whose a message is. */
    default void sortMessages() {
        go(Place.MESSAGES);
    }

    /** To where one was before; does nothing at the beginning. */
    void back();
}
