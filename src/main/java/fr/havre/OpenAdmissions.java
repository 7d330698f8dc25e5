package fr.havre;

import fr.havre.access.Session;
import fr.havre.admissions.AdmissionChanged;
import fr.havre.admissions.AdmissionConsents;
import fr.havre.admissions.submission.AdmissionCarrier;
import fr.havre.admissions.submission.AdmissionPaper;
import fr.havre.admissions.submission.AdmissionSending;
import fr.havre.admissions.submission.SubmissionChanged;
import fr.havre.directory.Directory;
import fr.havre.documents.DocumentChange;
import fr.havre.documents.Documents;
import fr.havre.messaging.MailboxChanged;
import fr.havre.messaging.outgoing.MessageMoved;
import fr.havre.patients.PatientChanged;
import fr.havre.vault.Compartment;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.db.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is sent of admissions and who has signed: the front desk's part needs no clinical key. In a session that holds it, what waits
 * is carried out by a thread of its own, once it is started: at once, and whenever something was committed that may matter.
 */
final class OpenAdmissions implements AutoCloseable {
    /** However soon the next one would be due: nothing here is in such a hurry. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    private final AdmissionSending sending;
    private final AdmissionConsents consents;
    private final AdmissionPaper paper;
    private final Optional<AdmissionCarrier> carrier;
    private final Optional<Carrying> thread;

    private OpenAdmissions(AdmissionSending sending, AdmissionConsents consents, AdmissionPaper paper,
            Optional<AdmissionCarrier> carrier, Optional<Carrying> thread) {
        this.sending = sending;
        this.consents = consents;
        this.paper = paper;
        this.carrier = carrier;
        this.thread = thread;
    }

    /** @param record woken when something is queued */
    static OpenAdmissions compose(UnlockedVault unlocked, Session session, Reception reception, Documents documents,
            Directory directory, Optional<OpenSending> open, Optional<OpenRecord> record) {
        Database administrative = unlocked.database(Compartment.ADMINISTRATIVE);
        Optional<AdmissionCarrier> carrier = open.map(each -> new AdmissionCarrier(administrative,
                unlocked.database(Compartment.CLINICAL), reception.admissions(), directory, each.parcels()));
        AdmissionSending sending = new AdmissionSending(administrative, reception.admissions(), directory);
        Runnable wake = () -> record.ifPresent(each -> each.scheduler().wake());
        return new OpenAdmissions(sending, new AdmissionConsents(administrative, reception.admissions(), documents),
                new AdmissionPaper(administrative, reception.admissions(), documents, sending), carrier,
                carrier.map(each -> new Carrying(new Run(each, session), wake, SHORTEST_PAUSE)));
    }

    /** What is to be sent to hospitals. */
    AdmissionSending sending() {
        return sending;
    }

    /** Who has signed. */
    AdmissionConsents consents() {
        return consents;
    }

    /** On paper. */
    AdmissionPaper paper() {
        return paper;
    }

    /** What carries it out. */
    Optional<AdmissionCarrier> carrier() {
        return carrier;
    }

    /** From now on what waits is carried out by itself. Once. */
    void start() {
        thread.ifPresent(each -> each.start("havre-admissions"));
    }

    /** What was committed; on the committing thread. A run's own commits are no reason for another one. */
    void committed(List<Object> changes) {
        if (carrier.isEmpty() || carrier.get().isAtWork() || changes.stream().noneMatch(OpenAdmissions::matters)) return;
        if (changes.stream().anyMatch(each -> !(each instanceof MessageMoved) && matters(each))) carrier.get().changed();
        thread.ifPresent(Carrying::tell);
    }

    private static boolean matters(Object change) {
        return switch (change) {
            case AdmissionChanged _, SubmissionChanged _, MailboxChanged _, MessageMoved _, DocumentChange _, PatientChanged _ -> true;
            default -> false;
        };
    }

    /** One run after the other, for one session. */
    private record Run(AdmissionCarrier carrier, Session session) implements Carrying.Work {
        @Override public boolean carry() {
            return carrier.carry(session).any();
        }

        @Override public Optional<Duration> untilNext() {
            return carrier.untilNext();
        }

        @Override public void stop() {
            carrier.stop();
        }
    }

    /** Waits for the one submission that is being done; before the databases are closed. */
    @Override public void close() {
        thread.ifPresent(Carrying::close);
    }
}
