package fr.havre.agenda.prevention;

import fr.havre.patients.PartialDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A dose that was given.
 *
 * @param on with the precision it is known with
 * @param lot as printed
 */
public record Vaccination(UUID id, Vaccine vaccine, PartialDate on, Optional<String> lot) {
    @Override public String toString() {
        return "Vaccination[" + id + "]";
    }
}
