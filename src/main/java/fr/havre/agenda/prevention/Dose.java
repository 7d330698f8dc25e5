package fr.havre.agenda.prevention;

import fr.havre.patients.PartialDate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A dose as a person notes it down.
 *
 * @param vaccine its id in {@code vaccines.tsv}
 * @param product GTIN of its box, 14 digits, where it was scanned
 * @param by who gave it
 */
public record Dose(String vaccine, PartialDate on, Optional<String> lot, Optional<String> product, Optional<LocalDate> expires,
        Optional<String> by) {
    @Override public String toString() {
        return "Dose[]";
    }
}
