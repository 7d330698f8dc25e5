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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What is sent of admissions and who has signed: the front desk's part needs no clinical key. In a session that holds it, what waits
 * is carried out by a thread of its own, once it is started: at once, and whenever something was committed that may matter.
 */
final class OpenAdmissions implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OpenAdmissions.class.getName());

    /** However soon the next one would be due: nothing here is in such a hurry. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    private final Session session;
    private final AdmissionSending sending;
    private final AdmissionConsents consents;
    private final AdmissionPaper paper;
    private final Optional<AdmissionCarrier> carrier;
    private final Runnable wake;
    private final Semaphore news = new Semaphore(1);
    private volatile boolean closed;
    private Optional<Thread> thread = Optional.empty();

    private OpenAdmissions(Session session, AdmissionSending sending, AdmissionConsents consents, AdmissionPaper paper,
            Optional<AdmissionCarrier> carrier, Runnable wake) {
        this.session = session;
        this.sending = sending;
        this.consents = consents;
        this.paper = paper;
        this.carrier = carrier;
        this.wake = wake;
    }

    /** @param record woken when something is queued */
    static OpenAdmissions compose(UnlockedVault unlocked, Session session, Reception reception, Documents documents,
            Directory directory, Optional<OpenSending> open, Optional<OpenRecord> record) {
        Database administrative = unlocked.database(Compartment.ADMINISTRATIVE);
        Optional<AdmissionCarrier> carrier = open.map(each -> new AdmissionCarrier(administrative,
                unlocked.database(Compartment.CLINICAL), reception.admissions(), directory, each.parcels()));
        AdmissionSending sending = new AdmissionSending(administrative, reception.admissions(), directory);
        return new OpenAdmissions(session, sending, new AdmissionConsents(administrative, reception.admissions(), documents),
                new AdmissionPaper(administrative, reception.admissions(), documents, sending), carrier, () -> record.ifPresent(each -> each.scheduler().wake()));
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
    synchronized void start() {
        if (carrier.isEmpty() || thread.isPresent() || closed) return;
        thread = Optional.of(Thread.ofVirtual().name("havre-admissions").start(() -> work(carrier.get())));
    }

    /** What was committed; on the committing thread. A run's own commits are no reason for another one. */
    void committed(List<Object> changes) {
        if (carrier.isEmpty() || carrier.get().isAtWork() || changes.stream().noneMatch(OpenAdmissions::matters)) return;
        if (changes.stream().anyMatch(each -> !(each instanceof MessageMoved) && matters(each))) carrier.get().changed();
        news.release();
    }

    private static boolean matters(Object change) {
        return switch (change) {
            case AdmissionChanged _, SubmissionChanged _, MailboxChanged _, MessageMoved _, DocumentChange _, PatientChanged _ -> true;
            default -> false;
        };
    }

    /** What came meanwhile is looked at together. */
    private void work(AdmissionCarrier what) {
        while (!closed) {
            try {
                await(what);
                if (closed) return;
                if (what.carry(session).any()) wake.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {                                  // whatever a row says, the thread goes on
                if (!closed) LOG.log(System.Logger.Level.WARNING, "admissions not carried out: {0}", e.getClass().getName());
            }
        }
    }

    /** Until something was committed, or one that was refused can be tried again. */
    private void await(AdmissionCarrier what) throws InterruptedException {
        Optional<Duration> pause = what.untilNext();
        if (pause.isEmpty()) news.acquire();
        else if (!news.tryAcquire(Math.max(pause.get().toMillis(), SHORTEST_PAUSE.toMillis()), TimeUnit.MILLISECONDS)) return;
        news.drainPermits();
    }

    /** Waits for the one submission that is being done; before the databases are closed. */
    @Override public void close() {
        Optional<Thread> running;
        synchronized (this) {
            closed = true;
            carrier.ifPresent(AdmissionCarrier::stop);
            running = thread;
        }
        news.release();
        if (running.isEmpty()) return;
        try {
            running.get().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
