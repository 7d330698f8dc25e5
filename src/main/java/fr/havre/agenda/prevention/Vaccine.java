package fr.havre.agenda.prevention;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A vaccine as it is noted down.
 *
 * @param id short and stable, such as {@code mmr}
 * @param countsFor the series of the rules that a dose of it counts for
 * @param atc class of the WHO; empty of what may be anything
 */
public record Vaccine(String id, Set<String> countsFor, String french, String english, Optional<String> atc) {
    public Vaccine {
        countsFor = Set.copyOf(countsFor);
    }

    public String name(Locale language) {
        return language.getLanguage().equals("en") ? english : french;
    }
}
