package fr.havre;

import fr.havre.access.Absences;
import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionConsents;
import fr.havre.admissions.AdmissionNumbers;
import fr.havre.admissions.AdmissionPieces;
import fr.havre.admissions.AdmissionTraces;
import fr.havre.admissions.Admissions;
import fr.havre.admissions.submission.AdmissionCarrier;
import fr.havre.admissions.submission.AdmissionPaper;
import fr.havre.admissions.submission.AdmissionSending;
import fr.havre.agenda.Agenda;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.directory.Directory;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.Documents;
import fr.havre.documents.Recognition;
import fr.havre.documents.ScanReading;
import fr.havre.documents.ScanTray;
import fr.havre.documents.ocr.OcrProgram;
import fr.havre.documents.profile.DocumentProfiles;
import fr.havre.documents.profile.ProfileTraces;
import fr.havre.documents.review.ReviewTraces;
import fr.havre.documents.review.Reviews;
import fr.havre.documents.writing.WritingTraces;
import fr.havre.messaging.inbox.MailPull;
import fr.havre.messaging.inbox.MessageTexts;
import fr.havre.messaging.inbox.MessageTraces;
import fr.havre.patients.Consents;
import fr.havre.patients.Patients;
import fr.havre.patients.ips.PatientSummaries;
import fr.havre.patients.profile.Profiles;
import fr.havre.patients.questionnaires.Questionnaires;
import fr.havre.record.RecordTraces;
import fr.havre.sending.PaperPost;
import fr.havre.sending.PaperTraces;
import fr.havre.sending.Sending;
import fr.havre.sending.SendingNumbers;
import fr.havre.sending.WrongPatient;
import fr.havre.sync.Conflicts;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxCount;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.RecordDesk;
import fr.havre.ui.VaccinationNotes;
import fr.havre.ui.WritingDesk;
import fr.havre.vault.AlarmReason;
import fr.havre.vault.Compartment;
import fr.havre.vault.CrossReference;
import fr.havre.vault.Finding;
import fr.havre.vault.Progress;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.db.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services over an open vault, put together by hand in the order they need each other; alive from unlock to lock.
 * Who holds no clinical key has no clinical services: asking for one is refused.
 */
public final class OpenVault implements Desk {
    private static final System.Logger LOG = System.getLogger(OpenVault.class.getName());
    /** Where rows name rows of the other compartment: {@code verify} looks for those that are gone. */
    private static final List<CrossReference> REFERENCES = Stream.concat(Stream.of("document", "record_submission", "record_change",
            "record_watch", "record_entry", "vaccination", "prevention_situation", "prevention_decline", "prevention_reminder",
            "prevention_opt_out", "profile_line", "summary_consent", "questionnaire_answer", "writing", "message",
            "message_draft", "parcel").map(table -> new CrossReference(Compartment.CLINICAL, table, "patient", "patient", "id")),
            Stream.of(new CrossReference(Compartment.CLINICAL, "letter", "proposed_patient", "patient", "id"),
                    new CrossReference(Compartment.CLINICAL, "parcel", "id", "submission", "id"),
                    new CrossReference(Compartment.ADMINISTRATIVE, "admission_piece", "clinical", "document", "id"),
                    new CrossReference(Compartment.ADMINISTRATIVE, "admission_signature", "clinical", "document", "id"))).toList();

    private final UnlockedVault unlocked;
    private final Session session;
    private final Patients patients;
    private final Consents consents;
    private final Directory directory;
    private final Documents documents;
    private final ScanReading scanReading;
    private final Reception reception;
    private final Optional<Profiles> profiles;
    private final Optional<OpenWriting> writing;
    private final OpenAdmissions admissions;
    private final Optional<OpenReviews> reviews;
    private final Optional<VaccinationNotes> notes;
    private final Optional<OpenMessages> messages;
    private final Optional<OpenRecord> record;
    private final Optional<OpenSending> sending;

    private OpenVault(UnlockedVault unlocked, Session session, Patients patients, Consents consents, Directory directory,
            Documents documents, Reception reception, OpenAdmissions admissions, Optional<OpenReviews> reviews,
            Optional<OpenMessages> messages, Optional<OpenRecord> record, Optional<OpenSending> sending, InstantSource time) {
        this.unlocked = unlocked;
        this.session = session;
        this.patients = patients;
        this.consents = consents;
        this.directory = directory;
        this.documents = documents;
        this.scanReading = new ScanReading(documents, OcrProgram.installed());
        this.reception = reception;
        this.profiles = unlocked.holds(Compartment.CLINICAL)
                ? Optional.of(new Profiles(unlocked.database(Compartment.CLINICAL), patients)) : Optional.empty();
        this.writing = profiles.map(each -> OpenWriting.compose(unlocked, patients, each, documents, reception, time));
        this.notes = reception.prevention().filter(_ -> session.may(Permission.SIGN_DOCUMENT)).map(each ->
                new OpenVaccinationNotes(session, unlocked.database(Compartment.CLINICAL), patients, each, documents, time));
        this.admissions = admissions;
        this.reviews = reviews;
        this.messages = messages;
        this.record = record;
        this.sending = sending;
    }

    static OpenVault compose(UnlockedVault unlocked, InstantSource time) {
        unlocked.afterRestore(new Outbox()::onRestored);            // before any worker runs
        Database administrative = unlocked.database(Compartment.ADMINISTRATIVE);
        Session session = new Session(unlocked.session(), unlocked.person().id(), Role.valueOf(unlocked.roleCode()),
                permission -> refused(administrative, permission));
        Patients patients = new Patients(administrative);
        List<DocumentStore> stores = Arrays.stream(Compartment.values()).filter(unlocked::holds)
                .map(each -> each == Compartment.CLINICAL
                        ? new DocumentStore(unlocked.database(each), unlocked.contents(each), new MessageTexts())
                        : new DocumentStore(unlocked.database(each), unlocked.contents(each))).toList();
        Documents documents = new Documents(stores, patients, Recognition::recognise, traces(unlocked), time);
        Consents consents = new Consents(administrative);
        Directory directory = new Directory(administrative,
                () -> session.require(Permission.CONFIGURE_CONNECTOR), time);
        Optional<OpenReviews> reviews = unlocked.holds(Compartment.CLINICAL)
                ? Optional.of(OpenReviews.compose(unlocked, documents)) : Optional.empty();
        Optional<OpenMessages> messages = reviews.map(each ->
                OpenMessages.compose(unlocked, patients, directory, documents, each, time));
        Reception reception = Reception.compose(unlocked, patients, documents, time);
        Optional<OpenRecord> record = messages.map(each -> OpenRecord.compose(unlocked, session, patients, consents, documents,
                each, reception.agenda()::visitsSoon, time));
        record.ifPresent(open -> messages.orElseThrow().whenSomethingArrives(mailbox -> {
            open.pulling().pullNow(MailPull.NAME, mailbox.value());
            open.scheduler().wake();
        }));
        Optional<OpenSending> sending = record.map(each ->
                OpenSending.compose(unlocked, patients, documents, each, messages.orElseThrow()));
        OpenAdmissions admissions = OpenAdmissions.compose(unlocked, session, reception, documents, directory, sending, record);
        return new OpenVault(unlocked, session, patients, consents, directory, documents, reception, admissions, reviews,
                messages, record, sending, time);
    }

    /** What an erased document leaves elsewhere. */
    private static List<DocumentTraces> traces(UnlockedVault unlocked) {
        if (!unlocked.holds(Compartment.CLINICAL)) return List.of(new AdmissionTraces());
        return List.of(new RecordTraces(unlocked.contents(Compartment.CLINICAL), new Outbox(), new Conflicts()),
                new ReviewTraces(), new ProfileTraces(), new WritingTraces(),
                new AdmissionTraces(unlocked.database(Compartment.ADMINISTRATIVE)),
                new MessageTraces(unlocked.contents(Compartment.CLINICAL)), new PaperTraces());
    }

    /** A refusal leaves a trace too, in a transaction of its own. */
    private static void refused(Database administrative, Permission permission) {
        administrative.write(tx -> {
            tx.audit("refused." + permission.name());
            return permission;
        });
    }

    @Override public UnlockedVault unlocked() {
        return unlocked;
    }

    /** Who is signed in. */
    @Override public Session session() {
        return session;
    }

    @Override public Path folder() {
        return unlocked.folder();
    }

    @Override public Patients patients() {
        return patients;
    }

    @Override public Consents consents() {
        return consents;
    }

    @Override public Directory directory() {
        return directory;
    }

    /** Those of every compartment this person holds the key of. */
    @Override public Documents documents() {
        return documents;
    }

    @Override public Optional<Reviews> reviews() {
        return reviews.map(OpenReviews::reviews);
    }

    @Override public Optional<Absences> absences() {
        return reviews.map(OpenReviews::absences);
    }

    /**
     * The national record and its queue.
     *
     * @throws VaultException {@code COMPARTMENT_CLOSED} without the clinical key
     */
    public OpenRecord record() {
        return record.orElseThrow(() -> new VaultException(Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
    }

    @Override public Optional<RecordDesk> recordDesk() {
        return record.map(each -> each);
    }

    @Override public Optional<SendingNumbers> sendingNumbers() {
        return unlocked.holds(Compartment.CLINICAL) ? Optional.of(new SendingNumbers(unlocked.database(Compartment.CLINICAL)))
                : Optional.empty();
    }

    @Override public AdmissionNumbers admissionNumbers() {
        return new AdmissionNumbers(unlocked.database(Compartment.ADMINISTRATIVE), admissions());
    }

    @Override public ScanReading scanReading() {
        return scanReading;
    }

    @Override public ScanTray scans() {
        return reception.scans();
    }

    @Override public Admissions admissions() {
        return reception.admissions();
    }

    @Override public AdmissionPieces pieces() {
        return reception.pieces();
    }

    @Override public AdmissionSending admissionSending() {
        return admissions.sending();
    }

    @Override public AdmissionConsents admissionConsents() {
        return admissions.consents();
    }

    @Override public AdmissionPaper admissionPaper() {
        return admissions.paper();
    }

    @Override public Optional<AdmissionCarrier> admissionCarrier() {
        return admissions.carrier();
    }

    @Override public void carryAdmissions() {
        admissions.start();
    }

    /** What was committed in this vault; on the committing thread. */
    void committed(List<Object> changes) {
        admissions.committed(changes);
    }

    @Override public Agenda agenda() {
        return reception.agenda();
    }

    @Override public Optional<DocumentProfiles> documentProfiles() {
        return profiles.map(each -> new DocumentProfiles(documents, each));
    }

    @Override public Optional<PatientSummaries> summaries() {
        return profiles.map(each -> new PatientSummaries(unlocked.database(Compartment.CLINICAL), patients, each));
    }

    @Override public Optional<Questionnaires> questionnaires() {
        return profiles.map(each -> new Questionnaires(unlocked.database(Compartment.CLINICAL), patients, each));
    }

    @Override public Optional<Profiles> profiles() {
        return profiles;
    }

    @Override public Optional<WritingDesk> writing() {
        return writing.map(each -> each);
    }

    @Override public Optional<Prevention> prevention() {
        return reception.prevention();
    }

    @Override public Optional<VaccinationNotes> vaccinationNotes() {
        return notes;
    }

    @Override public Optional<Sending> sending() {
        return sending.map(OpenSending::sending);
    }

    @Override public Optional<WrongPatient> wrongPatient() {
        return sending.map(OpenSending::wrongPatient);
    }

    @Override public Optional<PaperPost> paper() {
        return sending.map(OpenSending::paper);
    }

    /**
     * Mailboxes, letters, what arrives.
     *
     * @throws VaultException {@code COMPARTMENT_CLOSED} without the clinical key
     */
    public OpenMessages messages() {
        return messages.orElseThrow(() -> new VaultException(Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
    }

    @Override public Optional<MailDesk> mailDesk() {
        return messages.map(each -> each);
    }

    /**
     * Reads everything that this person's keys reach, and compares.
     *
     * @throws fr.havre.access.AccessDeniedException without {@code VERIFY_VAULT}
     */
    @Override public List<Finding> verify(Progress progress) {
        session.require(Permission.VERIFY_VAULT);
        return unlocked.verify(REFERENCES, progress);
    }

    /**
     * Takes note of the alarms that stay.
     *
     * @throws fr.havre.access.AccessDeniedException without {@code VERIFY_VAULT}
     */
    public void acknowledgeAlarms(AlarmReason reason) {
        session.require(Permission.VERIFY_VAULT);
        unlocked.acknowledgeAlarms(reason);
    }

    /** What was not as it was left when the vault was opened. */
    public List<Finding> findings() {
        return unlocked.findings();
    }

    /** The front desk sees how many wait for a professional, and since when. Locking goes on whatever happens. */
    private void leaveCounts(OpenRecord open) {
        try {
            Database administrative = unlocked.database(Compartment.ADMINISTRATIVE);
            List<OutboxCount> waiting = open.database().read(open.outbox()::counts).stream()
                    .filter(each -> !each.state().settled()).toList();
            if (administrative.read(open.outbox()::countsElsewhere).equals(waiting)) return;
            administrative.write(tx -> {
                open.outbox().leaveCounts(tx, waiting);
                return null;
            });
        } catch (VaultException | IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "counts not left: {0}", e.getClass().getName());
        }
    }

    /** What the directory said more than thirty days ago goes, even where nobody searched since. */
    private void forgetOldEntries() {
        try {
            directory.dropOld();
        } catch (VaultException | IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "old directory entries not dropped: {0}", e.getClass().getName());
        }
    }

    /** Locks: everything is sealed, closed and wiped. */
    @Override public void close() {
        scanReading.close();
        directory.close();
        admissions.close();
        messages.ifPresent(OpenMessages::hangUp);
        record.ifPresent(OpenRecord::close);
        messages.ifPresent(OpenMessages::close);
        record.ifPresent(this::leaveCounts);
        forgetOldEntries();
        unlocked.close();
    }
}
