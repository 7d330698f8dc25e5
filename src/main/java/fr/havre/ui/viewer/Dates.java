package fr.havre.ui.viewer;

import fr.havre.patients.PartialDate;
import java.time.format.DateTimeFormatter;

/** Dates of documents in numbers, with the precision they came with. */
final class Dates {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Dates() { }

    /** {@code 2024}, {@code 03/2024}, {@code 05/03/2024}, {@code 05/03/2024 14:30}. */
    static String of(PartialDate date) {
        if (!date.hasDay()) {
            String iso = date.iso();
            return iso.length() >= 7 ? iso.substring(5, 7) + "/" + iso.substring(0, 4) : iso;
        }
        String day = DAY.format(date.firstDay());
        int time = date.iso().indexOf('T');
        return date.hasTime() && date.iso().length() >= time + 6 ? day + " " + date.iso().substring(time + 1, time + 6) : day;
    }
}
