package fr.havre.admissions;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many admissions had all their pieces by their day: numbers only. As {@link Admissions} otherwise. */
public final class AdmissionNumbers {
    private static final ZoneId FRANCE = FrenchZone.here();

    /** The admissions of a week; cancelled ones are not counted. {@code monday} is its first day. */
    public record Week(LocalDate monday, int admissions, int completeOnTime) { }

    private final Database administrative;
    private final Admissions admissions;

    public AdmissionNumbers(Database administrative, Admissions admissions) {
        this.administrative = administrative;
        this.admissions = admissions;
    }

    /** The last {@code weeks} weeks with admissions, this one included up to today. */
    public List<Week> of(Session session, int weeks) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> {
            LocalDate today = LocalDate.ofInstant(tx.now(), FRANCE);
            Map<LocalDate, Week> counted = new TreeMap<>();
            for (AdmissionFile each : admissions.between(tx, monday(today).minusWeeks(weeks - 1L), today)) {
                if (each.admission().state() == Admission.State.CANCELLED) continue;
                LocalDate day = each.admission().situation().day();
                counted.merge(monday(day), new Week(monday(day), 1, onTime(each, day) ? 1 : 0), (one, other) -> new Week(one.monday(),
                        one.admissions() + other.admissions(), one.completeOnTime() + other.completeOnTime()));
            }
            return List.copyOf(counted.values());
        });
    }

    /** Whether what was needed was there, and valid, on the day; whatever became of it since. */
    private static boolean onTime(AdmissionFile file, LocalDate day) {
        return file.pieces().stream().filter(each -> each.item().need() == ChecklistItem.Need.REQUIRED
                && each.state() != PieceState.NOT_NEEDED).allMatch(each ->
                each.receivedAt().filter(at -> !LocalDate.ofInstant(at, FRANCE).isAfter(day)).isPresent()
                        && each.validUntil().filter(last -> last.isBefore(day)).isEmpty());
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
