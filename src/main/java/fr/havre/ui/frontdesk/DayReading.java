package fr.havre.ui.frontdesk;

import fr.havre.access.Permission;
import fr.havre.agenda.Appointment;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.ScanTray;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxCount;
import fr.havre.ui.Desk;
import fr.havre.ui.frontdesk.DayLine.Waiting;
import fr.havre.ui.frontdesk.DayLine.Waiting.What;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the front desk's day from the administrative side alone. Never on the FX thread. */
final class DayReading {
    static final ZoneId FRANCE = FrenchZone.here();
    /** How far ahead an admission is "coming". */
    private static final int DAYS_AHEAD = 30;

    private final Desk desk;

    DayReading(Desk desk) {
        this.desk = desk;
    }

    /** @param now when it was read */
    record Day(Instant now, List<DayLine> lines) {
        Day {
            lines = List.copyOf(lines);
        }

        @Override public String toString() {
            return "Day[" + lines.size() + " lines]";
        }
    }

    Day read() {
        Database administrative = desk.unlocked().database(Compartment.ADMINISTRATIVE);
        Instant now = administrative.read(Transaction::now);
        LocalDate today = LocalDate.ofInstant(now, FRANCE);
        List<DayLine> lines = new ArrayList<>();
        desk.documents().unfiled(desk.session(), DocumentFilter.CURRENT).forEach(each -> lines.add(new DayLine.ToFile(each)));
        if (desk.session().may(Permission.KEEP_AGENDA)) {
            desk.agenda().day(desk.session(), today).stream().filter(each -> each.state() != Appointment.State.CANCELLED)
                    .forEach(each -> lines.add(new DayLine.Visit(each)));
        }
        if (desk.session().may(Permission.PREPARE_ADMISSION)) {
            desk.admissions().board(desk.session()).stream()
                    .filter(each -> !each.admission().situation().day().isAfter(today.plusDays(DAYS_AHEAD)))
                    .forEach(each -> lines.add(new DayLine.Stay(each)));
        }
        lines.addAll(waiting(administrative));
        return new Day(now, lines);
    }

    private List<Waiting> waiting(Database administrative) {
        List<Waiting> waiting = new ArrayList<>();
        ScanTray.Waiting scans = desk.scans().waitingSince();
        if (scans.count() > 0) waiting.add(new Waiting(What.SCANS, scans.count(), scans.since()));
        List<OutboxCount> left = administrative.read(new Outbox()::countsElsewhere).stream()
                .filter(each -> !each.state().settled()).toList();
        long sendings = left.stream().mapToLong(OutboxCount::items).sum();
        Optional<Instant> since = left.stream().map(OutboxCount::since).min(Instant::compareTo);
        if (sendings > 0) waiting.add(new Waiting(What.SENDINGS, sendings, since));
        return waiting;
    }
}
