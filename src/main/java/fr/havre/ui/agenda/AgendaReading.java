package fr.havre.ui.agenda;

import fr.havre.access.Permission;
import fr.havre.agenda.Appointment;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Patient;
import fr.havre.record.RecordPull;
import fr.havre.record.RecordStatus;
import fr.havre.sync.PullCursor;
import fr.havre.sync.Reason;
import fr.havre.ui.Desk;
import fr.havre.ui.RecordDesk;
import fr.havre.ui.agenda.Readiness.State;
import fr.havre.vault.FrenchZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads a day. Not on the FX thread. */
final class AgendaReading {
    static final ZoneId FRANCE = FrenchZone.here();

    private final Desk desk;
    private final Optional<RecordDesk> record;

    AgendaReading(Desk desk) {
        this.desk = desk;
        record = desk.session().may(Permission.CONSULT_RECORD) ? desk.recordDesk() : Optional.empty();
    }

    List<AgendaRow> read(LocalDate day, LocalDate today) {
        boolean made = record.filter(each -> each.database().read(each.settings()::connectedTo).isPresent()).isPresent()
                && !day.isBefore(today);
        return desk.agenda().day(desk.session(), day).stream().map(each -> new AgendaRow(each,
                made ? each.patient().filter(_ -> coming(each)).map(patient -> ready(record.orElseThrow(), patient, today))
                        : Optional.empty())).toList();
    }

    private static boolean coming(Appointment each) {
        return each.state() != Appointment.State.CANCELLED && each.state() != Appointment.State.ABSENT;
    }

    private Readiness ready(RecordDesk open, Patient patient, LocalDate today) {
        if (patient.status() != IdentityStatus.QUAL) return Readiness.of(State.NOT_QUALIFIED);
        if (open.database().read(tx -> desk.consents().consultationRefused(tx, patient.id()))) return Readiness.of(State.REFUSED);
        Optional<PullCursor> cursor = open.database().read(tx -> open.pulling().cursor(tx, RecordPull.NAME, patient.id().value()));
        if (cursor.isEmpty()) return Readiness.of(State.NOT_YET);
        if (cursor.get().reason().filter(reason -> reason == Reason.REFUSED).isPresent()) return Readiness.of(State.REFUSED);
        Optional<Instant> at = cursor.get().pulledAt();
        if (at.filter(moment -> !LocalDate.ofInstant(moment, FRANCE).isBefore(today.minusDays(1))).isEmpty()) {
            return Readiness.of(cursor.get().reason().isPresent() ? State.UNREACHABLE : State.NOT_YET);
        }
        boolean none = open.consultation().status(desk.session(), patient.id()).map(RecordStatus::isOpen)
                .filter(isOpen -> !isOpen).isPresent();
        return none ? Readiness.of(State.NO_RECORD) : new Readiness(State.READY, at);
    }
}
