package fr.havre.documents;

import fr.havre.documents.search.Places;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which documents of a list.
 *
 * @param types codes of which one must fit; empty for any
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param withReplaced whether versions that were replaced are shown too
 * @param below only documents of a lower place: {@link Places#END}, or the last of the page before
 */
public record DocumentFilter(Set<String> types, Optional<String> classCode, Optional<LocalDate> from, Optional<LocalDate> to,
        boolean withReplaced, long below, int limit) {
    /** The newest 200, without replaced versions. */
    public static final DocumentFilter CURRENT =
            new DocumentFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, Places.END, 200);

    public DocumentFilter {
        types = Set.copyOf(types);
    }

    long firstPlace() {
        return from.map(Places::firstOf).orElse(0L);
    }

    long endPlace() {
        return Math.min(below, to.map(day -> Places.nextDay(Places.firstOf(day))).orElse(Places.END));
    }
}
