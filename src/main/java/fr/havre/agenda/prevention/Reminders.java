package fr.havre.agenda.prevention;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.agenda.prevention.PreventionException.Code;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientLine;
import fr.havre.patients.PatientRegister;
import fr.havre.patients.Patients;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
    /** So many of whom nothing is noted are shown at once: a day's work, and more come once these are done. */
    public static final int MOST_BY_AGE = 300;
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Database clinical;
    private final Patients patients;
    private final Prevention prevention;

    /**
     * Who may be reminded.
     *
     * @param more whether there are others of whom nothing is noted, beyond {@link #MOST_BY_AGE}
     */
    public record Found(List<ReminderCandidate> candidates, boolean more) { }

    Reminders(Database clinical, Patients patients, Prevention prevention) {
        this.clinical = clinical;
        this.patients = patients;
        this.prevention = prevention;
    }

    /**
     * Everybody with something late or due that nothing speaks against: those of whom a vaccination is noted, by name; then those
     * of whom none is, by what is asked at their age, the eldest first, to be asked before they are reminded; who was reminded lately is no
     * longer among these. Leaves one trace that names them. About a millisecond for each of the first, a second for each 20 000 of the others.
     */
    public Found found(Session session) {
        session.require(Permission.KEEP_PREVENTION);
        PatientRegister register = patients.register(session).in(PatientRegister.Order.BIRTH_DATE, false);
        Found found = clinical.read(tx -> found(tx, register));
        clinical.write(tx -> {
            tx.audit("prevention.batch-shown", found.candidates().stream().map(each -> each.file().patient().id().value())
                    .toArray(UUID[]::new));
            return null;
        });
        return found;
    }

    /** Those of {@link #found}. */
    public List<ReminderCandidate> candidates(Session session) {
        return found(session).candidates();
    }

    /**
     * These, whether or not they may be reminded now, without those of whom nothing is due. Leaves one trace that names them.
     *
     * @throws PreventionException {@code BIRTH_DATE_MISSING}
     */
    public List<ReminderCandidate> of(Session session, List<PatientId> wanted) {
        session.require(Permission.KEEP_PREVENTION);
        return clinical.write(tx -> {
            tx.audit("prevention.batch-shown", wanted.stream().map(PatientId::value).toArray(UUID[]::new));
            return wanted.stream().flatMap(each -> patients.find(tx, each).stream())
                    .map(each -> candidate(tx, prevention.toRemind(tx, each))).filter(each -> !each.lines().isEmpty()).toList();
        });
    }

    private Found found(Transaction tx, PatientRegister register) {
        List<PreventionFile> followed = prevention.followed(tx);
        List<ReminderCandidate> all = new ArrayList<>(followed.stream().filter(file -> !file.nothingNoted())
                .sorted(Comparator.comparing(file -> file.patient().shownName())).map(file -> candidate(tx, file))
                .filter(each -> !each.lines().isEmpty()).toList());
        Set<PatientId> noted = followed.stream().filter(file -> !file.nothingNoted()).map(file -> file.patient().id())
                .collect(Collectors.toSet());
        Set<PatientId> described = followed.stream().map(file -> file.patient().id()).collect(Collectors.toSet());
        int asked = 0;
        int unasked = 0;
        for (int i = 0; i < register.size(); i++) {
            PatientLine line = register.line(i);
            if (noted.contains(line.id()) || line.birthDate().isEmpty()) continue;
            if (!described.contains(line.id()) && !prevention.asksAt(line.birthDate().get().lastDay(), day(tx.now()))) continue;
            if (lately(tx, last(tx, line.id()))) continue;
            Optional<ReminderCandidate> found = patients.find(tx, line.id()).map(each -> candidate(tx, prevention.toRemind(tx, each)))
                    .filter(each -> !each.lines().isEmpty());
            if (found.isEmpty()) continue;
            if (found.get().may() && ++asked > MOST_BY_AGE) return new Found(all, true);
            if (found.get().may() || ++unasked <= MOST_BY_AGE) all.add(found.get());
        }
        return new Found(all, false);
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
