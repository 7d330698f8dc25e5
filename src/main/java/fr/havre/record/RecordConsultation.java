package fr.havre.record;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.patients.Consents;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.record.RecordEntry.Keeping;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person does with a patient's record: has it looked at, sees what is new, picks what is fetched. Never touches
 * the
 * network: {@link RecordPull} does, soon after.
 */
public final class RecordConsultation {
    /** The guide's advice for a first opening. */
    private static final int FIRST_YEARS = 2;
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Database clinical;
    private final Patients patients;
    private final Consents consents;

    public RecordConsultation(Database clinical, Patients patients, Consents consents) {
        this.clinical = clinical;
        this.patients = patients;
        this.consents = consents;
    }

    /**
     * From now on this patient's record is looked at. Harmless when repeated. Wake the scheduler afterwards.
     *
     * @throws fr.havre.patients.PatientException {@code NOT_QUALIFIED}
     * @throws fr.havre.patients.ConsentException {@code CONSULTATION_REFUSED}
     */
    public void open(Session session, PatientId patient) {
        session.require(Permission.CONSULT_RECORD);
        clinical.write(tx -> {
            patients.requireQualified(tx, patient);
            consents.requireConsultationNotRefused(tx, patient);
            follow(tx, patient);
            tx.audit("record.opened", patient.value());
            return null;
        });
    }

    /** The program does it ahead of a visit, of its own accord: another act than a person's. */
    static void openForVisit(Transaction tx, PatientId patient, UUID appointment) {
        follow(tx, patient);
        tx.audit("record.opened-for-visit", patient.value(), appointment);
    }

    private static void follow(Transaction tx, PatientId patient) {
        WatchRepository.want(tx, patient, LocalDate.ofInstant(tx.now(), FRANCE).minusYears(FIRST_YEARS));
    }

    /** Asks for documents made on or after {@code day} too; seen at the next whole comparison. */
    public void lookBackTo(Session session, PatientId patient, LocalDate day) {
        change(session, patient, tx -> WatchRepository.fromDay(tx, patient, day));
    }

    /** Whether what is new in this patient's record is fetched without being picked. */
    public void fetchAutomatically(Session session, PatientId patient, boolean all) {
        change(session, patient, tx -> {
            WatchRepository.fetchAll(tx, patient, all);
            if (all) want(tx, EntryRepository.of(tx, patient));
        });
    }

    /** Has these entries fetched. */
    public void pick(Session session, PatientId patient, List<Long> entries) {
        change(session, patient, tx -> want(tx, entries.stream().map(id -> EntryRepository.find(tx, id)
                .filter(each -> each.patient().equals(patient))
                .orElseThrow(() -> new RecordRefusedException(Code.NO_SUCH_ENTRY))).toList()));
    }

    private static void want(Transaction tx, List<RecordEntry> entries) {
        entries.stream().filter(each -> each.status() == RecordEntry.Status.CURRENT)
                .forEach(each -> EntryRepository.want(tx, each.id()));
    }

    /** Everything known of this patient's record, without asking it. */
    public List<RecordEntry> entries(Session session, PatientId patient) {
        session.require(Permission.CONSULT_RECORD);
        return clinical.read(tx -> EntryRepository.of(tx, patient));
    }

    /** What happened there since a person was told, of documents that are not ours. */
    public List<RecordEntry> news(Session session, PatientId patient) {
        return entries(session, patient).stream().filter(each -> each.news().isPresent()).toList();
    }

    /** How many documents each patient's record has that are new and not kept here. */
    public Map<PatientId, Long> newOnes(Session session) {
        session.require(Permission.CONSULT_RECORD);
        return clinical.read(EntryRepository::newOnes);
    }

    /** A person has seen the news. */
    public void told(Session session, PatientId patient) {
        change(session, patient, tx -> EntryRepository.told(tx, patient));
    }

    /** A person has seen the news of these entries; what happened since to others stays to be told. */
    public void told(Session session, PatientId patient, Collection<Long> entries) {
        change(session, patient, tx -> entries.forEach(each -> EntryRepository.told(tx, patient, each)));
    }

    /** Whether the patient has a record and whether it is open, as last asked; empty if never. */
    public Optional<RecordStatus> status(Session session, PatientId patient) {
        session.require(Permission.CONSULT_RECORD);
        return clinical.read(tx -> WatchRepository.find(tx, patient).flatMap(WatchRepository.Watch::status));
    }

    /** Where a document kept here stands in its patient's record, if it is known there. */
    public Optional<RecordEntry> entryOf(Session session, DocumentId document) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> EntryRepository.ofDocument(tx, document).stream()
                .filter(each -> each.keeping() == Keeping.KEPT).findFirst());
    }

    private void change(Session session, PatientId patient, java.util.function.Consumer<Transaction> work) {
        session.require(Permission.CONSULT_RECORD);
        clinical.write(tx -> {
            work.accept(tx);
            tx.announce(new RecordChanged(patient));
            return null;
        });
    }
}
