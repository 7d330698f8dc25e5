package fr.havre.patients;

import java.time.Instant;
import java.util.UUID;

/** One line of a patient's history: what was done, when, by whom, and the patient as they were afterwards. */
public record PatientVersion(int version, What what, Instant at, UUID by, Identity identity, Patient.UsedNames used,
        Patient.Contact contact) {
    /** What made this version. */
    public enum What { CREATED, EDITED, INSI_ANSWERED, INSI_WITHDRAWN, PROOF_CHECKED, PROOF_WITHDRAWN }

    @Override public String toString() {
        return "PatientVersion[" + version + " " + what + "]";
    }
}
