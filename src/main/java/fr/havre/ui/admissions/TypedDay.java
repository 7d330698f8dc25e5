package fr.havre.ui.admissions;

import fr.havre.patients.PartialDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as somebody in a hurry types it: {@code 12/03}, {@code 1203}, {@code 12/03/27}, {@code 120327}, {@code +10} (days),
 * or any whole date of {@link PartialDate#ofTyped}. Where no year is said, the next such day.
 */
final class TypedDay {
    private static final Pattern AHEAD = Pattern.compile("\\+\\s*(\\d{1,3})");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})(?:[/. -](\\d{2}))?|(\\d{2})(\\d{2})(\\d{2})?");
    private static final int CENTURY = 2000;
    private static final int YEARS_TO_A_LEAP_DAY = 8;

    private TypedDay() { }

    /** @param from the day that {@code +10} counts from, and before which a day without a year cannot be */
    static Optional<LocalDate> parse(String typed, LocalDate from) {
        String text = typed.strip();
        Matcher ahead = AHEAD.matcher(text);
        if (ahead.matches()) return Optional.of(from.plusDays(Integer.parseInt(ahead.group(1))));
        Matcher parts = SHORT.matcher(text);
        if (!parts.matches()) return PartialDate.ofTyped(text).flatMap(PartialDate::day);
        int first = parts.group(1) == null ? 4 : 1;
        int day = Integer.parseInt(parts.group(first));
        int month = Integer.parseInt(parts.group(first + 1));
        String year = parts.group(first + 2);
        return year == null ? next(day, month, from) : of(CENTURY + Integer.parseInt(year), month, day);
    }

    private static Optional<LocalDate> next(int day, int month, LocalDate from) {
        for (int year = from.getYear(); year <= from.getYear() + YEARS_TO_A_LEAP_DAY; year++) {
            Optional<LocalDate> found = of(year, month, day).filter(each -> !each.isBefore(from));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> of(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
