package fr.havre.patients;

import java.util.UUID;

/** A patient of this vault (UUID version 7). Means nothing outside; may be logged. */
public record PatientId(UUID value) {
    public PatientId {
        if (value == null) throw new IllegalArgumentException("a patient id is needed");
    }

    public static PatientId of(String text) {
        return new PatientId(UUID.fromString(text));
    }

    @Override public String toString() {
        return value.toString();
    }
}
