package fr.havre.patients;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.patients.Identity.InsiAnswer;
import fr.havre.patients.Identity.Proof;
import fr.havre.patients.Patient.Contact;
import fr.havre.patients.Patient.UsedNames;
import fr.havre.patients.PatientException.Code;
import fr.havre.patients.PatientVersion.What;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The patients of this vault: who they are, how far that is certain, and how to find them.
 *
 * <p>Every change is a new version in the history, leaves an audit row in its own transaction and is announced as a
 * {@link PatientChanged}. Methods that take a {@link Transaction} work in either compartment's.
 * <p>Threads: any but the FX thread; each method is one transaction of a few milliseconds.
 */
public final class Patients {
    /** Most patients one search gives. */
    public static final int MOST_FOUND = 50;

    /** What a person enters for a new patient. */
    public record Draft(Traits traits, UsedNames used, Contact contact) {
        public Draft(Traits traits) {
            this(traits, UsedNames.NONE, Contact.NONE);
        }
    }

    private final Database administrative;
    private final PatientRepository repository = new PatientRepository();
    private final PatientSearch search = new PatientSearch(repository);
    private final Matching matching = new Matching(repository);

    public Patients(Database administrative) {
        this.administrative = administrative;
    }

    /**
     * Keeps a new patient, whose identity is provisional.
     *
     * @param notTheSame patients that a person has looked at and found to be somebody else; remembered for those alike
     * @throws PatientException {@code POSSIBLE_DUPLICATE} with those that nobody has looked at yet
     */
    public PatientId create(Session session, Draft draft, Set<PatientId> notTheSame) {
        session.require(Permission.EDIT_PATIENT);
        return administrative.write(tx -> {
            List<PatientId> alike = matching.duplicatesOf(tx, draft).stream().map(Match.Candidate::patient).toList();
            PatientId[] unseen = alike.stream().filter(patient -> !notTheSame.contains(patient)).toArray(PatientId[]::new);
            if (unseen.length > 0) throw new PatientException(Code.POSSIBLE_DUPLICATE, unseen);
            Patient patient = new Patient(new PatientId(tx.newId()), 1, Identity.provisional(draft.traits()), draft.used(),
                    draft.contact(), tx.now(), tx.now(), session.person());
            repository.insert(tx, patient, What.CREATED);
            done(tx, patient, What.CREATED);
            alike.forEach(other -> decide(tx, session, patient.id(), other, true));
            return patient.id();
        });
    }

    /**
     * Remembers that a person has found two patients who look alike to be two persons, or takes that back.
     *
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public void decideDistinct(Session session, PatientId a, PatientId b, boolean distinct) {
        session.require(Permission.EDIT_PATIENT);
        if (a.equals(b)) throw new IllegalArgumentException("one patient");
        administrative.write(tx -> {
            for (PatientId each : List.of(a, b)) {
                if (repository.find(tx, each).isEmpty()) throw new PatientException(Code.UNKNOWN_PATIENT, each);
            }
            decide(tx, session, a, b, distinct);
            return null;
        });
    }

    private static void decide(Transaction tx, Session session, PatientId a, PatientId b, boolean distinct) {
        if (!DistinctPatients.decide(tx, a, b, distinct, session.person())) return;
        tx.audit(distinct ? "patient.distinct" : "patient.distinct_undone", a.value(), b.value());
        tx.announce(new PatientChanged(a));
        tx.announce(new PatientChanged(b));
    }

    /** Who has been found to be two persons. */
    public DistinctPatients distinct(Session session) {
        session.require(Permission.FIND_PATIENT);
        return administrative.read(DistinctPatients::read);
    }

    /** Patients who may be the one in {@code draft}, those with the fewest differences first. To be shown before creating. */
    public List<Match.Candidate> duplicatesOf(Session session, Draft draft) {
        session.require(Permission.FIND_PATIENT);
        return administrative.read(tx -> matching.duplicatesOf(tx, draft));
    }

    /** What somebody who was typed in has otherwise than a patient, whether or not they resemble each other. */
    public static Match.Candidate compared(Patient patient, Draft draft) {
        return Matching.compared(patient, draft);
    }

    /**
     * Corrects a patient. A change of one of the five traits makes the identity provisional again: INSi answered for, and
     * the proof was checked against, the traits as they were.
     *
     * @param seenVersion the version the person was looking at
     * @throws PatientException {@code UNKNOWN_PATIENT}; {@code CHANGED_MEANWHILE} if somebody else was quicker
     */
    public Patient edit(Session session, PatientId id, int seenVersion, Draft corrected) {
        session.require(Permission.EDIT_PATIENT);
        return change(session, id, Optional.of(seenVersion), What.EDITED, (_, patient) -> changed(patient,
                patient.identity().withTraits(corrected.traits()), corrected.used(), corrected.contact()));
    }

    /**
     * Records what the INSi teleservice answered. The answer's traits become the patient's.
     *
     * @param differencesAccepted whether a person saw and accepted where they differ from those entered here
     * @throws PatientException {@code UNKNOWN_PATIENT}; {@code TRAITS_DIFFER} if nobody accepted the differences;
     *     {@code TRAITS_INCOMPLETE}; {@code INS_OF_ANOTHER_PATIENT} with the patient who has this number
     */
    public Patient insiAnswered(Session session, PatientId id, Ins ins, Traits answered, boolean differencesAccepted) {
        session.require(Permission.QUALIFY_IDENTITY);
        return change(session, id, Optional.empty(), What.INSI_ANSWERED, (tx, patient) -> {
            repository.findByIns(tx, ins).filter(other -> !other.id().equals(id)).ifPresent(other -> {
                throw new PatientException(Code.INS_OF_ANOTHER_PATIENT, other.id());
            });
            return changed(patient, patient.identity().answered(new InsiAnswer(ins, tx.now(), session.person()), answered,
                    differencesAccepted));
        });
    }

    /** A later verification did not confirm the number: it is given up. */
    public Patient insiWithdrawn(Session session, PatientId id) {
        session.require(Permission.QUALIFY_IDENTITY);
        return change(session, id, What.INSI_WITHDRAWN, Identity::unconfirmed);
    }

    /**
     * Records that a proof of identity was seen and agrees with the traits as they are now.
     *
     * @throws PatientException {@code UNKNOWN_PATIENT}; {@code TRAITS_INCOMPLETE}; {@code CHANGED_MEANWHILE}: the traits
     *     compared with the proof are no longer these
     */
    public Patient proofChecked(Session session, PatientId id, int seenVersion, ProofType type) {
        session.require(Permission.QUALIFY_IDENTITY);
        return change(session, id, Optional.of(seenVersion), What.PROOF_CHECKED, (tx, patient) -> changed(patient,
                patient.identity().proved(new Proof(type, tx.now(), session.person()))));
    }

    /** The proof turned out not to be good. */
    public Patient proofWithdrawn(Session session, PatientId id) {
        session.require(Permission.QUALIFY_IDENTITY);
        return change(session, id, What.PROOF_WITHDRAWN, Identity::unproved);
    }

    /**
     * Opens a patient's file: leaves a trace.
     *
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public Patient open(Session session, PatientId id) {
        session.require(Permission.FIND_PATIENT);
        return administrative.write(tx -> {
            Patient patient = existing(tx, id);
            tx.audit("patient.opened", id.value());
            return patient;
        });
    }

    /** When the person signed in last opened this patient's file; empty if never. Ask before {@link #open}. */
    public Optional<Instant> lastOpened(Session session, PatientId id) {
        session.require(Permission.FIND_PATIENT);
        return administrative.read(tx -> repository.lastOpened(tx, id, session.person()));
    }

    /** The first patients by name: what a list shows while {@link #register} is being read. A few milliseconds. */
    public List<PatientLine> firstByName(Session session, int most) {
        session.require(Permission.FIND_PATIENT);
        return administrative.read(tx -> repository.lines(tx, "ORDER BY p.sort_name LIMIT ?", most));
    }

    /** Every patient, for a list; about a second and 20 MB for 100 000. */
    public PatientRegister register(Session session) {
        session.require(Permission.FIND_PATIENT);
        return administrative.read(tx -> PatientRegister.of(repository.lines(tx, ""), tx.now()));
    }

    /** One patient as a list shows them. */
    public Optional<PatientLine> line(Session session, PatientId id) {
        session.require(Permission.FIND_PATIENT);
        return administrative.read(tx -> repository.lines(tx, "WHERE p.id = ?", id.value())).stream().findFirst();
    }

    /** Every version of a patient, newest first. */
    public List<PatientVersion> history(Session session, PatientId id) {
        session.require(Permission.FIND_PATIENT);
        return administrative.read(tx -> repository.history(tx, id));
    }

    /**
     * Patients found by what somebody types: words of the birth or used name and given names, without regard to accents,
     * hyphens and apostrophes, the last ones unfinished; a birth date as written in France; the beginning of an INS or of
     * a phone number. When nothing fits, one mistake is forgiven. At most {@link #MOST_FOUND}; none for an empty text.
     */
    public List<Patient> find(Session session, String typed) {
        session.require(Permission.FIND_PATIENT);
        PatientQuery query = PatientQuery.parse(typed);
        if (query.empty()) return List.of();
        return administrative.read(tx -> search.find(tx, query, MOST_FOUND));
    }

    /** The patient as seen from a transaction of either compartment, for services that have asked for permission. */
    public Optional<Patient> find(Transaction tx, PatientId id) {
        return repository.find(tx, id);
    }

    /** Whether there is such a patient: {@link #find} reads all of it. */
    public boolean isKnown(Transaction tx, PatientId id) {
        return repository.isKnown(tx, id);
    }

    /**
     * Goes on only with a qualified identity: a patient address and the national record need one (spec INS).
     *
     * @throws PatientException {@code UNKNOWN_PATIENT}, {@code NOT_QUALIFIED}
     */
    public Patient requireQualified(Transaction tx, PatientId id) {
        Patient patient = existing(tx, id);
        if (patient.status() != IdentityStatus.QUAL) throw new PatientException(Code.NOT_QUALIFIED, id);
        return patient;
    }

    /** Who a document or a message may be about. {@link Match.Same} is the only answer that may be acted upon unasked. */
    public Match matching(Session session, ClaimedIdentity claimed) {
        session.require(Permission.FIND_PATIENT);
        return administrative.read(tx -> matching.of(tx, claimed));
    }

    /** Those with this number, whoever issued it: an address holds nothing more. */
    public List<Patient> withNumber(Transaction tx, String number) {
        return repository.list(tx, "FROM adm.patient p WHERE p.ins = ?", number);
    }

    /** {@link #matching(Session, ClaimedIdentity)} inside a transaction of either compartment. */
    public Match matching(Transaction tx, ClaimedIdentity claimed) {
        return matching.of(tx, claimed);
    }

    private Patient change(Session session, PatientId id, What what, UnaryOperator<Identity> step) {
        return change(session, id, Optional.empty(), what, (_, patient) -> changed(patient, step.apply(patient.identity())));
    }

    private Patient change(Session session, PatientId id, Optional<Integer> seenVersion, What what,
            BiFunction<Transaction, Patient, Patient> step) {
        return administrative.write(tx -> {
            Patient before = existing(tx, id);
            if (seenVersion.isPresent() && before.version() != seenVersion.get()) {
                throw new PatientException(Code.CHANGED_MEANWHILE, id);
            }
            Patient wanted = step.apply(tx, before);
            Patient after = new Patient(id, before.version() + 1, wanted.identity(), wanted.used(), wanted.contact(),
                    before.createdAt(), tx.now(), session.person());
            repository.update(tx, before, after, what);
            done(tx, after, what);
            return after;
        });
    }

    private static Patient changed(Patient patient, Identity identity) {
        return changed(patient, identity, patient.used(), patient.contact());
    }

    private static Patient changed(Patient patient, Identity identity, UsedNames used, Contact contact) {
        return new Patient(patient.id(), patient.version(), identity, used, contact, patient.createdAt(),
                patient.changedAt(), patient.changedBy());
    }

    private Patient existing(Transaction tx, PatientId id) {
        return repository.find(tx, id).orElseThrow(() -> new PatientException(Code.UNKNOWN_PATIENT, id));
    }

    private static void done(Transaction tx, Patient patient, What what) {
        tx.audit("patient." + what.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), patient.id().value());
        tx.announce(new PatientChanged(patient.id()));
    }
}
