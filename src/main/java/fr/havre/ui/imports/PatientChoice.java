package fr.havre.ui.imports;

import fr.havre.patients.Match.Difference;
import fr.havre.patients.Patient;
import java.util.Set;

/** A patient proposed for a document, how sure that is, and what speaks against it. */
record PatientChoice(Patient patient, Certainty certainty, Set<Difference> differences) {
    /** How a patient came to be proposed. */
    enum Certainty {
        /** The document was dropped on this patient's chart. */
        CHART,
        /** Verified INS and all traits are the same. */
        CERTAIN,
        /** The front desk said so when it handed the document over; nobody has looked. */
        FRONT_DESK,
        /** The document's words resemble this patient. */
        PROBABLE,
        /** A person picked this patient. */
        CHOSEN
    }

    PatientChoice {
        differences = Set.copyOf(differences);
    }

    static PatientChoice of(Patient patient, Certainty certainty) {
        return new PatientChoice(patient, certainty, Set.of());
    }
}
