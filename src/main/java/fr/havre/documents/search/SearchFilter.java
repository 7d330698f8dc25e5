package fr.havre.documents.search;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Narrows a search.
 *
 * @param types codes of which one must fit; empty for any
 * @param from first day, inclusive
 * @param to last day, inclusive
 */
public record SearchFilter(Optional<UUID> patient, Set<String> types, Optional<String> classCode, Optional<LocalDate> from,
        Optional<LocalDate> to) {
    public static final SearchFilter NONE =
            new SearchFilter(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public SearchFilter {
        types = Set.copyOf(types);
    }

    public static SearchFilter ofPatient(UUID patient) {
        return new SearchFilter(Optional.of(patient), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    long firstPlace() {
        return from.map(Places::firstOf).orElse(0L);
    }

    long endPlace() {
        return to.map(day -> Places.nextDay(Places.firstOf(day))).orElse(Places.BESIDE);
    }
}
