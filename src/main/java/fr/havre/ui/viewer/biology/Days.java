package fr.havre.ui.viewer.biology;

import fr.havre.patients.PartialDate;
import java.time.format.DateTimeFormatter;

/** Dates of results, to the day. */
final class Days {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Days() { }

    static String of(PartialDate date) {
        return date.hasDay() ? DAY.format(date.firstDay()) : date.iso();
    }
}
