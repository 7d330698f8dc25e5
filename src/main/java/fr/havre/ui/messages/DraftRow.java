package fr.havre.ui.messages;

import fr.havre.messaging.outgoing.Draft;
import fr.havre.patients.Patient;
import java.util.Optional;

/** A letter that is being written, and whom it is about. */
record DraftRow(Draft draft, Optional<Patient> patient) {
    @Override public String toString() {
        return "DraftRow[" + draft.id() + "]";
    }
}
