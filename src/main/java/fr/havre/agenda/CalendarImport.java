package fr.havre.agenda;

import fr.havre.agenda.Appointment.State;
import fr.havre.agenda.AppointmentRepository.Kept;
import fr.havre.agenda.calendar.CalendarEvent;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One import of another program's appointments, inside its transaction: an event is known by its calendar, UID and occurrence. */
final class CalendarImport {
    /** An event and whose it is, where its source leaves no doubt. */
    record Incoming(CalendarEvent event, Optional<PatientId> certain) { }

    private final Transaction tx;
    private final AppointmentRepository repository;
    private final String calendar;
    private final UUID person;
    private int added;
    private int changed;
    private int same;
    private int cancelled;

    CalendarImport(Transaction tx, AppointmentRepository repository, String calendar, UUID person) {
        this.tx = tx;
        this.repository = repository;
        this.calendar = calendar;
        this.person = person;
    }

    /**
     * What is no longer there between these moments is cancelled; nothing is while something was not understood, for that may be
     * the one that is missing.
     */
    CalendarImported of(Agenda.Taken taken) {
        Set<AppointmentId> met = new HashSet<>();
        for (Incoming each : taken.events()) met.add(take(each));
        if (taken.unread() == 0) {
            for (Kept gone : repository.ofCalendar(tx, calendar, taken.span().from(), taken.span().to())) {
                if (!met.contains(gone.id()) && gone.state() == State.PLANNED) cancel(gone);
            }
        }
        boolean anything = added + changed + cancelled > 0;
        if (anything || taken.asked()) tx.audit("agenda.imported");
        if (anything) tx.announce(new AgendaChanged());
        return new CalendarImported(added, changed, same, cancelled, taken.wholeDays(), taken.unread());
    }

    private AppointmentId take(Incoming incoming) {
        CalendarEvent event = incoming.event();
        Optional<Kept> before = repository.ofEvent(tx, calendar, event);
        if (before.isEmpty()) {
            AppointmentId id = new AppointmentId(tx.newId());
            repository.insert(tx, kept(id, incoming.certain(), event, event.cancelled() ? State.CANCELLED : State.PLANNED), person);
            added++;
            return id;
        }
        Kept kept = before.get();
        if (event.cancelled() && kept.state() == State.PLANNED) cancel(kept);
        else change(kept, incoming);
        return kept.id();
    }

    /** A subject that changed may be somebody else's: a person says whose it is again. */
    private void change(Kept kept, Incoming incoming) {
        CalendarEvent event = incoming.event();
        Optional<PatientId> patient = kept.subject().equals(event.summary()) && kept.patient().isPresent() ? kept.patient()
                : incoming.certain();
        State state = kept.state() == State.CANCELLED && !event.cancelled() ? State.PLANNED : kept.state();
        Kept after = kept(kept.id(), patient, event, state).with(event.with().isEmpty() ? kept.with() : event.with());
        if (after.equals(kept)) {
            same++;
            return;
        }
        repository.update(tx, after, person);
        changed++;
    }

    private void cancel(Kept kept) {
        repository.update(tx, kept.being(State.CANCELLED), person);
        cancelled++;
    }

    private Kept kept(AppointmentId id, Optional<PatientId> patient, CalendarEvent event, State state) {
        return new Kept(id, patient, event.start(), event.end(), event.summary(), event.with(), state, Optional.of(calendar),
                Optional.of(event.uid()), Optional.of(event.occurrence()));
    }
}
