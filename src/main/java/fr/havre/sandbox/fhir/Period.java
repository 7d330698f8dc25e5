package fr.havre.sandbox.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;

/** The span of time a FHIR date covers: {@code 2024} is a whole year. {@code end} is excluded. */
record Period(Instant start, Instant end) {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    /** @throws DateTimeException when the text is no FHIR date */
    static Period of(String text) {
        if (text.length() == 4) return days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
        if (text.length() == 7) {
            YearMonth month = YearMonth.parse(text);
            return days(month.atDay(1), month.plusMonths(1).atDay(1));
        }
        if (text.length() == 10) return days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
        Instant start = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(FRANCE).toInstant();
        return new Period(start, start.plusMillis(text.contains(".") ? 1 : 1000));
    }

    private static Period days(LocalDate from, LocalDate until) {
        return new Period(from.atStartOfDay(FRANCE).toInstant(), until.atStartOfDay(FRANCE).toInstant());
    }

    /** Whether {@code this} (a stored date) is what a search value with its prefix asks for. */
    boolean matches(String asked) {
        String prefix = prefixOf(asked);
        Period other = of(prefix.isEmpty() ? asked : asked.substring(2));
        return switch (prefix) {
            case "", "eq" -> !start.isBefore(other.start) && !end.isAfter(other.end);
            case "ne" -> start.isBefore(other.start) || end.isAfter(other.end);
            case "ge" -> end.isAfter(other.start);
            case "gt", "sa" -> end.isAfter(other.end) || start.isAfter(other.end);
            case "le" -> start.isBefore(other.end);
            case "lt", "eb" -> start.isBefore(other.start);
            default -> throw new DateTimeException("prefix");
        };
    }

    /** @throws DateTimeException when a search value is no prefix and date */
    static void requireSearch(String asked) {
        if (asked.isEmpty()) throw new DateTimeException("empty");
        boolean known = Set.of("", "eq", "ne", "ge", "gt", "sa", "le", "lt", "eb").contains(prefixOf(asked));
        if (!known) throw new DateTimeException("prefix");
        of(prefixOf(asked).isEmpty() ? asked : asked.substring(2));
    }

    private static String prefixOf(String asked) {
        return asked.length() > 2 && Character.isLetter(asked.charAt(0)) ? asked.substring(0, 2) : "";
    }
}
