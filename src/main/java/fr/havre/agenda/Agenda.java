package fr.havre.agenda;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.agenda.AgendaException.Code;
import fr.havre.agenda.Appointment.State;
import fr.havre.agenda.AppointmentRepository.Kept;
import fr.havre.agenda.CalendarImport.Incoming;
import fr.havre.agenda.calendar.CalendarFile;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * The appointments of the practice, its own and those of imported calendars; hours are French. Every method asks for
 * {@link Permission#KEEP_AGENDA}. Changes leave an audit row in their transaction and are announced as {@link AgendaChanged}.
 *
 * <p>Whose an imported appointment is says a person ({@link #assign}): its subject is a text, and no text is certain.
 * <p>Threads: any but the FX thread; a method is one transaction of a few milliseconds, importing one of up to a second.
 */
public final class Agenda {
    static final ZoneId FRANCE = FrenchZone.here();
    private static final int LONGEST = 200;
    private static final Duration LONGEST_APPOINTMENT = Duration.ofHours(24);
    private static final int DAYS_BACK = 7;
    private static final int DAYS_AHEAD = 180;
    private static final int DAYS_PROPOSED = 60;
    private static final int NEXT_DAYS = 4;

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

    private SequencedMap<PatientId, UUID> expected(Transaction tx, LocalDate day) {
        SequencedMap<PatientId, UUID> all = new LinkedHashMap<>();
        repository.between(tx, begin(day), begin(day.plusDays(1))).stream()
                .filter(each -> each.state() != State.CANCELLED && each.state() != State.ABSENT)
                .forEach(each -> each.patient().ifPresent(patient -> all.putIfAbsent(patient, each.id().value())));
        return all;
    }

    /**
     * Who comes today, and on the next day that somebody comes within {@value #NEXT_DAYS} days, and for which appointment; the
     * soonest first. Inside a transaction of either compartment.
     */
    public SequencedMap<PatientId, UUID> visitsSoon(Transaction tx) {
        LocalDate today = LocalDate.ofInstant(tx.now(), FRANCE);
        SequencedMap<PatientId, UUID> all = new LinkedHashMap<>(expected(tx, today));
        for (int days = 1; days <= NEXT_DAYS; days++) {
            Map<PatientId, UUID> next = expected(tx, today.plusDays(days));
            next.forEach(all::putIfAbsent);
            if (!next.isEmpty()) break;
        }
        return all;
    }

    /** Who they are, without the appointments. */
    public List<PatientId> soon(Transaction tx) {
        return List.copyOf(visitsSoon(tx).sequencedKeySet());
    }

    /** The same for a command. */
    public List<PatientId> soon(Session session) {
        session.require(Permission.KEEP_AGENDA);
        return administrative.read(this::soon);
    }

    /** Whom the appointments of the last and next weeks are with: to be proposed. */
    public List<String> withWhom(Session session) {
        session.require(Permission.KEEP_AGENDA);
        LocalDate today = LocalDate.ofInstant(time.instant(), FRANCE);
        return administrative.read(tx -> repository.withWhom(tx, begin(today.minusDays(DAYS_PROPOSED)),
                begin(today.plusDays(DAYS_PROPOSED))));
    }

    /** What the practice calls the calendars it imported: to be proposed. */
    public List<String> calendars(Session session) {
        session.require(Permission.KEEP_AGENDA);
        return administrative.read(repository::calendars);
    }

    /** {@link #add(Session, Wanted)} without saying with whom. */
    public Appointment add(Session session, Optional<PatientId> patient, LocalDateTime start, Duration lasting, String subject) {
        return add(session, new Wanted(patient, start, lasting, subject, ""));
    }

    /**
     * Notes down an appointment.
     *
     * @throws AgendaException {@code TIME_IMPOSSIBLE}; {@code NOBODY_NAMED}: neither a patient nor a subject;
     *     {@code TEXT_TOO_LONG}
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public Appointment add(Session session, Wanted wanted) {
        session.require(Permission.KEEP_AGENDA);
        return administrative.write(tx -> {
            Kept kept = wanted(tx, new Kept(new AppointmentId(tx.newId()), Optional.empty(), tx.now(), tx.now(), "", "",
                    State.PLANNED, Optional.empty(), Optional.empty(), Optional.empty()), wanted);
            repository.insert(tx, kept, session.person());
            return changed(tx, "added", kept);
        });
    }

    /**
     * Puts all of it in the place of what was noted. One of a calendar goes back to what its calendar says at the next import
     * that changes it.
     *
     * @throws AgendaException {@code UNKNOWN_APPOINTMENT} and those of {@link #add}
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public Appointment change(Session session, AppointmentId id, Wanted wanted) {
        return change(session, id, "changed", (tx, kept) -> wanted(tx, kept, wanted));
    }

    private Kept wanted(Transaction tx, Kept before, Wanted wanted) {
        String words = tidy(wanted.subject());
        if (wanted.patient().isEmpty() && words.isEmpty()) throw new AgendaException(Code.NOBODY_NAMED);
        Instant begins = wanted.start().atZone(FRANCE).toInstant();
        Instant ends = ending(begins, wanted.lasting());
        wanted.patient().ifPresent(each -> requirePatient(tx, each));
        return new Kept(before.id(), wanted.patient(), begins, ends, words, tidy(wanted.with()), before.state(), before.calendar(),
                before.uid(), before.occurrence());
    }

    /**
     * Puts it on another hour. One of a calendar goes back to its calendar's hour at the next import that changes it.
     *
     * @throws AgendaException {@code UNKNOWN_APPOINTMENT}, {@code TIME_IMPOSSIBLE}
     */
    public Appointment move(Session session, AppointmentId id, LocalDateTime start, Duration lasting) {
        Instant begins = start.atZone(FRANCE).toInstant();
        Instant ends = ending(begins, lasting);
        return change(session, id, "moved", (_, kept) -> kept.at(begins, ends));
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
            return kept.of(Optional.of(patient));
        });
    }

    /**
     * Says what became of it.
     *
     * @throws AgendaException {@code UNKNOWN_APPOINTMENT}
     */
    public Appointment become(Session session, AppointmentId id, State state) {
        return change(session, id, "became", (_, kept) -> kept.being(state));
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
        Span span = imported();
        CalendarFile.Read read = CalendarFile.read(bytes, span.from(), span.to());
        List<Incoming> events = read.events().stream().map(each -> new Incoming(each, Optional.empty())).toList();
        return take(session, name, new Taken(events, span, read.wholeDays(), read.unread(), true));
    }

    /** From the first moment on and before the last. */
    record Span(Instant from, Instant to) { }

    /** What is taken over of other programs: from a week ago to half a year ahead. */
    Span imported() {
        LocalDate today = LocalDate.ofInstant(time.instant(), FRANCE);
        return new Span(begin(today.minusDays(DAYS_BACK)), begin(today.plusDays(DAYS_AHEAD)));
    }

    /**
     * What another program gave.
     *
     * @param unread events that were not understood
     * @param asked whether a person asked for it: that leaves a trace, whatever it brings
     */
    record Taken(List<Incoming> events, Span span, int wholeDays, int unread, boolean asked) { }

    CalendarImported take(Session session, String calendar, Taken taken) {
        session.require(Permission.KEEP_AGENDA);
        return administrative.write(tx -> new CalendarImport(tx, repository, tidy(calendar), session.person()).of(taken));
    }

    /** The server of another program that appointments come from. */
    public AgendaFeed feed() {
        return new AgendaFeed(administrative, patients, this);
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
                kept.subject(), kept.with(), kept.state(), kept.calendar());
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
