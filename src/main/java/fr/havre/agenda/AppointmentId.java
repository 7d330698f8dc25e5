package fr.havre.agenda;

import java.util.UUID;

/** An appointment (UUID version 7). Means nothing outside; may be logged. */
public record AppointmentId(UUID value) {
    public AppointmentId {
        if (value == null) throw new IllegalArgumentException("an appointment id is needed");
    }

    public static AppointmentId of(String text) {
        return new AppointmentId(UUID.fromString(text));
    }

    @Override public String toString() {
        return value.toString();
    }
}
