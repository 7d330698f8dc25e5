package fr.havre.agenda;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.agenda.AgendaException.Code;
import fr.havre.agenda.Appointment.State;
import fr.havre.agenda.AppointmentRepository.Kept;
import fr.havre.agenda.calendar.CalendarEvent;
import fr.havre.agenda.calendar.CalendarFile;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The appointments of the practice, its own and those of imported calendars; hours are French. Every method asks for
 * {@link Permission#KEEP_AGENDA}. Changes leave an audit row in their transaction and are announced as {@link AgendaChanged}.
 *
 * <p>Whose an imported appointment is says a person ({@link #assign}): its subject is a text, and no text is certain.
 * <p>Threads: any but the FX thread; a method is one transaction of a few milliseconds, importing one of up to a second.
 */
public final class Agenda {
    static final ZoneId FRANCE = ZoneId.of("Europe/Paris");
    private static final int LONGEST = 200;
    private static final Duration LONGEST_APPOINTMENT = Duration.ofHours(24);
    private static final int DAYS_BACK = 7;
    private static final int DAYS_AHEAD = 180;

    private final Database administrative;
    private final Patients patients;
    private final InstantSource time;
    private final AppointmentRepository repository = new AppointmentRepository();

    public Agenda(Database administrative, Patients patients, InstantSource time) {
        this.administrative = administrative;
        this.patients = patients;
        this.time = time;
    }

    /** The appointments that begin on that day, in order, those cancelled too. */
    public List<Appointment> day(Session session, LocalDate day) {
        session.require(Permission.KEEP_AGENDA);
        return administrative.read(tx -> repository.between(tx, begin(day), begin(day.plusDays(1))).stream()
                .map(each -> appointment(tx, each)).toList());
    }

    /** A patient's appointments, the latest first. */
    public List<Appointment> of(Session session, PatientId patient) {
        session.require(Permission.KEEP_AGENDA);
        return administrative.read(tx -> repository.of(tx, patient).stream().map(each -> appointment(tx, each)).toList());
    }

    /** Whose charts will be opened on that day: to be made ready ahead of the visits. In the order of their hours. */
    public List<PatientId> patientsOf(Session session, LocalDate day) {
        return day(session, day).stream().filter(each -> each.state() != State.CANCELLED && each.state() != State.ABSENT)
                .flatMap(each -> each.patient().stream()).map(fr.havre.patients.Patient::id).distinct().toList();
    }

    /**
     * Notes down an appointment.
     *
     * @throws AgendaException {@code TIME_IMPOSSIBLE}; {@code NOBODY_NAMED}: neither a patient nor a subject;
     *     {@code TEXT_TOO_LONG}
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public Appointment add(Session session, Optional<PatientId> patient, LocalDateTime start, Duration lasting, String subject) {
        session.require(Permission.KEEP_AGENDA);
        String words = tidy(subject);
        if (patient.isEmpty() && words.isEmpty()) throw new AgendaException(Code.NOBODY_NAMED);
        Instant begins = start.atZone(FRANCE).toInstant();
        Instant ends = ending(begins, lasting);
        return administrative.write(tx -> {
            patient.ifPresent(each -> requirePatient(tx, each));
            Kept kept = new Kept(new AppointmentId(tx.newId()), patient, begins, ends, words, State.PLANNED, Optional.empty(),
                    Optional.empty(), Optional.empty());
            repository.insert(tx, kept, session.person());
            return changed(tx, "added", kept);
        });
    }

    /**
     * Puts it on another hour. One of a calendar goes back to its calendar's hour at the next import that changes it.
     *
     * @throws AgendaException {@code UNKNOWN_APPOINTMENT}, {@code TIME_IMPOSSIBLE}
     */
    public Appointment move(Session session, AppointmentId id, LocalDateTime start, Duration lasting) {
        Instant begins = start.atZone(FRANCE).toInstant();
        Instant ends = ending(begins, lasting);
        return change(session, id, "moved", (_, kept) -> new Kept(id, kept.patient(), begins, ends, kept.subject(), kept.state(),
                kept.calendar(), kept.uid(), kept.occurrence()));
    }

    /**
     * Says whose it is.
     *
     * @throws AgendaException {@code UNKNOWN_APPOINTMENT}
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public Appointment assign(Session session, AppointmentId id, PatientId patient) {
        return change(session, id, "assigned", (tx, kept) -> {
            requirePatient(tx, patient);
            return new Kept(id, Optional.of(patient), kept.start(), kept.end(), kept.subject(), kept.state(), kept.calendar(),
                    kept.uid(), kept.occurrence());
        });
    }

    /**
     * Says what became of it.
     *
     * @throws AgendaException {@code UNKNOWN_APPOINTMENT}
     */
    public Appointment become(Session session, AppointmentId id, State state) {
        return change(session, id, "became", (_, kept) -> with(kept, state));
    }

    /**
     * Takes over a calendar of another program, from a week ago to half a year ahead. Importing it again changes what changed,
     * cancels what is no longer in it, and keeps whose appointments are.
     *
     * @param calendar what the practice calls it
     * @throws AgendaException {@code CALENDAR_NAME_MISSING}, {@code TEXT_TOO_LONG}
     * @throws fr.havre.agenda.calendar.CalendarException if it is none, or too large
     */
    public CalendarImported importCalendar(Session session, String calendar, byte[] bytes) {
        session.require(Permission.KEEP_AGENDA);
        String name = tidy(calendar);
        if (name.isEmpty()) throw new AgendaException(Code.CALENDAR_NAME_MISSING);
        LocalDate today = LocalDate.ofInstant(time.instant(), FRANCE);
        Instant from = begin(today.minusDays(DAYS_BACK));
        Instant to = begin(today.plusDays(DAYS_AHEAD));
        CalendarFile.Read read = CalendarFile.read(bytes, from, to);
        return administrative.write(tx -> new Import(tx, name, session.person()).of(read, from, to));
    }

    /** One import, inside its transaction. */
    private final class Import {
        private final Transaction tx;
        private final String calendar;
        private final UUID person;
        private int added;
        private int changed;
        private int same;
        private int cancelled;

        Import(Transaction tx, String calendar, UUID person) {
            this.tx = tx;
            this.calendar = calendar;
            this.person = person;
        }

        CalendarImported of(CalendarFile.Read read, Instant from, Instant to) {
            Set<AppointmentId> met = new HashSet<>();
            for (CalendarEvent event : read.events()) met.add(take(event));
            for (Kept gone : repository.ofCalendar(tx, calendar, from, to)) {
                if (!met.contains(gone.id()) && gone.state() == State.PLANNED) cancel(gone);
            }
            tx.audit("agenda.imported");
            tx.announce(new AgendaChanged());
            return new CalendarImported(added, changed, same, cancelled, read.wholeDays(), read.unread());
        }

        private AppointmentId take(CalendarEvent event) {
            Optional<Kept> before = repository.ofEvent(tx, calendar, event);
            if (before.isEmpty()) {
                AppointmentId id = new AppointmentId(tx.newId());
                repository.insert(tx, kept(id, Optional.empty(), event, event.cancelled() ? State.CANCELLED : State.PLANNED), person);
                added++;
                return id;
            }
            Kept kept = before.get();
            if (event.cancelled() && kept.state() == State.PLANNED) cancel(kept);
            else if (kept.start().equals(event.start()) && kept.end().equals(event.end()) && kept.subject().equals(event.summary())
                    && kept.state() != State.CANCELLED) same++;
            else change(kept, event);
            return kept.id();
        }

        /** A subject that changed may be somebody else's: a person says whose it is again. */
        private void change(Kept kept, CalendarEvent event) {
            Optional<PatientId> patient = kept.subject().equals(event.summary()) ? kept.patient() : Optional.empty();
            State state = kept.state() == State.CANCELLED && !event.cancelled() ? State.PLANNED : kept.state();
            Kept after = kept(kept.id(), patient, event, state);
            if (after.equals(kept)) {
                same++;
                return;
            }
            repository.update(tx, after, person);
            changed++;
        }

        private void cancel(Kept kept) {
            repository.update(tx, with(kept, State.CANCELLED), person);
            cancelled++;
        }

        private Kept kept(AppointmentId id, Optional<PatientId> patient, CalendarEvent event, State state) {
            return new Kept(id, patient, event.start(), event.end(), event.summary(), state, Optional.of(calendar),
                    Optional.of(event.uid()), Optional.of(event.occurrence()));
        }
    }

    /** What a row becomes. */
    @FunctionalInterface
    private interface Step {
        Kept from(Transaction tx, Kept before);
    }

    private Appointment change(Session session, AppointmentId id, String act, Step step) {
        session.require(Permission.KEEP_AGENDA);
        return administrative.write(tx -> {
            Kept before = repository.find(tx, id).orElseThrow(() -> new AgendaException(Code.UNKNOWN_APPOINTMENT));
            Kept after = step.from(tx, before);
            repository.update(tx, after, session.person());
            return changed(tx, act, after);
        });
    }

    private Appointment changed(Transaction tx, String act, Kept kept) {
        UUID[] subjects = kept.patient().map(patient -> new UUID[] {kept.id().value(), patient.value()})
                .orElseGet(() -> new UUID[] {kept.id().value()});
        tx.audit("appointment." + act, subjects);
        tx.announce(new AgendaChanged());
        return appointment(tx, kept);
    }

    private Appointment appointment(Transaction tx, Kept kept) {
        return new Appointment(kept.id(), kept.patient().flatMap(each -> patients.find(tx, each)), kept.start(), kept.end(),
                kept.subject(), kept.state(), kept.calendar());
    }

    private static Kept with(Kept kept, State state) {
        return new Kept(kept.id(), kept.patient(), kept.start(), kept.end(), kept.subject(), state, kept.calendar(), kept.uid(),
                kept.occurrence());
    }

    private void requirePatient(Transaction tx, PatientId patient) {
        if (patients.find(tx, patient).isEmpty()) throw new PatientException(PatientException.Code.UNKNOWN_PATIENT, patient);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(FRANCE).toInstant();
    }

    private static Instant ending(Instant begins, Duration lasting) {
        if (lasting.isNegative() || lasting.compareTo(LONGEST_APPOINTMENT) > 0) throw new AgendaException(Code.TIME_IMPOSSIBLE);
        return begins.plus(lasting);
    }

    private static String tidy(String text) {
        String tidied = text.strip().replaceAll("\\s+", " ");
        if (tidied.length() > LONGEST) throw new AgendaException(Code.TEXT_TOO_LONG);
        return tidied;
    }
}
