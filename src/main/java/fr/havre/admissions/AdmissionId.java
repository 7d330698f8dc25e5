package fr.havre.admissions;

import java.util.UUID;

/** An admission (UUID version 7). Means nothing outside; may be logged. */
public record AdmissionId(UUID value) {
    public AdmissionId {
        if (value == null) throw new IllegalArgumentException("an admission id is needed");
    }

    public static AdmissionId of(String text) {
        return new AdmissionId(UUID.fromString(text));
    }

    @Override public String toString() {
        return value.toString();
    }
}
