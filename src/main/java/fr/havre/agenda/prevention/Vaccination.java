package fr.havre.agenda.prevention;

import fr.havre.patients.PartialDate;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A dose that was given.
 *
 * @param on with the precision it is known with
 * @param lot as printed
 * @param product GTIN of its box, 14 digits
 * @param expires as printed on the box
 * @param by who gave it, as it was written
 */
public record Vaccination(UUID id, Vaccine vaccine, PartialDate on, Optional<String> lot, Optional<String> product,
        Optional<LocalDate> expires, Optional<String> by) {
    /** Of which only that is known. */
    public Vaccination(UUID id, Vaccine vaccine, PartialDate on, Optional<String> lot) {
        this(id, vaccine, on, lot, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override public String toString() {
        return "Vaccination[" + id + "]";
    }
}
