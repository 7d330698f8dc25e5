package fr.havre.agenda.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Dates, times and zones as calendars write them. */
final class CalendarTimes {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", java.util.Locale.ROOT);
    /** What a calendar of Windows calls the zones of France (CLDR, windowsZones). */
    private static final Map<String, String> WINDOWS = Map.of("Romance Standard Time", "Europe/Paris",
            "W. Europe Standard Time", "Europe/Berlin", "GMT Standard Time", "Europe/London", "UTC", "UTC",
            "SA Western Standard Time", "America/Guadeloupe", "SA Eastern Standard Time", "America/Cayenne",
            "Arabian Standard Time", "Asia/Dubai");
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    private CalendarTimes() { }

    /**
     * A moment. One without a zone is French; a zone nobody knows makes it unreadable: an hour that is wrong is worse than none.
     *
     * @return empty for a whole day too
     */
    static Optional<ZonedDateTime> moment(ContentLine line) {
        String value = line.value().strip();
        try {
            boolean utc = value.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, TIME);
            if (local.getYear() < EARLIEST || local.getYear() > LATEST) return Optional.empty();
            return zone(line, utc).map(local::atZone);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(ContentLine line, boolean utc) {
        if (utc) return Optional.of(ZoneOffset.UTC);
        String id = line.parameters().get("TZID");
        if (id == null) return Optional.of(FRANCE);
        String name = WINDOWS.getOrDefault(id, id.startsWith("/") ? id.replaceFirst("^/[^/]*/(?:[^/]*/)??(?=[A-Z][a-z]+/)", "") : id);
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    static boolean wholeDay(ContentLine line) {
        return "DATE".equals(line.parameters().get("VALUE")) || line.value().strip().length() == 8;
    }

    /** Where UNTIL ends: a moment, or a whole day in the zone of the event. */
    static Optional<ZonedDateTime> until(String written, ZoneId zone) {
        try {
            if (written.length() == 8) {
                return Optional.of(LocalDate.parse(written, DateTimeFormatter.BASIC_ISO_DATE).plusDays(1).atStartOfDay(zone)
                        .minusNanos(1));
            }
            boolean utc = written.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(utc ? written.substring(0, written.length() - 1) : written, TIME);
            return Optional.of(local.atZone(utc ? ZoneOffset.UTC : zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code PT30M}, {@code P1DT2H}, {@code P1W}; at most a week. */
    static Optional<Duration> duration(String written) {
        try {
            String text = written.strip();
            Duration read = text.matches("P\\dW") ? Duration.ofDays(7L * (text.charAt(1) - '0')) : Duration.parse(text);
            return read.isNegative() || read.compareTo(Duration.ofDays(7)) > 0 ? Optional.empty() : Optional.of(read);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
