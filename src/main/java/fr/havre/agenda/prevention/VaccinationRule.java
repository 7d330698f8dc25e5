package fr.havre.agenda.prevention;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One row of the rules.
 *
 * @param row its own name; {@code rule} is the id that a reminder cites
 * @param series what a dose has to count for
 * @param number which dose of the series; empty for every other kind
 * @param when conditions, all of which hold
 * @param from the age at which it is due
 * @param grace how long after that it is late
 * @param until the first age that is too old
 * @param start the age at the first dose of the series, or today's
 * @param afterPrevious the least time after the dose before
 * @param countsFrom doses at a lower age do not count
 * @param every after which time it comes back
 * @param since when it began to be asked for at such ages: nobody was due before
 */
public record VaccinationRule(String row, String rule, String series, Kind kind, Optional<Integer> number, List<String> when,
        Span<LocalDate> born, Period from, Optional<Period> grace, Optional<Period> until, Span<Period> start,
        Optional<Period> afterPrevious, Optional<Period> countsFrom, Optional<Period> every, Optional<Season> season,
        Optional<LocalDate> since, Strength strength, Optional<Mandatory> mandatory, Words words) {
    /** How its doses are counted. */
    public enum Kind { DOSE, BOOSTER, YEARLY, SEASON, PREGNANCY, NEWBORN }

    /** From the first on, and before the last; either may be open. */
    record Span<T>(Optional<T> from, Optional<T> to) { }

    /** A season of each year, from autumn to winter. */
    record Season(MonthDay first, MonthDay last) { }

    /** For those born since then it is an obligation, up to an age. */
    record Mandatory(LocalDate bornSince, Optional<Period> until) { }

    /** What is shown of it; {@code note} and {@code source} as the rules say them. */
    record Words(String vaccineFrench, String vaccineEnglish, String doseFrench, String doseEnglish, String noteFrench,
            String noteEnglish, String source) {
    }

    public VaccinationRule {
        when = List.copyOf(when);
    }

    /** The vaccine it asks for. */
    public String vaccine(Locale language) {
        return language.getLanguage().equals("en") ? words.vaccineEnglish() : words.vaccineFrench();
    }

    /** Which dose. */
    public String dose(Locale language) {
        return language.getLanguage().equals("en") ? words.doseEnglish() : words.doseFrench();
    }

    /** As the rules say it; {@code -} if they say nothing more. */
    public String note(Locale language) {
        return language.getLanguage().equals("en") ? words.noteEnglish() : words.noteFrench();
    }

    /** Where the rule comes from. */
    public String source() {
        return words.source();
    }

    /** How strongly it asks on that day. */
    Strength strengthFor(LocalDate birth, LocalDate today) {
        boolean obliged = mandatory.filter(each -> !birth.isBefore(each.bornSince())
                && each.until().map(age -> today.isBefore(birth.plus(age))).orElse(true)).isPresent();
        return obliged ? Strength.MANDATORY : strength;
    }
}
