package fr.havre.ui.admissions;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** When somebody is expected at the hospital, as the board sorts them. */
enum BoardGroup {
    /** The day is past and nobody said what became of it. */
    LATE, TODAY, WEEK, LATER;

    private static final int DAYS = 7;

    static BoardGroup of(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        if (days < 0) return LATE;
        if (days == 0) return TODAY;
        return days <= DAYS ? WEEK : LATER;
    }
}
