package fr.havre.patients.ips;

import fr.havre.patients.PartialDate;
import java.util.Optional;

/** A vaccination for the summary. */
public record GivenVaccine(String name, PartialDate on, Optional<String> lot) {
    @Override public String toString() {
        return "GivenVaccine[…]";
    }
}
