package fr.havre.admissions;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionEvent.What;
import fr.havre.admissions.AdmissionException.Code;
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
import java.util.Map;
import java.util.Optional;

/**
 * The admissions of this practice's patients. Every method asks for {@link Permission#PREPARE_ADMISSION}, which the front
 * desk has; none needs the clinical key or the network. Changes leave an audit row and a line of the admission's own
 * history in their transaction, and are announced as {@link AdmissionChanged}. What concerns pieces: {@link AdmissionPieces}.
 *
 * <p>Threads: any but the FX thread; each method is one transaction of a few milliseconds.
 * <p>Methods given an {@link AdmissionId} throw {@link AdmissionException} {@code UNKNOWN_ADMISSION}.
 */
public final class Admissions {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Database administrative;
    private final Patients patients;
    private final Checklist checklist;
    private final AdmissionRepository repository = new AdmissionRepository();

    public Admissions(Database administrative, Patients patients, Checklist checklist) {
        this.administrative = administrative;
        this.patients = patients;
        this.checklist = checklist;
    }

    /**
     * Begins one.
     *
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public AdmissionFile create(Session session, PatientId patient, AdmissionSituation stay) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.write(tx -> {
            AdmissionId id = new AdmissionId(tx.newId());
            patientOf(tx, patient);
            Admission admission = new Admission(id, 1, patient, stay, Admission.State.OPEN, tx.now(), session.person(), tx.now(),
                    session.person());
            repository.insert(tx, admission);
            return done(tx, session, admission, event(tx, session, What.CREATED));
        });
    }

    /**
     * Describes the stay anew; what was given of its pieces stays.
     *
     * @param seenVersion the version the person was looking at
     * @throws AdmissionException {@code CHANGED_MEANWHILE}, {@code CLOSED}
     */
    public AdmissionFile change(Session session, AdmissionId id, int seenVersion, AdmissionSituation stay) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.write(tx -> {
            Admission before = requireOpen(tx, id);
            if (before.version() != seenVersion) throw new AdmissionException(Code.CHANGED_MEANWHILE, id.toString());
            return step(tx, session, before, stay, Admission.State.OPEN, What.CHANGED);
        });
    }

    /** The patient was admitted, the admission was given up, or it goes on after all; it leaves or comes back to the board. */
    public AdmissionFile become(Session session, AdmissionId id, Admission.State state) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.write(tx -> {
            Admission before = existing(tx, id);
            if (before.state() == state) return file(tx, before);
            What what = switch (state) {
                case OPEN -> What.REOPENED;
                case DONE -> What.DONE;
                case CANCELLED -> What.CANCELLED;
            };
            return step(tx, session, before, before.situation(), state, what);
        });
    }

    /** Opens one: leaves a trace. */
    public AdmissionFile open(Session session, AdmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.write(tx -> {
            Admission admission = existing(tx, id);
            tx.audit("admission.opened", id.value(), admission.patient().value());
            return file(tx, admission);
        });
    }

    /** Its history, newest first. */
    public List<AdmissionEvent> history(Session session, AdmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> repository.events(tx, existing(tx, id).id()));
    }

    /** Every admission of a patient, the latest day first. */
    public List<AdmissionFile> of(Session session, PatientId patient) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> repository.of(tx, patient).stream().map(each -> file(tx, each)).toList());
    }

    /** Every open admission by day, those with the same day by when they were begun: some milliseconds for each hundred. */
    public List<AdmissionFile> board(Session session) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> repository.open(tx).stream().map(each -> file(tx, each)).toList());
    }

    /** Where this practice has sent patients before, the most frequent first, two hundred at most. */
    public List<Destination> destinations(Session session) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(repository::destinations);
    }

    /** Those whose day is in between, both included, whatever became of them. */
    List<AdmissionFile> between(Transaction tx, LocalDate from, LocalDate to) {
        return repository.between(tx, from, to).stream().map(each -> file(tx, each)).toList();
    }

    private AdmissionFile step(Transaction tx, Session session, Admission before, AdmissionSituation stay,
            Admission.State state, What what) {
        Admission after = new Admission(before.id(), before.version() + 1, before.patient(), stay, state, before.createdAt(),
                before.createdBy(), tx.now(), session.person());
        repository.update(tx, after);
        return done(tx, session, after, event(tx, session, what));
    }

    private static AdmissionEvent event(Transaction tx, Session session, What what) {
        return new AdmissionEvent(tx.now(), session.person(), what, Optional.empty(), Optional.empty());
    }

    /** The trace and the announcement of every change, and what the admission is now. */
    public AdmissionFile done(Transaction tx, Session session, Admission admission, AdmissionEvent event) {
        repository.addEvent(tx, admission.id(), event);
        tx.audit("admission." + event.what().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                admission.id().value(), admission.patient().value());
        tx.announce(new AdmissionChanged(admission.id(), admission.patient()));
        return file(tx, admission);
    }

    /**
     * Goes on if it is still being prepared.
     *
     * @throws AdmissionException {@code CLOSED}
     */
    public Admission requireOpen(Transaction tx, AdmissionId id) {
        Admission admission = existing(tx, id);
        if (admission.state() != Admission.State.OPEN) throw new AdmissionException(Code.CLOSED, id.toString());
        return admission;
    }

    private Admission existing(Transaction tx, AdmissionId id) {
        return repository.find(tx, id).orElseThrow(() -> new AdmissionException(Code.UNKNOWN_ADMISSION, id.toString()));
    }

    private Patient patientOf(Transaction tx, PatientId id) {
        return patients.find(tx, id).orElseThrow(() -> new PatientException(PatientException.Code.UNKNOWN_PATIENT, id));
    }

    /** As {@link #open}, without a trace. */
    public AdmissionFile file(Transaction tx, AdmissionId id) {
        return file(tx, existing(tx, id));
    }

    private AdmissionFile file(Transaction tx, Admission admission) {
        Patient patient = patientOf(tx, admission.patient());
        AdmissionSituation stay = admission.situation();
        Map<PieceKey, Piece.Known> known = repository.known(tx, admission.id());
        LocalDate today = LocalDate.ofInstant(tx.now(), FRANCE);
        List<Piece> pieces = checklist.pieces(stay, patient.traits().birthDate(), known, SignatureRepository.of(tx, admission.id()),
                today);
        return new AdmissionFile(admission, patient, pieces, Alert.of(pieces, admission, today), checklist.version());
    }
}
