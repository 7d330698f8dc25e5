package fr.havre.patients;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date or moment with exactly the precision it came with: {@code 2024}, {@code 2024-03}, {@code 2024-03-05},
 * {@code 2024-03-05T10:30+01:00}. Held, stored and compared as that ISO text; {@link #sortKey()} puts them in order.
 *
 * @param iso ISO 8601, in the one spelling that {@link #parse} makes
 */
public record PartialDate(String iso) {
    private static final String TIME_ZONE = "(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?";
    private static final Pattern ISO = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
            + "(?:[T ]([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)? ?" + TIME_ZONE + ")?)?)?");
    private static final Pattern HL7 = Pattern.compile("([0-9]{4})(?:([0-9]{2})(?:([0-9]{2})"
            + "(?:([0-9]{2})(?:([0-9]{2})(?:([0-9]{2})(?:\\.([0-9]{1,9}))?)?)?)?" + TIME_ZONE + ")?)?");
    /** Over folded text: what stood between the numbers is a space. */
    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2}) ([0-9]{1,2}) ((?:18|19|20)[0-9]{2})|"
            + "([0-9]{2})([0-9]{2})((?:18|19|20)[0-9]{2})");
    private static final Pattern MONTH_FIRST = Pattern.compile("([0-9]{1,2}) ((?:18|19|20)[0-9]{2})");
    private static final Pattern IN_WORDS = Pattern.compile("(?:([0-9]{1,2})(?:ER)? )?([A-Z]+) ((?:18|19|20)[0-9]{2})");
    /** Where a date says no zone, the zone of the country it was written in. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    /** Earliest first; of two that begin together, the vaguer first. */
    public static final Comparator<PartialDate> OLDEST_FIRST =
            Comparator.comparingLong(PartialDate::sortKey).thenComparing(PartialDate::iso);

    /** @throws IllegalArgumentException if {@code iso} is not spelt as {@link #parse} would spell it */
    public PartialDate {
        Matcher parts = iso == null ? null : ISO.matcher(iso);
        if (parts == null || !parts.matches() || !iso.equals(canonical(parts))) {
            throw new IllegalArgumentException("not a partial date");
        }
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.toString());
    }

    /** To the second, in UTC. */
    public static PartialDate of(Instant moment) {
        return parse(Instant.ofEpochSecond(moment.getEpochSecond()).toString()).orElseThrow();
    }

    /**
     * Reads an HL7 TS ({@code 202403051030+0100}) or ISO 8601. Month or day 00, as in an incomplete date of birth, is
     * taken as not said. Never throws: empty for anything else, a day that does not exist included.
     */
    public static Optional<PartialDate> parse(String text) {
        if (text == null || text.length() > 64) return Optional.empty();
        String stripped = text.strip();
        for (Pattern pattern : new Pattern[] {HL7, ISO}) {
            Matcher parts = pattern.matcher(stripped);
            if (!parts.matches()) continue;
            String iso = canonical(parts);
            return iso == null ? Optional.empty() : Optional.of(new PartialDate(iso));
        }
        return Optional.empty();
    }

    /**
     * Reads what a person in France types: {@code 12/03/1985}, {@code 12031985}, {@code 12 mars 1985}, {@code 03/1985},
     * {@code 1985}, ISO too. The day stands before the month, a year has four digits. Never throws.
     */
    public static Optional<PartialDate> ofTyped(String typed) {
        if (typed.length() > 64) return Optional.empty();
        String text = NameFolding.fold(typed);
        Matcher day = DAY_FIRST.matcher(text);
        if (day.matches()) {
            int from = day.group(1) == null ? 4 : 1;
            return parse(iso(day.group(from + 2), day.group(from + 1), day.group(from)));
        }
        Matcher month = MONTH_FIRST.matcher(text);
        if (month.matches()) return parse(iso(month.group(2), month.group(1), "00"));
        Matcher words = IN_WORDS.matcher(text);
        if (words.matches() && PatientQuery.MONTHS.containsKey(words.group(2))) {
            String said = words.group(1) == null ? "00" : words.group(1);
            return parse(iso(words.group(3), PatientQuery.MONTHS.get(words.group(2)).toString(), said));
        }
        return parse(typed).filter(date -> !date.hasTime());
    }

    private static String iso(String year, String month, String day) {
        return year + "-" + (month.length() == 1 ? "0" : "") + month + "-" + (day.length() == 1 ? "0" : "") + day;
    }

    /** The one spelling of these parts; null if there is no such day or time. */
    private static String canonical(Matcher parts) {
        try {
            String year = parts.group(1);
            if (year.equals("0000")) return null;
            if (unsaid(parts.group(2))) return year;
            YearMonth month = YearMonth.of(Integer.parseInt(year), Integer.parseInt(parts.group(2)));
            if (unsaid(parts.group(3))) return month.toString();
            String day = month.atDay(Integer.parseInt(parts.group(3))).toString();
            return parts.group(4) == null ? day : day + "T" + time(parts) + zone(parts.group(8));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static boolean unsaid(String part) {
        return part == null || part.equals("00");
    }

    private static String time(Matcher parts) {
        StringBuilder text = new StringBuilder(parts.group(4));
        LocalTime.of(Integer.parseInt(parts.group(4)), 0);              // 24 and above throw
        for (int group = 5; group <= 6 && parts.group(group) != null; group++) {
            LocalTime.of(0, Integer.parseInt(parts.group(group)));      // 60 and above throw
            text.append(':').append(parts.group(group));
        }
        return parts.group(7) == null ? text.toString() : text.append('.').append(parts.group(7)).toString();
    }

    private static String zone(String written) {
        return written == null ? "" : ZoneOffset.of(written).toString();
    }

    /** The same as an HL7 TS, for a CDA header. */
    public String hl7() {
        int t = iso.indexOf('T');
        if (t < 0) return iso.replace("-", "");
        String zoned = iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) + "+0000" : iso;
        return zoned.substring(0, t).replace("-", "") + zoned.substring(t + 1).replace(":", "");
    }

    public boolean hasDay() {
        return iso.length() >= 10;
    }

    public boolean hasTime() {
        return iso.length() > 10;
    }

    /** The day, where it is known to the day. */
    public Optional<LocalDate> day() {
        return hasDay() ? Optional.of(firstDay()) : Optional.empty();
    }

    /** The first calendar day this may mean. */
    public LocalDate firstDay() {
        return switch (iso.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(iso), 1, 1);
            case 7 -> YearMonth.parse(iso).atDay(1);
            default -> LocalDate.parse(iso.substring(0, 10));
        };
    }

    /** The last calendar day this may mean. */
    public LocalDate lastDay() {
        return switch (iso.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(iso), 12, 31);
            case 7 -> YearMonth.parse(iso).atEndOfMonth();
            default -> firstDay();
        };
    }

    /** Milliseconds since 1970 of the first moment this may mean; French time where no zone is said. */
    public long sortKey() {
        return earliest().toEpochMilli();
    }

    private Instant earliest() {
        if (!hasTime()) return firstDay().atStartOfDay(FRANCE).toInstant();
        Matcher parts = ISO.matcher(iso);
        if (!parts.matches()) throw new IllegalStateException("checked by the constructor");
        LocalTime time = LocalTime.of(number(parts.group(4)), number(parts.group(5)), number(parts.group(6)),
                parts.group(7) == null ? 0 : Integer.parseInt((parts.group(7) + "00000000").substring(0, 9)));
        var local = firstDay().atTime(time);
        return parts.group(8) == null ? local.atZone(FRANCE).toInstant()
                : local.toInstant(ZoneOffset.of(parts.group(8)));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override public String toString() {
        return iso;
    }
}
