package fr.havre.agenda;

import fr.havre.patients.Patient;
import java.time.Instant;
import java.util.Optional;

/**
 * An appointment.
 *
 * @param patient whose it is, where a person has said so
 * @param subject as it was written; may be empty
 * @param with whom of the practice, as it was written; may be empty
 * @param calendar of an imported one: what the practice calls its calendar
 */
public record Appointment(AppointmentId id, Optional<Patient> patient, Instant start, Instant end, String subject,
        String with, State state, Optional<String> calendar) {
    /** What became of it. */
    public enum State { PLANNED, ARRIVED, DONE, ABSENT, CANCELLED }

    /** The subject names a person: never logged. */
    @Override public String toString() {
        return "Appointment[" + id + " " + state + "]";
    }
}
