package fr.havre.agenda.prevention;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What else than age and doses decides.
 *
 * @param pregnantSince first day of the last period before the pregnancy: weeks are counted from it
 */
public record Situation(Set<Risk> risks, Optional<LocalDate> pregnantSince) {
    public static final Situation NONE = new Situation(Set.of(), Optional.empty());
    private static final int LONGEST_PREGNANCY_WEEKS = 42;

    public Situation {
        risks = Set.copyOf(risks);
    }

    /** The pregnancy, if it may last on that day. */
    Optional<LocalDate> pregnancy(LocalDate today) {
        return pregnantSince.filter(since -> !since.isAfter(today) && since.plusWeeks(LONGEST_PREGNANCY_WEEKS).isAfter(today));
    }

    @Override public String toString() {
        return "Situation[…]";
    }
}
