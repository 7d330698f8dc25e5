package fr.havre.patients.papers;

import fr.havre.patients.PartialDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Dates of two figures each. */
final class PaperDates {
    private static final int MAJORITY = 18;
    /** From then on a French card of somebody of age was good for fifteen years (decree 2013-1188, which reached back). */
    private static final YearMonth FIFTEEN_YEARS = YearMonth.of(2004, 1);

    private PaperDates() { }

    /** In the past, and not older than a century. */
    static Optional<PartialDate> birth(String six, LocalDate today) {
        String year = six.substring(0, 2);
        if (!year.matches("[0-9]{2}")) return Optional.empty();
        int full = 2000 + Integer.parseInt(year);
        String rest = six.substring(2).replaceAll("<+|00.*", "");
        if (full > today.getYear() || (full == today.getYear() && isAfter(rest, today))) full -= 100;
        return PartialDate.parse(full + (rest.length() >= 2 ? "-" + rest.substring(0, 2) : "")
                + (rest.length() == 4 ? "-" + rest.substring(2) : ""));
    }

    private static boolean isAfter(String monthAndDay, LocalDate today) {
        String now = String.format("%02d%02d", today.getMonthValue(), today.getDayOfMonth());
        return monthAndDay.compareTo(now.substring(0, Math.min(now.length(), monthAndDay.length()))) > 0;
    }

    /** Papers of today expire in this century. */
    static Optional<LocalDate> expiry(String six) {
        if (!six.matches("[0-9]{6}")) return Optional.empty();
        try {
            return Optional.of(LocalDate.of(2000 + Integer.parseInt(six.substring(0, 2)), Integer.parseInt(six.substring(2, 4)),
                    Integer.parseInt(six.substring(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The last day on which a French card of before 2021 is surely good: it says the month of its issue and no day. */
    static Optional<LocalDate> ofFrenchCard(String issued, Optional<PartialDate> born) {
        if (!issued.matches("[0-9]{4}")) return Optional.empty();
        int month = Integer.parseInt(issued.substring(2));
        if (month < 1 || month > 12) return Optional.empty();
        int two = Integer.parseInt(issued.substring(0, 2));
        YearMonth at = YearMonth.of(two < 88 ? 2000 + two : 1900 + two, month);
        boolean adult = born.filter(date -> ChronoUnit.YEARS.between(date.lastDay(), at.atDay(1)) >= MAJORITY).isPresent();
        int years = adult && !at.isBefore(FIFTEEN_YEARS) ? 15 : 10;
        return Optional.of(at.plusYears(years).atDay(1).minusDays(1));
    }
}
