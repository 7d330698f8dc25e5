package fr.havre.agenda;

import fr.havre.patients.PatientId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * An appointment as a person notes it down.
 *
 * @param start in France
 * @param subject what for; may be empty if the patient is known
 * @param with whom of the practice; may be empty
 */
public record Wanted(Optional<PatientId> patient, LocalDateTime start, Duration lasting, String subject, String with) {
    /** A subject names a person: never logged. */
    @Override public String toString() {
        return "Wanted[" + start + "]";
    }
}
