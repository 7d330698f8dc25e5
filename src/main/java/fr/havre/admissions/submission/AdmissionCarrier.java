package fr.havre.admissions.submission;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionEvent;
import fr.havre.admissions.AdmissionEvent.What;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionException.Code;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionUpkeep;
import fr.havre.admissions.Admissions;
import fr.havre.directory.AddressCheck;
import fr.havre.directory.Directory;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.sending.Obstacle;
import fr.havre.sending.Parcel;
import fr.havre.sending.ParcelStanding;
import fr.havre.sending.Parcels;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Carries out what was prepared on the administrative side: each submission exactly once, whatever happens in between, and writes
 * back how far it came. For a session that holds the clinical key; only one that may send takes anything.
 *
 * <p>The order: what stands in the way is looked for; the submission is taken (from then on it cannot be withdrawn); its letters
 * are queued ({@link Parcels}, once for each submission); that it has gone is noted. Interrupted anywhere, the next
 * run goes on there. What stands in the way is written beside the submission, and looked at again at each run; what was refused only
 * while its letters were written waits for a change, or for a pause that grows.
 * <p>Threads: any but the FX thread; one run at a time. Reads and writes whole documents; asks the directory about an address that
 * nobody here knows, for thirty seconds at most.
 */
public final class AdmissionCarrier {
    private static final System.Logger LOG = System.getLogger(AdmissionCarrier.class.getName());
    private static final List<SubmissionState> MOVING = List.of(SubmissionState.QUEUED, SubmissionState.SENT,
            SubmissionState.IN_DOUBT, SubmissionState.RECEIVED, SubmissionState.REFUSED);

    private final Database administrative;
    private final Database clinical;
    private final Admissions admissions;
    private final Directory directory;
    private final Parcels parcels;
    private final ParcelWriter writer;
    private final Pauses pauses = new Pauses();
    private volatile Optional<Thread> atWork = Optional.empty();
    private volatile boolean stopped;

    /**
     * What a run came to.
     *
     * @param queued submissions whose letters are in the queue now
     * @param published documents that the record is asked to take
     * @param stopped submissions that something stands in the way of
     */
    public record Carried(int queued, int published, int stopped) {
        /** Whether the queue has to be looked at. */
        public boolean any() {
            return queued + published > 0;
        }
    }

    public AdmissionCarrier(Database administrative, Database clinical, Admissions admissions, Directory directory,
            Parcels parcels) {
        this.administrative = administrative;
        this.clinical = clinical;
        this.admissions = admissions;
        this.directory = directory;
        this.parcels = parcels;
        this.writer = new ParcelWriter(administrative, clinical, admissions);
    }

    /** Takes everything that waits and can go, then writes back what became of the rest. Wake the scheduler afterwards. */
    public synchronized Carried carry(Session session) {
        atWork = Optional.of(Thread.currentThread());
        try {
            AdmissionUpkeep.run(administrative);
            Carried carried = new Carried(0, 0, 0);
            if (session.may(Permission.SEND_MESSAGE)) {
                carried = each(carried, administrative.read(SubmissionRepository::taken), each -> goOn(session, each));
                carried = each(carried, administrative.read(SubmissionRepository::prepared), each -> take(session, each));
                if (!stopped) carried = new Carried(carried.queued(), parcels.publishWaiting(session), carried.stopped());
            }
            if (!stopped) follow();
            return carried;
        } finally {
            atWork = Optional.empty();
        }
    }

    private Carried each(Carried before, List<SubmissionId> submissions, Predicate<Submission> step) {
        int queued = before.queued();
        int kept = before.stopped();
        for (SubmissionId each : submissions) {
            if (stopped) break;
            if (pauses.notYet(each, now())) kept++;
            else if (read(each).filter(one -> guarded(one, step)).isPresent()) queued++;
            else kept++;
        }
        return new Carried(queued, before.published(), kept);
    }

    /** Empty for a row that another tool made unreadable: it waits, says so where it can, and keeps no other. */
    private Optional<Submission> read(SubmissionId id) {
        try {
            return administrative.read(tx -> SubmissionRepository.find(tx, id));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "submission {0} cannot be read", id);
            pauses.begin(id, now());
            administrative.write(tx -> SubmissionRepository.move(tx, id, List.of(SubmissionState.PREPARED), SubmissionState.PREPARED,
                    Optional.of(SubmissionReason.FAILED), Optional.empty()));
            return Optional.empty();
        }
    }

    /** A run that is under way ends after the submission it is at; no later one takes anything. For good. */
    public void stop() {
        stopped = true;
    }

    /** Whether what this thread commits now is a run's own doing: it is no reason for another run. */
    public boolean isAtWork() {
        return atWork.filter(Thread.currentThread()::equals).isPresent();
    }

    /** Something changed that may let go what was refused at the last moment: the next run tries it at once. */
    public void changed() {
        pauses.end();
    }

    /** How long until one that was refused at the last moment is tried again; empty if none was. */
    public Optional<Duration> untilNext() {
        Instant now = now();
        return pauses.first(now).map(next -> Duration.between(now, next));
    }

    private Instant now() {
        return administrative.read(Transaction::now);
    }

    /**
     * A professional says yes to the address of a submission that waits for that; it is carried out by the next run.
     *
     * @param shown the address that they saw and say yes to
     * @throws AdmissionException {@code UNKNOWN_SUBMISSION}, {@code NOTHING_TO_CONFIRM}; {@code CHANGED_MEANWHILE} if it goes to
     *     another address now
     */
    public Submission confirm(Session session, SubmissionId id, String shown) {
        session.require(Permission.SEND_MESSAGE);
        Submission submission = administrative.read(tx -> AdmissionSending.existing(tx, id));
        boolean waits = submission.state() == SubmissionState.PREPARED
                && submission.reason().filter(SubmissionReason::waitsForYes).isPresent();
        if (!waits) throw new AdmissionException(Code.NOTHING_TO_CONFIRM, id.toString());
        if (!submission.address().equals(shown)) throw new AdmissionException(Code.CHANGED_MEANWHILE, id.toString());
        clinical.write(tx -> {
            tx.run("""
                    INSERT INTO clin.admission_address (submission, address, confirmed_at, confirmed_by) VALUES (?, ?, ?, ?)
                    ON CONFLICT (submission) DO UPDATE SET address = excluded.address, confirmed_at = excluded.confirmed_at,
                           confirmed_by = excluded.confirmed_by""", id.value(), submission.address(), tx.now(), session.person());
            tx.audit("admission.address-confirmed", id.value(), submission.admission().value());
            return null;
        });
        return reason(submission, Optional.empty());
    }

    /** One that the program fails at, or whose document is damaged, does not keep the others; the store's other failures end the run. */
    private boolean guarded(Submission submission, Predicate<Submission> step) {
        try {
            return step.test(submission);
        } catch (VaultException e) {
            if (e.code() != VaultException.Code.CONTENT_DAMAGED && e.code() != VaultException.Code.CONTENT_MISSING) throw e;
            return failed(submission, e, SubmissionReason.DOCUMENT_GONE);
        } catch (DocumentRefusedException e) {                             // a picture that cannot be read any more
            return failed(submission, e, SubmissionReason.DOCUMENT_GONE);
        } catch (RuntimeException e) {
            return failed(submission, e, SubmissionReason.FAILED);
        }
    }

    private boolean failed(Submission submission, RuntimeException why, SubmissionReason reason) {
        LOG.log(System.Logger.Level.WARNING, "submission {0}: {1}", submission.id(), why.getClass().getName());
        if (!parcels.isQueued(submission.id().value())) release(submission, reason);
        return false;
    }

    /** Whether it was queued. */
    private boolean take(Session session, Submission submission) {
        Optional<SubmissionReason> obstacle = obstacle(session, submission);
        if (obstacle.isPresent()) {
            reason(submission, obstacle);
            return false;
        }
        if (unneeded(session, submission)) return false;
        boolean taken = administrative.write(tx -> SubmissionRepository.move(tx, submission.id(),
                List.of(SubmissionState.PREPARED), SubmissionState.QUEUED, Optional.empty(), Optional.empty()));
        return taken && finish(session, submission, send(session, submission));
    }

    /** One that was taken, so its row says: where its letters are not there yet, all is looked at again. */
    private boolean goOn(Session session, Submission submission) {
        if (parcels.isQueued(submission.id().value())) return finish(session, submission, Optional.empty());
        if (unneeded(session, submission)) return false;
        return finish(session, submission, obstacle(session, submission).or(() -> send(session, submission)));
    }

    /** What it would call off never left, and does not any more: so nobody has to be told. */
    private boolean unneeded(Session session, Submission submission) {
        if (!submission.callsOff() || stillThere(session, submission)) return false;
        administrative.write(tx -> {
            move(tx, submission, List.of(SubmissionState.PREPARED, SubmissionState.QUEUED), SubmissionState.WITHDRAWN, Optional.empty());
            return null;
        });
        return true;
    }

    /** That its letters are there, or why not. */
    private boolean finish(Session session, Submission submission, Optional<SubmissionReason> obstacle) {
        if (obstacle.isPresent()) {
            release(submission, obstacle.get());
            return false;
        }
        pauses.over(submission.id());
        administrative.write(tx -> {
            if (SubmissionRepository.finish(tx, submission.id(), session.person())) gone(tx, session, submission);
            return null;
        });
        return true;
    }

    /** After {@link #obstacle} found nothing. */
    private Optional<SubmissionReason> send(Session session, Submission submission) {
        boolean replaces = stillThere(session, submission);
        Parcel parcel = writer.parcel(submission, replaces);
        return parcels.send(session, parcel).map(AdmissionCarrier::reason);
    }

    /** Whether the hospital has what this replaces, or may have: what still waits is taken back instead. Each is looked at once. */
    private boolean stillThere(Session session, Submission later) {
        Set<SubmissionId> seen = new HashSet<>(Set.of(later.id()));
        for (Optional<SubmissionId> next = later.replaces(); next.filter(seen::add).isPresent(); ) {
            SubmissionId earlier = next.get();
            Submission replaced = administrative.read(tx -> AdmissionSending.existing(tx, earlier));
            boolean never = parcels.isQueued(earlier.value()) ? parcels.takeBack(session, earlier.value()) || cameBack(replaced)
                    : !replaced.state().left();
            if (!never) return true;
            next = replaced.replaces();
        }
        return false;
    }

    private static boolean cameBack(Submission submission) {
        return submission.reason().filter(why -> why == SubmissionReason.NO_SUCH_MAILBOX || why == SubmissionReason.MAILBOX_FULL
                || why == SubmissionReason.NOT_DELIVERED || why == SubmissionReason.TAKEN_BACK).isPresent();
    }

    /** Both people stand in the trace: who prepared it as its subject, whose session sent it as its person. */
    private void gone(Transaction tx, Session session, Submission submission) {
        Admission admission = admissions.file(tx, submission.admission()).admission();
        submission.replaces().ifPresent(earlier -> {
            SubmissionRepository.move(tx, earlier, MOVING, SubmissionState.REPLACED, Optional.empty(), Optional.empty());
            tx.announce(new SubmissionChanged(earlier, submission.admission()));
        });
        admissions.done(tx, session, admission, new AdmissionEvent(tx.now(), session.person(),
                submission.callsOff() ? What.WITHDRAWN : What.SENT, Optional.empty(), Optional.empty()));
        tx.audit("admission.submission-sent", submission.id().value(), admission.id().value(), submission.preparedBy());
        tx.announce(new SubmissionChanged(submission.id(), admission.id()));
    }

    private Optional<SubmissionReason> obstacle(Session session, Submission submission) {
        AdmissionFile file = administrative.read(tx -> admissions.file(tx, submission.admission()));
        if (file.admission().state() != Admission.State.OPEN && !submission.callsOff()) return Optional.of(SubmissionReason.ADMISSION_CLOSED);
        return writer.obstacle(submission).or(() -> parcels.check(session, writer.parcel(submission,
                submission.replaces().isPresent())).map(AdmissionCarrier::reason)).or(() -> address(submission));
    }

    /**
     * A mailbox that this practice wrote to, or that the directory shows as an organisation's, needs nobody's yes: who works at the
     * front desk cannot make any other the target of medical documents alone.
     */
    private Optional<SubmissionReason> address(Submission submission) {
        if (writer.isConfirmed(submission) || parcels.wroteTo(submission.address())) return Optional.empty();
        AddressCheck check = directory.checkBeforeSending(submission.address());
        if (check.state() == AddressCheck.State.GONE) return Optional.of(SubmissionReason.ADDRESS_GONE);
        boolean known = directory.isOfOrganisation(submission.address());
        return known ? Optional.empty() : Optional.of(SubmissionReason.ADDRESS_UNKNOWN);
    }

    private static SubmissionReason reason(Obstacle obstacle) {
        return SubmissionReason.valueOf(obstacle.name());
    }

    /** Beside one that waits; nothing where that is known already. */
    private Submission reason(Submission submission, Optional<SubmissionReason> why) {
        return administrative.write(tx -> {
            move(tx, submission, List.of(SubmissionState.PREPARED), SubmissionState.PREPARED, why);
            return AdmissionSending.existing(tx, submission.id());
        });
    }

    private void release(Submission submission, SubmissionReason why) {
        pauses.begin(submission.id(), now());
        administrative.write(tx -> {
            move(tx, submission, List.of(SubmissionState.QUEUED, SubmissionState.PREPARED), SubmissionState.PREPARED,
                    Optional.of(why));
            return null;
        });
    }

    private static void move(Transaction tx, Submission submission, List<SubmissionState> from, SubmissionState to,
            Optional<SubmissionReason> why) {
        if (!SubmissionRepository.move(tx, submission.id(), from, to, why, Optional.empty())) return;
        tx.announce(new SubmissionChanged(submission.id(), submission.admission()));
    }

    /** States come back without anything of what the documents say. */
    private void follow() {
        for (SubmissionId moving : administrative.read(SubmissionRepository::moving)) {
            if (stopped) return;
            Optional<Submission> readable = read(moving);
            if (readable.isEmpty()) continue;
            Submission each = readable.get();
            Optional<ParcelStanding> standing = parcels.standing(each.id().value());
            if (standing.isEmpty()) continue;
            SubmissionState state = SubmissionState.valueOf(standing.get().state().name());
            Optional<SubmissionReason> why = standing.get().why().map(AdmissionCarrier::reason);
            if (state == each.state() && why.equals(each.reason())) continue;
            administrative.write(tx -> {
                move(tx, each, MOVING, state, why);
                return null;
            });
        }
    }
}
