package fr.havre.agenda.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of repetition (RFC 5545 3.3.10): daily, weekly, monthly or yearly, with INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY,
 * BYMONTH. A rule with anything else is not understood as a whole.
 */
final class Recurrence {
    private static final int LARGEST_NUMBER = 10_000;
    private static final int DAYS_OF_MONTH = 31;
    private static final int WEEKS_OF_MONTH = 5;
    private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Set<String> UNDERSTOOD = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH",
            "WKST");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /** How many periods may still be looked at, of all the rules of a calendar. */
    static final class Steps {
        private int left;

        Steps(int most) {
            left = most;
        }

        boolean take() {
            return left-- > 0;
        }
    }

    /** A day of the week, and which of its month: 0 for each, -1 for the last. */
    private record Day(DayOfWeek day, int which) { }

    private final ChronoUnit unit;
    private final int interval;
    private final int count;
    private final Optional<ZonedDateTime> until;
    private final List<Day> days;
    private final List<Integer> monthDays;
    private final List<Integer> months;

    private Recurrence(ChronoUnit unit, Map<String, String> parts, Optional<ZonedDateTime> until) {
        this.unit = unit;
        this.until = until;
        interval = number(parts.getOrDefault("INTERVAL", "1"), LARGEST_NUMBER);
        count = parts.containsKey("COUNT") ? number(parts.get("COUNT"), LARGEST_NUMBER) : Integer.MAX_VALUE;
        days = list(parts, "BYDAY").stream().map(each -> day(each, unit)).toList();
        monthDays = list(parts, "BYMONTHDAY").stream().map(each -> number(each, DAYS_OF_MONTH)).toList();
        months = list(parts, "BYMONTH").stream().map(each -> number(each, 12)).toList();
        if (!monthDays.isEmpty() && (unit == ChronoUnit.WEEKS || !days.isEmpty())) throw new IllegalArgumentException();
        if (unit == ChronoUnit.YEARS && !days.isEmpty() && months.isEmpty()) throw new IllegalArgumentException();
    }

    /** Empty if any part of it is not understood. */
    static Optional<Recurrence> parse(String written, ZonedDateTime start) {
        Map<String, String> parts = new HashMap<>();
        for (String part : written.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            String[] pair = part.split("=", -1);
            if (pair.length != 2 || !UNDERSTOOD.contains(pair[0]) || parts.put(pair[0], pair[1]) != null) return Optional.empty();
        }
        Optional<ZonedDateTime> until = Optional.ofNullable(parts.get("UNTIL")).flatMap(day -> CalendarTimes.until(day, start.getZone()));
        if (parts.containsKey("UNTIL") && until.isEmpty()) return Optional.empty();
        if (!parts.getOrDefault("WKST", "MO").equals("MO")) return Optional.empty();
        return unit(parts.get("FREQ")).flatMap(unit -> {
            try {
                return Optional.of(new Recurrence(unit, parts, until));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<ChronoUnit> unit(String frequency) {
        if (frequency == null) return Optional.empty();
        return switch (frequency) {
            case "DAILY" -> Optional.of(ChronoUnit.DAYS);
            case "WEEKLY" -> Optional.of(ChronoUnit.WEEKS);
            case "MONTHLY" -> Optional.of(ChronoUnit.MONTHS);
            case "YEARLY" -> Optional.of(ChronoUnit.YEARS);
            default -> Optional.empty();
        };
    }

    private static List<String> list(Map<String, String> parts, String name) {
        return parts.containsKey(name) ? List.of(parts.get(name).split(",", -1)) : List.of();
    }

    private static int number(String written, int largest) {
        int read = written.matches("\\d{1,5}") ? Integer.parseInt(written) : 0;
        if (read < 1 || read > largest) throw new IllegalArgumentException();
        return read;
    }

    private static Day day(String written, ChronoUnit unit) {
        Matcher parts = DAY.matcher(written);
        if (!parts.matches()) throw new IllegalArgumentException();
        int which = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
        boolean possible = Math.abs(which) <= WEEKS_OF_MONTH && (unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS);
        if (which != 0 && !possible) throw new IllegalArgumentException();
        return new Day(DayOfWeek.of(DAYS.indexOf(parts.group(2)) + 1), which);
    }

    /**
     * The beginnings from {@code start} on that are not after {@code last}, at most {@code most} of those from {@code from} on.
     *
     * @return empty if there are more, or too many steps
     */
    Optional<List<ZonedDateTime>> between(ZonedDateTime start, ZonedDateTime from, ZonedDateTime last, int most, Steps steps) {
        List<ZonedDateTime> found = new ArrayList<>();
        int met = 0;
        for (long step = firstStep(start, from); steps.take(); step++) {
            LocalDate period = start.toLocalDate().plus(step * interval, unit);
            if (firstOf(period).isAfter(last.toLocalDate())) return Optional.of(found);
            for (LocalDate day : daysIn(period, start.toLocalDate())) {
                ZonedDateTime begins = day.atTime(start.toLocalTime()).atZone(start.getZone());
                if (begins.isBefore(start)) continue;
                boolean over = begins.isAfter(last) || until.filter(begins::isAfter).isPresent() || met == count;
                if (over) return Optional.of(found);
                met++;
                if (begins.isBefore(from)) continue;
                if (found.size() == most) return Optional.empty();
                found.add(begins);
            }
        }
        return Optional.empty();
    }

    /** Without a count nothing before {@code from} matters. */
    private long firstStep(ZonedDateTime start, ZonedDateTime from) {
        if (count != Integer.MAX_VALUE || !from.isAfter(start)) return 0;
        return Math.max(0, unit.between(start.toLocalDate(), from.toLocalDate()) / interval - 1);
    }

    private LocalDate firstOf(LocalDate period) {
        return switch (unit) {
            case WEEKS -> period.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHS -> period.withDayOfMonth(1);
            case YEARS -> period.withDayOfYear(1);
            default -> period;
        };
    }

    /** In order. */
    private Set<LocalDate> daysIn(LocalDate period, LocalDate start) {
        Set<LocalDate> found = new TreeSet<>();
        switch (unit) {
            case WEEKS -> {
                if (days.isEmpty()) found.add(period);
                days.forEach(each -> found.add(firstOf(period).with(TemporalAdjusters.nextOrSame(each.day()))));
            }
            case MONTHS -> inMonth(YearMonth.from(period), start.getDayOfMonth(), found);
            case YEARS -> {
                List<Integer> wanted = months.isEmpty() ? List.of(start.getMonthValue()) : months;
                wanted.forEach(month -> inMonth(YearMonth.of(period.getYear(), month), start.getDayOfMonth(), found));
            }
            default -> found.add(period);
        }
        found.removeIf(day -> !months.isEmpty() && !months.contains(day.getMonthValue()));
        if (unit == ChronoUnit.DAYS) {
            found.removeIf(day -> !days.isEmpty() && days.stream().noneMatch(each -> each.day() == day.getDayOfWeek()));
            found.removeIf(day -> !monthDays.isEmpty() && !monthDays.contains(day.getDayOfMonth()));
        }
        return found;
    }

    /** A day that a month has not is left out: the 31st of April, the fifth Monday. */
    private void inMonth(YearMonth month, int dayOfStart, Set<LocalDate> found) {
        if (days.isEmpty()) {
            List<Integer> wanted = monthDays.isEmpty() ? List.of(dayOfStart) : monthDays;
            wanted.stream().filter(month::isValidDay).forEach(day -> found.add(month.atDay(day)));
        }
        for (Day each : days) {
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                LocalDate one = month.atDay(day);
                if (one.getDayOfWeek() == each.day() && (each.which() == 0 || each.which() == ordinal(one, each.which()))) found.add(one);
            }
        }
    }

    /** Which of its month this day of the week is, counted from the begin or, for a negative one, from the end. */
    private static int ordinal(LocalDate day, int counted) {
        return counted > 0 ? (day.getDayOfMonth() - 1) / 7 + 1 : -((day.lengthOfMonth() - day.getDayOfMonth()) / 7 + 1);
    }
}
