package fr.havre.agenda.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("MM-dd'T'HH:mm", Locale.ROOT).withZone(FRANCE);

    private static byte[] calendar(String... lines) {
        return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("\r\n", lines) + "\r\nEND:VCALENDAR\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] event(String... lines) {
        return calendar("BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:M. Durand\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT");
    }

    private static Instant day(int month, int day) {
        return LocalDate.of(2026, month, day).atStartOfDay(FRANCE).toInstant();
    }

    private static CalendarFile.Read read(byte[] bytes) {
        return CalendarFile.read(bytes, day(11, 1), day(12, 1));
    }

    private static String starts(CalendarFile.Read read) {
        return String.join(" ", read.events().stream().map(each -> SHOWN.format(each.start())).sorted().toList());
    }

    /** One event, and when it begins in November 2026, in France. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "DTSTART:20261125T083000Z | 11-25T09:30",
        "DTSTART:20261125T093000 | 11-25T09:30",
        "DTSTART;TZID=Europe/Paris:20261125T093000 | 11-25T09:30",
        "DTSTART;TZID=\"Romance Standard Time\":20261125T093000 | 11-25T09:30",
        "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20261125T093000 | 11-25T09:30",
        "DTSTART;TZID=America/New_York:20261125T093000 | 11-25T15:30",
        "DTSTART:20261025T093000~RRULE:FREQ=WEEKLY | 11-01T09:30 11-08T09:30 11-15T09:30 11-22T09:30 11-29T09:30",
        "DTSTART:20261102T093000~RRULE:FREQ=DAILY;COUNT=3 | 11-02T09:30 11-03T09:30 11-04T09:30",
        "DTSTART:20261102T093000~RRULE:FREQ=DAILY;INTERVAL=10 | 11-02T09:30 11-12T09:30 11-22T09:30",
        "DTSTART:20261102T093000~RRULE:FREQ=DAILY;UNTIL=20261104T083000Z | 11-02T09:30 11-03T09:30 11-04T09:30",
        "DTSTART:20261102T093000~RRULE:FREQ=DAILY;UNTIL=20261103 | 11-02T09:30 11-03T09:30",
        "DTSTART:20261102T093000~RRULE:FREQ=DAILY;COUNT=3~EXDATE:20261103T093000 | 11-02T09:30 11-04T09:30",
        "DTSTART:20261102T093000~RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4 | 11-02T09:30 11-05T09:30 11-09T09:30 11-12T09:30",
        "DTSTART:20261103T093000~RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU | 11-03T09:30 11-16T09:30 11-17T09:30 11-30T09:30",
        "DTSTART:20261014T093000~RRULE:FREQ=MONTHLY;BYDAY=2WE | 11-11T09:30",
        "DTSTART:20261030T093000~RRULE:FREQ=MONTHLY;BYDAY=-1MO | 11-30T09:30",
        "DTSTART:20260131T093000~RRULE:FREQ=MONTHLY | none",
        "DTSTART:20260115T093000~RRULE:FREQ=MONTHLY;BYMONTHDAY=5,20 | 11-05T09:30 11-20T09:30",
        "DTSTART:20201125T093000~RRULE:FREQ=YEARLY | 11-25T09:30",
        "DTSTART:19000101T093000~RRULE:FREQ=DAILY;BYMONTH=11;BYDAY=SU | 11-01T09:30 11-08T09:30 11-15T09:30 11-22T09:30 11-29T09:30",
        "DTSTART:20260102T093000~RRULE:FREQ=WEEKLY;COUNT=10 | none",
        "DTSTART:20261201T000000 | none",
        "DTSTART:20261125T093000~STATUS:CONFIRMED | 11-25T09:30"})
    void findsTheHoursOfAnEvent(String lines, String expected) {
        CalendarFile.Read read = read(event(lines.split("~", -1)));
        assertEquals(0, read.unread());
        assertEquals(expected == null ? "" : expected, starts(read));
    }

    /** What is not understood is counted and left out as a whole. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DTSTART;TZID=Moon/Base:20261125T093000", "DTSTART:20261125T253000", "DTSTART:20261325T093000", "DTSTART:",
        "DTSTART:20261125T093000~RRULE:FREQ=SECONDLY", "DTSTART:20261125T093000~RRULE:FREQ=DAILY;BYSETPOS=1",
        "DTSTART:20261125T093000~RRULE:FREQ=DAILY;COUNT=0", "DTSTART:20261125T093000~RRULE:FREQ=DAILY;COUNT=99999999999",
        "DTSTART:20261125T093000~RRULE:FREQ=DAILY;FREQ=DAILY", "DTSTART:20261125T093000~RRULE:INTERVAL=1",
        "DTSTART:20261125T093000~RRULE:FREQ=DAILY~RRULE:FREQ=WEEKLY", "DTSTART:20261125T093000~RDATE:20261126T093000",
        "DTSTART:20261125T093000~RRULE:FREQ=WEEKLY;BYDAY=2MO", "DTSTART:20261125T093000~RRULE:FREQ=MONTHLY;BYDAY=6MO",
        "DTSTART:20261125T093000~DTEND:20261125T083000", "DTSTART:20261125T093000~DTEND:20271125T083000",
        "DTSTART:20261125T093000~DURATION:P400D", "DTSTART:20261125T093000~DURATION:-PT1H", "SUMMARY:no start",
        "DTSTART:20261125T093000~RRULE:FREQ=DAILY;UNTIL=soon"})
    void leavesOutWhatItDoesNotUnderstand(String lines) {
        CalendarFile.Read read = read(event(lines.split("~", -1)));
        assertEquals(1, read.unread());
        assertEquals(List.of(), read.events());
    }

    @Test void whatWasChangedOfOneOccurrenceTakesItsPlaceWhereverItStands() {
        String moved = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20261103T093000\nDTSTART:20261103T150000\nSUMMARY:plus tard\nEND:VEVENT";
        String gone = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20261104T093000\nDTSTART:20261104T093000\nSTATUS:CANCELLED\nEND:VEVENT";
        String rule = "BEGIN:VEVENT\nUID:1\nDTSTART:20261102T093000\nDURATION:PT20M\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT";
        CalendarFile.Read read = read(calendar(moved, gone, rule));
        assertEquals("11-02T09:30 11-03T15:00 11-04T09:30", starts(read));
        assertEquals(1, read.events().stream().filter(CalendarEvent::cancelled).count());
        assertEquals(Duration.ofMinutes(20), Duration.between(read.events().getFirst().start(), read.events().getFirst().end()));
    }

    @Test void readsFoldedAndEscapedTextsAndPassesOverAlarms() {
        byte[] bytes = event("DTSTART:20261125T093000", "BEGIN:VALARM", "TRIGGER:-PT15M", "SUMMARY:alarme", "END:VALARM",
                "DESCRIPTION:une ligne", "  qui continue");
        assertEquals("M. Durand", read(bytes).events().getFirst().summary());
        byte[] folded = calendar("BEGIN:VEVENT", "UID:2", "DTSTART:20261125T093000", "SUMMARY:Mme Lefèv", " re\\, contrôle\\nà jeun",
                "END:VEVENT");
        assertEquals("Mme Lefèvre, contrôle à jeun", read(folded).events().getFirst().summary());
        assertFalse(read(folded).events().toString().contains("Lefèvre"));
    }

    @Test void countsWholeDaysAndWhatWasCut() {
        assertEquals(1, read(event("DTSTART;VALUE=DATE:20261125")).wholeDays());
        byte[] cut = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261125T093000".getBytes(StandardCharsets.UTF_8);
        assertEquals(1, read(cut).unread());
    }

    @Test void refusesWhatIsNoCalendarOrTooLarge() {
        for (String text : List.of("", "%PDF-1.7", "<html>", "END:VCALENDAR")) {
            assertEquals(CalendarException.Code.NOT_A_CALENDAR, assertThrows(CalendarException.class,
                    () -> read(text.getBytes(StandardCharsets.UTF_8))).code());
        }
        assertEquals(CalendarException.Code.TOO_LARGE, assertThrows(CalendarException.class,
                () -> read(new byte[CalendarFile.LARGEST_BYTES + 1])).code());
        assertThrows(CalendarException.class, () -> read(event("DTSTART:20261125T093000", "X:" + "a".repeat(70_000))));
        String one = "BEGIN:VEVENT\nUID:1\nDTSTART:20261125T093000\nEND:VEVENT\n";
        assertThrows(CalendarException.class, () -> read(calendar(one.repeat(CalendarFile.MOST_EVENTS + 1))));
    }

    @Test void endsSoonWhateverTheRulesAre() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append("BEGIN:VEVENT\nUID:").append(i).append("\nDTSTART:19000101T093000\n")
                    .append("RRULE:FREQ=DAILY;COUNT=10000;BYMONTH=2;BYMONTHDAY=29\nEND:VEVENT\n");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertTrue(read(calendar(many.toString())).unread() > 9_000));
        String quotes = "X;" + "A=\"".repeat(20_000) + ":1";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(event("DTSTART:20261125T093000", quotes)));
    }

    @Test void throwsNothingElseOnAnyBytes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = event("DTSTART;TZID=Europe/Paris:20261102T093000", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20261201T000000Z",
                "EXDATE:20261103T093000", "DURATION:PT30M");
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = good.clone();
            for (int flips = random.nextInt(6) + 1; flips > 0; flips--) bytes[16 + random.nextInt(bytes.length - 16)] = (byte) random.nextInt(256);
            try {
                read(bytes);
            } catch (CalendarException e) {
                assertTrue(e.code() != null, "seed " + seed);
            }
        }
    }
}
