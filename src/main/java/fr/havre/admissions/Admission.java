package fr.havre.admissions;

import fr.havre.patients.PatientId;
import java.time.Instant;
import java.util.UUID;

/** A stay that is being prepared. {@code version} counts its changes from 1, not those of its pieces. */
public record Admission(AdmissionId id, int version, PatientId patient, AdmissionSituation situation, State state,
        Instant createdAt, UUID createdBy, Instant changedAt, UUID changedBy) {
    /** How far it is. */
    public enum State {
        OPEN,
        /** The patient was admitted. */
        DONE, CANCELLED
    }

    @Override public String toString() {
        return "Admission[" + id + " v" + version + " " + state + "]";
    }
}
