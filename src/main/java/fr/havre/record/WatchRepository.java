package fr.havre.record;

import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rows of the patients whose record is looked at. */
final class WatchRepository {
    private static final String COLUMNS = "patient, since, last_wanted, from_day, fetch_all, state, state_at, closed_at, "
            + "close_reason, linked, treating";

    /** Whether there is a record, as last asked. */
    enum Known { UNKNOWN, NONE, OPEN, CLOSED }

    /**
     * One patient's record.
     *
     * @param fromDay documents made before are not asked for
     * @param fetchAll what is new is fetched without being picked
     */
    record Watch(PatientId patient, Instant since, Instant lastWanted, LocalDate fromDay, boolean fetchAll, Known state,
            Optional<Instant> stateAt, Optional<RecordStatus> status) { }

    private WatchRepository() { }

    static void want(Transaction tx, PatientId patient, LocalDate fromDay) {
        tx.run("""
                INSERT INTO clin.record_watch (patient, since, last_wanted, from_day, fetch_all, state)
                VALUES (?, ?, ?, ?, 0, 'UNKNOWN')
                ON CONFLICT (patient) DO UPDATE SET last_wanted = excluded.last_wanted""",
                patient.value(), tx.now(), tx.now(), fromDay.toString());
    }

    static void fetchAll(Transaction tx, PatientId patient, boolean all) {
        tx.run("UPDATE clin.record_watch SET fetch_all = ? WHERE patient = ?", all, patient.value());
    }

    static void fromDay(Transaction tx, PatientId patient, LocalDate day) {
        tx.run("UPDATE clin.record_watch SET from_day = min(from_day, ?) WHERE patient = ?", day.toString(),
                patient.value());
    }

    static void status(Transaction tx, PatientId patient, RecordStatus status) {
        tx.run("""
                UPDATE clin.record_watch SET state = ?, state_at = ?, closed_at = ?, close_reason = ?, linked = ?, treating = ?
                 WHERE patient = ?""", status.state(), tx.now(), status.closing().flatMap(RecordStatus.Closing::at),
                status.closing().flatMap(RecordStatus.Closing::reasonCode), status.linkedToMonEspaceSante(),
                status.treatingDoctor(), patient.value());
    }

    static Optional<Watch> find(Transaction tx, PatientId patient) {
        return tx.first("SELECT " + COLUMNS + " FROM clin.record_watch WHERE patient = ?", WatchRepository::watch,
                patient.value());
    }

    /** Those wanted at or after {@code since}, the most recent first. */
    static List<Watch> wantedSince(Transaction tx, Instant since) {
        return tx.list("SELECT " + COLUMNS + " FROM clin.record_watch WHERE last_wanted >= ? ORDER BY last_wanted DESC",
                WatchRepository::watch, since);
    }

    private static Watch watch(Row row) throws SQLException {
        Known known = row.constant("state", Known.class);
        return new Watch(new PatientId(row.uuid("patient")), row.instant("since"), row.instant("last_wanted"),
                LocalDate.parse(row.text("from_day")), row.flag("fetch_all"), known, row.optionalInstant("state_at"),
                known == Known.UNKNOWN ? Optional.empty() : Optional.of(status(row,
                RecordStatus.State.valueOf(known.name()))));
    }

    private static RecordStatus status(Row row, RecordStatus.State state) throws SQLException {
        Optional<RecordStatus.Closing> closing = state == RecordStatus.State.CLOSED
                ? Optional.of(new RecordStatus.Closing(row.optionalInstant("closed_at"),
                row.optionalText("close_reason"),
                        Optional.empty())) : Optional.empty();
        return new RecordStatus(state, closing, row.optionalNumber("linked").map(flag -> flag != 0),
                row.optionalNumber("treating").map(flag -> flag != 0));
    }
}
