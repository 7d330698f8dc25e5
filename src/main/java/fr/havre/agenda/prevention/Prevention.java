package fr.havre.agenda.prevention;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.agenda.prevention.PreventionException.Code;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The vaccinations of this vault's patients. Reading and noting down asks for {@link Permission#KEEP_PREVENTION}, deciding
 * against one for {@link Permission#DECIDE_PREVENTION}. Changes leave an audit row in their transaction and are announced as
 * {@link PreventionChanged}.
 *
 * <p>Threads: any but the FX thread; each method is one transaction of a few milliseconds.
 * <p>Methods given a {@link PatientId} throw {@link PatientException} {@code UNKNOWN_PATIENT}, and
 * {@link PreventionException} {@code BIRTH_DATE_MISSING} where the patient has no birth date. Of one that is known to the
 * month or year the last day it may mean is taken: nothing is asked for too early.
 */
public final class Prevention {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final int LONGEST = 200;

    private final Database clinical;
    private final Patients patients;
    private final VaccinationRules rules;
    private final PreventionRepository repository;

    public Prevention(Database clinical, Patients patients, VaccinationRules rules) {
        this.clinical = clinical;
        this.patients = patients;
        this.rules = rules;
        repository = new PreventionRepository(rules);
    }

    /** What was given and what is due today; leaves a trace. */
    public PreventionFile open(Session session, PatientId patient) {
        session.require(Permission.KEEP_PREVENTION);
        return clinical.write(tx -> {
            PreventionFile file = file(tx, patient);
            tx.audit("prevention.opened", patient.value());
            return file;
        });
    }

    /** {@link #given(Session, PatientId, Dose)} of which only that is known. */
    public PreventionFile given(Session session, PatientId patient, String vaccine, PartialDate on, Optional<String> lot) {
        return given(session, patient, new Dose(vaccine, on, lot, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /**
     * Notes down a dose. Of a box that was scanned the vaccine is remembered for the next one.
     *
     * @throws PreventionException {@code UNKNOWN_VACCINE}; {@code DATE_IMPOSSIBLE}: before the birth or after today;
     *     {@code PRODUCT_EXPIRED}: on the day it was given; {@code ALREADY_NOTED}: the same vaccine on the same date
     */
    public PreventionFile given(Session session, PatientId patient, Dose dose) {
        session.require(Permission.KEEP_PREVENTION);
        Vaccine known = rules.vaccine(dose.vaccine()).orElseThrow(() -> new PreventionException(Code.UNKNOWN_VACCINE, "-"));
        return change(patient, "given", tx -> {
            requirePossible(tx, patient, dose, known);
            repository.insert(tx, patient, new Vaccination(tx.newId(), known, dose.on(), words(dose.lot()), dose.product(),
                    dose.expires(), words(dose.by())), session.person());
            dose.product().ifPresent(product -> repository.know(tx, product, known, session.person()));
        });
    }

    private void requirePossible(Transaction tx, PatientId patient, Dose dose, Vaccine known) {
        LocalDate birth = birthOf(patientOf(tx, patient));
        if (dose.on().hasTime() || dose.on().firstDay().isAfter(today(tx)) || dose.on().lastDay().isBefore(birth)) {
            throw new PreventionException(Code.DATE_IMPOSSIBLE, patient.toString());
        }
        if (dose.expires().filter(last -> last.isBefore(dose.on().firstDay())).isPresent()) {
            throw new PreventionException(Code.PRODUCT_EXPIRED, patient.toString());
        }
        if (repository.given(tx, patient).stream().anyMatch(each -> each.vaccine().equals(known) && each.on().equals(dose.on()))) {
            throw new PreventionException(Code.ALREADY_NOTED, patient.toString());
        }
    }

    private static Optional<String> words(Optional<String> text) {
        return text.map(Prevention::tidy).filter(words -> !words.isEmpty());
    }

    /** The vaccine of a box that was scanned here before. */
    public Optional<Vaccine> vaccineOf(Session session, BoxCode box) {
        session.require(Permission.KEEP_PREVENTION);
        return clinical.read(tx -> repository.vaccineOf(tx, box.product())).flatMap(rules::vaccine);
    }

    /** Who is to be reminded, and who was. */
    public Reminders reminders() {
        return new Reminders(clinical, patients, this);
    }

    /** The rules in force. */
    public VaccinationRules rules() {
        return rules;
    }

    /**
     * A dose was noted down by mistake. It stays in the database, and out of every list.
     *
     * @throws PreventionException {@code UNKNOWN_VACCINATION}
     */
    public PreventionFile mistaken(Session session, PatientId patient, UUID vaccination) {
        session.require(Permission.KEEP_PREVENTION);
        return change(patient, "mistaken", tx -> {
            if (!repository.remove(tx, patient, vaccination, session.person())) {
                throw new PreventionException(Code.UNKNOWN_VACCINATION, vaccination.toString());
            }
        });
    }

    /**
     * Says what else decides: in the place of what was said before.
     *
     * @throws PreventionException {@code DATE_IMPOSSIBLE}: a pregnancy that begins after today
     */
    public PreventionFile situation(Session session, PatientId patient, Situation situation) {
        session.require(Permission.KEEP_PREVENTION);
        return change(patient, "situation", tx -> {
            if (situation.pregnantSince().filter(since -> since.isAfter(today(tx))).isPresent()) {
                throw new PreventionException(Code.DATE_IMPOSSIBLE, patient.toString());
            }
            repository.keep(tx, patient, situation, session.person());
        });
    }

    /**
     * A professional and the patient decide against what a row of the rules asks for; of one that comes back, for this time.
     *
     * @throws PreventionException {@code UNKNOWN_RULE}, {@code REASON_MISSING}, {@code TEXT_TOO_LONG}
     */
    public PreventionFile decline(Session session, PatientId patient, String row, String reason) {
        session.require(Permission.DECIDE_PREVENTION);
        requireRow(row);
        String why = tidy(reason);
        if (why.isEmpty()) throw new PreventionException(Code.REASON_MISSING, row);
        return change(patient, "declined", tx ->
                repository.insert(tx, patient, new Decline(row, today(tx), why, session.person())));
    }

    /**
     * Takes a decision back.
     *
     * @throws PreventionException {@code UNKNOWN_RULE}
     */
    public PreventionFile reconsider(Session session, PatientId patient, String row) {
        session.require(Permission.DECIDE_PREVENTION);
        requireRow(row);
        return change(patient, "reconsidered", tx -> repository.withdraw(tx, patient, row, session.person()));
    }

    /** Every patient of whom a vaccination or a situation is known. */
    List<PreventionFile> followed(Transaction tx) {
        return repository.followed(tx).stream().flatMap(each -> patients.find(tx, each).stream())
                .filter(each -> each.traits().birthDate().isPresent()).map(each -> toRemind(tx, each)).toList();
    }

    /** Where no vaccination is noted, what is asked at this age. */
    PreventionFile toRemind(Transaction tx, Patient patient) {
        PreventionFile file = file(tx, patient.id());
        if (!file.nothingNoted()) return file;
        return new PreventionFile(patient, List.of(), file.situation(), DueList.byAge(rules, birthOf(patient), today(tx),
                file.situation(), repository.declines(tx, patient.id())), rules.version(), today(tx));
    }

    /** Whether something may be due of somebody born then of whom nothing at all is noted. */
    boolean asksAt(LocalDate birth, LocalDate today) {
        return DueList.byAge(rules, birth, today, Situation.NONE, List.of()).stream()
                .anyMatch(line -> line.state() == DueState.LATE || line.state() == DueState.DUE);
    }

    /** A change of one patient's rows. */
    @FunctionalInterface
    private interface Change {
        void in(Transaction tx);
    }

    private PreventionFile change(PatientId patient, String act, Change change) {
        return clinical.write(tx -> {
            birthOf(patientOf(tx, patient));
            change.in(tx);
            tx.audit("prevention." + act.toLowerCase(Locale.ROOT), patient.value());
            tx.announce(new PreventionChanged(patient));
            return file(tx, patient);
        });
    }

    private PreventionFile file(Transaction tx, PatientId id) {
        Patient patient = patientOf(tx, id);
        Situation situation = repository.situation(tx, id);
        List<Vaccination> given = repository.given(tx, id);
        List<DueLine> lines = DueList.of(rules, birthOf(patient), today(tx), situation, given, repository.declines(tx, id));
        return new PreventionFile(patient, given, situation, lines, rules.version(), today(tx));
    }

    private Patient patientOf(Transaction tx, PatientId id) {
        return patients.find(tx, id).orElseThrow(() -> new PatientException(PatientException.Code.UNKNOWN_PATIENT, id));
    }

    private static LocalDate birthOf(Patient patient) {
        return patient.traits().birthDate().map(PartialDate::lastDay)
                .orElseThrow(() -> new PreventionException(Code.BIRTH_DATE_MISSING, patient.id().toString()));
    }

    private void requireRow(String row) {
        if (rules.row(row).isEmpty()) throw new PreventionException(Code.UNKNOWN_RULE, "-");
    }

    private static LocalDate today(Transaction tx) {
        return LocalDate.ofInstant(tx.now(), FRANCE);
    }

    private static String tidy(String text) {
        String tidied = text.strip().replaceAll("\\s+", " ");
        if (tidied.length() > LONGEST) throw new PreventionException(Code.TEXT_TOO_LONG, "-");
        return tidied;
    }
}
