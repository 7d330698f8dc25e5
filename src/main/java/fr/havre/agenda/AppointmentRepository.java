package fr.havre.agenda;

import fr.havre.agenda.calendar.CalendarEvent;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of appointments. */
final class AppointmentRepository {
    private static final String COLUMNS = "id, patient, starts_at, ends_at, subject, with_whom, state, calendar, uid, occurrence";

    /** A row; {@code uid} and {@code occurrence} name it in its calendar. */
    record Kept(AppointmentId id, Optional<PatientId> patient, Instant start, Instant end, String subject, String with,
            Appointment.State state, Optional<String> calendar, Optional<String> uid, Optional<Instant> occurrence) {
        Kept at(Instant begins, Instant ends) {
            return new Kept(id, patient, begins, ends, subject, with, state, calendar, uid, occurrence);
        }

        Kept of(Optional<PatientId> whose) {
            return new Kept(id, whose, start, end, subject, with, state, calendar, uid, occurrence);
        }

        Kept with(String whom) {
            return new Kept(id, patient, start, end, subject, whom, state, calendar, uid, occurrence);
        }

        Kept being(Appointment.State now) {
            return new Kept(id, patient, start, end, subject, with, now, calendar, uid, occurrence);
        }

        /** Subjects name patients. */
        @Override public String toString() {
            return "Kept[" + id + " " + state + "]";
        }
    }

    /** Those that begin in this span, in order. */
    List<Kept> between(Transaction tx, Instant from, Instant to) {
        return list(tx, "WHERE starts_at >= ? AND starts_at < ? ORDER BY starts_at, id", from, to);
    }

    List<Kept> ofCalendar(Transaction tx, String calendar, Instant from, Instant to) {
        return list(tx, "WHERE calendar = ? AND (starts_at >= ? AND starts_at < ? OR occurrence >= ? AND occurrence < ?)", calendar,
                from, to, from, to);
    }

    Optional<Kept> ofEvent(Transaction tx, String calendar, CalendarEvent event) {
        return list(tx, "WHERE calendar = ? AND uid = ? AND occurrence = ?", calendar, event.uid(), event.occurrence()).stream()
                .findFirst();
    }

    Optional<Kept> find(Transaction tx, AppointmentId id) {
        return list(tx, "WHERE id = ?", id.value()).stream().findFirst();
    }

    List<Kept> of(Transaction tx, PatientId patient) {
        return list(tx, "WHERE patient = ? ORDER BY starts_at DESC", patient.value());
    }

    private static List<Kept> list(Transaction tx, String which, Object... parameters) {
        return tx.list("SELECT " + COLUMNS + " FROM adm.appointment " + which, AppointmentRepository::kept, parameters);
    }

    /** Whom appointments of this span are with, by name. */
    List<String> withWhom(Transaction tx, Instant from, Instant to) {
        return tx.list("""
                SELECT DISTINCT with_whom FROM adm.appointment
                 WHERE starts_at >= ? AND starts_at < ? AND with_whom <> '' ORDER BY with_whom""", row -> row.text("with_whom"), from,
                to);
    }

    /** What the practice calls the calendars it imported. */
    List<String> calendars(Transaction tx) {
        return tx.list("SELECT DISTINCT calendar FROM adm.appointment WHERE calendar IS NOT NULL ORDER BY calendar",
                row -> row.text("calendar"));
    }

    void insert(Transaction tx, Kept kept, UUID person) {
        tx.run("INSERT INTO adm.appointment (" + COLUMNS + ", created_at, created_by, changed_at, changed_by)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", kept.id().value(), kept.patient().map(PatientId::value),
                kept.start(), kept.end(), kept.subject(), kept.with(), kept.state(), kept.calendar(), kept.uid(), kept.occurrence(),
                tx.now(), person, tx.now(), person);
    }

    void update(Transaction tx, Kept kept, UUID person) {
        tx.run("""
                UPDATE adm.appointment
                   SET patient = ?, starts_at = ?, ends_at = ?, subject = ?, with_whom = ?, state = ?, changed_at = ?,
                       changed_by = ?
                 WHERE id = ?""", kept.patient().map(PatientId::value), kept.start(), kept.end(), kept.subject(), kept.with(),
                kept.state(), tx.now(), person, kept.id().value());
    }

    private static Kept kept(Row row) throws SQLException {
        return new Kept(new AppointmentId(row.uuid("id")), row.optionalUuid("patient").map(PatientId::new),
                row.instant("starts_at"), row.instant("ends_at"), row.text("subject"),
                row.text("with_whom"), row.constant("state", Appointment.State.class), row.optionalText("calendar"), row.optionalText("uid"),
                row.optionalInstant("occurrence"));
    }
}
