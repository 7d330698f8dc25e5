package fr.havre.documents;

import fr.havre.patients.PartialDate;
import java.util.Optional;

/**
 * What a person says a kept document is; what is empty stays as it is.
 *
 * @param type code of JDV_J07
 */
public record Description(Optional<String> type, Optional<PartialDate> date, Optional<String> title) {
    @Override public String toString() {
        return "Description[" + type.orElse("-") + "]";
    }
}
