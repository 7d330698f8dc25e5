package fr.havre.ui;

import fr.havre.access.Absences;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionConsents;
import fr.havre.admissions.AdmissionNumbers;
import fr.havre.admissions.AdmissionPieces;
import fr.havre.admissions.Admissions;
import fr.havre.admissions.submission.AdmissionCarrier;
import fr.havre.admissions.submission.AdmissionPaper;
import fr.havre.admissions.submission.AdmissionSending;
import fr.havre.agenda.Agenda;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.directory.Directory;
import fr.havre.documents.Documents;
import fr.havre.documents.ScanReading;
import fr.havre.documents.ScanTray;
import fr.havre.documents.profile.DocumentProfiles;
import fr.havre.documents.review.Reviews;
import fr.havre.patients.Consents;
import fr.havre.patients.Patients;
import fr.havre.patients.ips.PatientSummaries;
import fr.havre.patients.profile.Profiles;
import fr.havre.patients.questionnaires.Questionnaires;
import fr.havre.sending.PaperPost;
import fr.havre.sending.Sending;
import fr.havre.sending.SendingNumbers;
import fr.havre.sending.WrongPatient;
import fr.havre.vault.Finding;
import fr.havre.vault.Progress;
import fr.havre.vault.UnlockedVault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The services of an open vault, as the window uses them, from unlock to {@link #close}. Never on the FX thread. */
public interface Desk extends AutoCloseable {
    Session session();

    UnlockedVault unlocked();

    /** Where the vault lies. */
    Path folder();

    Patients patients();

    Consents consents();

    /** Professionals, structures and the practice's contacts: for everybody. */
    Directory directory();

    Documents documents();

    /** The national record and its queue; empty for who holds no clinical key. */
    Optional<RecordDesk> recordDesk();

    /** Mailboxes and messages; empty for who holds no clinical key. */
    Optional<MailDesk> mailDesk();

    /** Documents to the record, to colleagues and to the patient as one act; empty for who holds no clinical key. */
    Optional<Sending> sending();

    /** What was sent about the wrong person; empty for who holds no clinical key. */
    Optional<WrongPatient> wrongPatient();

    /** What went on paper; empty for who holds no clinical key. */
    Optional<PaperPost> paper();

    /** What the front desk scans for charts. */
    ScanTray scans();

    /** Reads the words of scans, where the program for it is installed: for everybody, in what their keys open. */
    ScanReading scanReading();

    /** What left, in numbers; empty for who holds no clinical key. */
    Optional<SendingNumbers> sendingNumbers();

    /** Admissions complete on time, in numbers. */
    AdmissionNumbers admissionNumbers();

    /** Stays in hospital that are being prepared: for everybody. */
    Admissions admissions();

    /** What becomes of their pieces. */
    AdmissionPieces pieces();

    /** What is to be sent to hospitals, and how far it came: for everybody. */
    AdmissionSending admissionSending();

    /** The papers of an admission, ready to print: for everybody. */
    AdmissionPaper admissionPaper();

    /** What sends it; empty for who holds no clinical key. Runs by itself after {@link #carryAdmissions}. */
    Optional<AdmissionCarrier> admissionCarrier();

    /** From now on what is prepared of admissions is sent by itself, in a session that may; once, with the scheduler. */
    void carryAdmissions();

    /** Who has signed what of an admission: for everybody. */
    AdmissionConsents admissionConsents();

    /** Appointments: for everybody. */
    Agenda agenda();

    /** Vaccinations; empty for who holds no clinical key. */
    Optional<Prevention> prevention();

    /** Notes of them; empty for who may not sign. */
    Optional<VaccinationNotes> vaccinationNotes();

    /** The medical profiles: only with the clinical key. */
    Optional<Profiles> profiles();

    /** Patient summaries as files: only with the clinical key. */
    Optional<PatientSummaries> summaries();

    /** Questionnaires and their answers: only with the clinical key. */
    Optional<Questionnaires> questionnaires();

    /** What documents say for them: only with the clinical key. */
    Optional<DocumentProfiles> documentProfiles();

    /** Letters and summaries that are written here; empty for who holds no clinical key. */
    Optional<WritingDesk> writing();

    /** Results to look at; empty for who holds no clinical key. */
    Optional<Reviews> reviews();

    /** Who is away; empty for who holds no clinical key. */
    Optional<Absences> absences();

    /** Reads everything that this person's keys reach, and compares. */
    List<Finding> verify(Progress progress);

    /** Locks: workers end, everything is sealed, closed and wiped. */
    @Override void close();
}
