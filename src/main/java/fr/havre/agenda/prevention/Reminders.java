package fr.havre.agenda.prevention;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.agenda.prevention.PreventionException.Code;
import fr.havre.patients.PatientId;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Who was reminded of what, and who wants no reminders. A person looks through and decides whom to remind; nobody is
 * reminded twice within {@link #PERIOD}, whatever is due. Reading and deciding asks for {@link Permission#KEEP_PREVENTION};
 * each act leaves a trace in its transaction.
 *
 * <p>Threads: any but the FX thread.
 */
public final class Reminders {
    /** For so long nobody is reminded again. Havre's own choice. */
    public static final Period PERIOD = Period.ofMonths(3);
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Database clinical;
    private final Prevention prevention;

    Reminders(Database clinical, Prevention prevention) {
        this.clinical = clinical;
        this.prevention = prevention;
    }

    /** Everybody of {@link Prevention#batch} of whom something is due that nothing speaks against, by name. */
    public List<ReminderCandidate> candidates(Session session) {
        List<PreventionFile> files = prevention.batch(session);
        return clinical.read(tx -> files.stream().map(file -> candidate(tx, file)).filter(each -> !each.lines().isEmpty()).toList());
    }

    private static ReminderCandidate candidate(Transaction tx, PreventionFile file) {
        PatientId patient = file.patient().id();
        Optional<LocalDate> last = last(tx, patient);
        return new ReminderCandidate(file, optedOut(tx, patient), last, lately(tx, last));
    }

    /** From now on no reminders; or again. */
    public void optOut(Session session, PatientId patient, boolean none) {
        session.require(Permission.KEEP_PREVENTION);
        clinical.write(tx -> {
            if (none) {
                tx.run("INSERT INTO clin.prevention_opt_out (patient, said_at, said_by) VALUES (?, ?, ?) ON CONFLICT (patient) DO NOTHING",
                        patient.value(), tx.now(), session.person());
            } else {
                tx.run("DELETE FROM clin.prevention_opt_out WHERE patient = ?", patient.value());
            }
            tx.audit(none ? "prevention.opted-out" : "prevention.opted-in", patient.value());
            tx.announce(new PreventionChanged(patient));
            return null;
        });
    }

    /**
     * Notes that somebody is being reminded, in the transaction of what reminds them. Whoever calls has asked for
     * {@link Permission#KEEP_PREVENTION} before the transaction: a refusal inside it would leave no trace.
     *
     * @throws PreventionException {@code NO_REMINDERS_WANTED}, {@code REMINDED_LATELY}, {@code NOTHING_DUE}
     */
    public void reminded(Transaction tx, Session session, PatientId patient, List<DueLine> lines, ReminderWay way) {
        if (lines.isEmpty()) throw new PreventionException(Code.NOTHING_DUE, patient.toString());
        if (optedOut(tx, patient)) throw new PreventionException(Code.NO_REMINDERS_WANTED, patient.toString());
        if (lately(tx, last(tx, patient))) throw new PreventionException(Code.REMINDED_LATELY, patient.toString());
        String rows = String.join(" ", lines.stream().map(line -> line.rule().row()).toList());
        tx.audit("prevention.reminded", patient.value());
        tx.announce(new PreventionChanged(patient));
        tx.run("""
                INSERT INTO clin.prevention_reminder (patient, rule_rows, rules, way, reminded_at, reminded_by)
                VALUES (?, ?, ?, ?, ?, ?)""", patient.value(), rows,
                prevention.rules().version(), way, tx.now(), session.person());
    }

    private static boolean optedOut(Transaction tx, PatientId patient) {
        return tx.number("SELECT count(*) FROM clin.prevention_opt_out WHERE patient = ?", patient.value()) > 0;
    }

    private static Optional<LocalDate> last(Transaction tx, PatientId patient) {
        return tx.first("""
                SELECT reminded_at FROM clin.prevention_reminder WHERE patient = ?
                 ORDER BY reminded_at DESC LIMIT 1""", row -> row.instant("reminded_at"), patient.value()).map(Reminders::day);
    }

    private static boolean lately(Transaction tx, Optional<LocalDate> last) {
        return last.filter(day -> day.plus(PERIOD).isAfter(day(tx.now()))).isPresent();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, FRANCE);
    }
}
