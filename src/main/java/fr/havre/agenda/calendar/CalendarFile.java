package fr.havre.agenda.calendar;

import fr.havre.agenda.calendar.CalendarException.Code;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a calendar: the occurrences of its events within a span of time. Limits: {@value #LARGEST_BYTES} bytes,
 * {@value #LONGEST_LINE} characters a line, {@value #MOST_EVENTS} events, {@value #MOST_OF_ONE} occurrences of one event and
 * {@value #MOST_OCCURRENCES} in all; components within components are passed over. Events of whole days are no appointments.
 */
public final class CalendarFile {
    public static final int LARGEST_BYTES = 8 << 20;
    static final int LONGEST_LINE = 1 << 16;
    static final int MOST_EVENTS = 20_000;
    static final int MOST_OF_ONE = 1_000;
    static final int MOST_OCCURRENCES = 50_000;
    static final int MOST_STEPS = 500_000;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_UID = 255;

    /**
     * What was read.
     *
     * @param wholeDays events that are no appointments
     * @param unread events that were not understood, and left out as a whole
     */
    public record Read(List<CalendarEvent> events, int wholeDays, int unread) {
        public Read {
            events = List.copyOf(events);
        }
    }

    private final Instant from;
    private final Instant to;
    private final Map<String, List<CalendarEvent>> rules = new LinkedHashMap<>();
    private final List<CalendarEvent> changed = new ArrayList<>();
    private final Recurrence.Steps steps = new Recurrence.Steps(MOST_STEPS);
    private int occurrences;
    private int events;
    private int wholeDays;
    private int unread;

    private CalendarFile(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /**
     * The occurrences that begin from {@code from} on and before {@code to}.
     *
     * @throws CalendarException {@code NOT_A_CALENDAR}, {@code TOO_LARGE}
     */
    public static Read read(byte[] bytes, Instant from, Instant to) {
        if (bytes.length > LARGEST_BYTES) throw new CalendarException(Code.TOO_LARGE);
        CalendarFile file = new CalendarFile(from, to);
        file.lines(unfolded(new String(bytes, StandardCharsets.UTF_8)));
        return file.result();
    }

    private static List<String> unfolded(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1)) {
            boolean goesOn = !part.isEmpty() && (part.charAt(0) == ' ' || part.charAt(0) == '\t');
            if (!goesOn && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(goesOn ? part.substring(1) : part);
            if (line.length() > LONGEST_LINE) throw new CalendarException(Code.TOO_LARGE);
        }
        if (!line.isEmpty()) lines.add(line.toString());
        return lines;
    }

    private void lines(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equalsIgnoreCase("BEGIN:VCALENDAR")) {
            throw new CalendarException(Code.NOT_A_CALENDAR);
        }
        List<ContentLine> event = null;
        int within = 0;                                            // components inside the event, such as an alarm
        for (String each : lines) {
            Optional<ContentLine> parsed = ContentLine.parse(each);
            if (parsed.isEmpty()) continue;
            ContentLine line = parsed.get();
            boolean begins = line.name().equals("BEGIN");
            if (event == null) {
                if (begins && line.value().strip().equalsIgnoreCase("VEVENT")) event = new ArrayList<>();
            } else if (begins) {
                within++;
            } else if (line.name().equals("END") && within > 0) {
                within--;
            } else if (line.name().equals("END")) {
                if (++events > MOST_EVENTS) throw new CalendarException(Code.TOO_LARGE);
                event(event);
                event = null;
            } else if (within == 0) {
                event.add(line);
            }
        }
        if (event != null) unread++;                               // the file was cut
    }

    private void event(List<ContentLine> lines) {
        Map<String, ContentLine> first = new HashMap<>();
        lines.forEach(line -> first.putIfAbsent(line.name(), line));
        ContentLine begins = first.get("DTSTART");
        if (begins != null && CalendarTimes.wholeDay(begins)) {
            wholeDays++;
            return;
        }
        Optional<ZonedDateTime> start = Optional.ofNullable(begins).flatMap(CalendarTimes::moment);
        Optional<Duration> lasting = start.flatMap(at -> lasting(first, at));
        String uid = Optional.ofNullable(first.get("UID")).map(ContentLine::text).orElse("");
        if (lasting.isEmpty() || uid.isEmpty() || uid.length() > LONGEST_UID || first.containsKey("RDATE")) {
            unread++;
            return;
        }
        String written = Optional.ofNullable(first.get("SUMMARY")).map(ContentLine::text).orElse("");
        String summary = written.length() > LONGEST_TEXT ? written.substring(0, LONGEST_TEXT) : written;
        boolean cancelled = Optional.ofNullable(first.get("STATUS")).filter(status -> status.value().strip()
                .equalsIgnoreCase("CANCELLED")).isPresent();
        occurrences(lines, first, new CalendarEvent(uid, start.get().toInstant(), start.get().toInstant(),
                start.get().toInstant().plus(lasting.get()), summary, "", cancelled), start.get(), lasting.get());
    }

    private static Optional<Duration> lasting(Map<String, ContentLine> first, ZonedDateTime start) {
        if (first.containsKey("DTEND")) {
            return CalendarTimes.moment(first.get("DTEND")).map(end -> Duration.between(start, end))
                    .filter(length -> !length.isNegative() && length.compareTo(Duration.ofDays(7)) <= 0);
        }
        return first.containsKey("DURATION") ? CalendarTimes.duration(first.get("DURATION").value()) : Optional.of(Duration.ZERO);
    }

    private void occurrences(List<ContentLine> lines, Map<String, ContentLine> first, CalendarEvent event, ZonedDateTime start,
            Duration lasting) {
        if (first.containsKey("RECURRENCE-ID")) {
            Optional<ZonedDateTime> which = CalendarTimes.moment(first.get("RECURRENCE-ID"));
            if (which.isEmpty()) unread++;
            else changed.add(new CalendarEvent(event.uid(), which.get().toInstant(), event.start(), event.end(), event.summary(),
                    event.with(), event.cancelled()));
            return;
        }
        List<ZonedDateTime> starts = List.of(start);
        boolean repeats = first.containsKey("RRULE");
        if (repeats) {
            Optional<List<ZonedDateTime>> repeated = lines.stream().filter(line -> line.name().equals("RRULE")).count() > 1
                    ? Optional.empty() : Recurrence.parse(first.get("RRULE").value(), start).flatMap(rule -> rule.between(start,
                    from.atZone(start.getZone()), to.atZone(start.getZone()), MOST_OF_ONE, steps));
            if (repeated.isEmpty()) {
                unread++;
                return;
            }
            starts = repeated.get();
        }
        Set<Instant> left = leftOut(lines);
        List<CalendarEvent> all = rules.computeIfAbsent(event.uid(), _ -> new ArrayList<>());
        for (ZonedDateTime each : starts) {
            if (left.contains(each.toInstant())) continue;
            if (++occurrences > MOST_OCCURRENCES) throw new CalendarException(Code.TOO_LARGE);
            all.add(new CalendarEvent(event.uid(), repeats ? each.toInstant() : CalendarEvent.ONLY, each.toInstant(), each.toInstant().plus(lasting),
                    event.summary(), event.with(), event.cancelled()));
        }
    }

    private static Set<Instant> leftOut(List<ContentLine> lines) {
        Set<Instant> left = new HashSet<>();
        for (ContentLine line : lines) {
            if (!line.name().equals("EXDATE")) continue;
            for (String each : line.value().split(",", -1)) {
                CalendarTimes.moment(new ContentLine(line.name(), line.parameters(), each)).ifPresent(at -> left.add(at.toInstant()));
            }
        }
        return left;
    }

    /** What was changed of one occurrence takes its place, wherever it stood in the file. */
    private Read result() {
        Map<String, Map<Instant, CalendarEvent>> all = new LinkedHashMap<>();
        rules.forEach((uid, some) -> some.forEach(each -> put(all, each)));
        changed.forEach(each -> put(all, each));
        List<CalendarEvent> found = all.values().stream().flatMap(some -> some.values().stream())
                .filter(each -> !each.start().isBefore(from) && each.start().isBefore(to)).toList();
        return new Read(found, wholeDays, unread);
    }

    private static void put(Map<String, Map<Instant, CalendarEvent>> all, CalendarEvent event) {
        all.computeIfAbsent(event.uid(), _ -> new LinkedHashMap<>()).put(event.occurrence(), event);
    }
}
