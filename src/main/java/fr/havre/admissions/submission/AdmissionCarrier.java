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
import fr.havre.sending.Obstacle;
import fr.havre.sending.Parcel;
import fr.havre.sending.ParcelStanding;
import fr.havre.sending.Parcels;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Carries out what was prepared on the administrative side: each submission exactly once, whatever happens in between, and writes
 * back how far it came. For a session that holds the clinical key; only one that may send takes anything.
 *
 * <p>The order: what stands in the way is looked for; the submission is taken (from then on it cannot be withdrawn); its letters
 * are queued ({@link Parcels}, once for each submission); that it has gone is noted. Interrupted anywhere, the next
 * run goes on there. What stands in the way is written beside the submission, and looked at again at each run.
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
        AdmissionUpkeep.run(administrative);
        int queued = 0;
        int stopped = 0;
        int published = 0;
        if (session.may(Permission.SEND_MESSAGE)) {
            for (Submission each : administrative.read(SubmissionRepository::taken)) {
                if (guarded(each, () -> goOn(session, each))) queued++;
                else stopped++;
            }
            for (Submission each : administrative.read(tx -> SubmissionRepository.in(tx, SubmissionState.PREPARED))) {
                if (guarded(each, () -> take(session, each))) queued++;
                else stopped++;
            }
            published = parcels.publishWaiting(session);
        }
        follow();
        return new Carried(queued, published, stopped);
    }

    /**
     * A professional says yes to the address of a submission that waits for that; it is carried out by the next run.
     *
     * @throws AdmissionException {@code UNKNOWN_SUBMISSION}, {@code NOTHING_TO_CONFIRM}
     */
    public Submission confirm(Session session, SubmissionId id) {
        session.require(Permission.SEND_MESSAGE);
        Submission submission = administrative.read(tx -> AdmissionSending.existing(tx, id));
        boolean waits = submission.state() == SubmissionState.PREPARED
                && submission.reason().filter(SubmissionReason::waitsForYes).isPresent();
        if (!waits) throw new AdmissionException(Code.NOTHING_TO_CONFIRM, id.toString());
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

    /** One that the program fails at does not keep the others; the store's own failures end the run. */
    private boolean guarded(Submission submission, BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (VaultException | IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "submission {0}: {1}", submission.id(), e.getClass().getName());
            if (!parcels.isQueued(submission.id().value())) release(submission, SubmissionReason.FAILED);
            return false;
        }
    }

    /** Whether it was queued. */
    private boolean take(Session session, Submission submission) {
        Optional<SubmissionReason> obstacle = obstacle(session, submission);
        if (obstacle.isPresent()) {
            reason(submission, obstacle);
            return false;
        }
        boolean taken = administrative.write(tx -> SubmissionRepository.move(tx, submission.id(),
                List.of(SubmissionState.PREPARED), SubmissionState.QUEUED, Optional.empty(), Optional.empty()));
        return taken && goOn(session, submission);
    }

    /** One that was taken: its letters, and that they are there. */
    private boolean goOn(Session session, Submission submission) {
        Optional<SubmissionReason> obstacle = send(session, submission);
        if (obstacle.isPresent()) {
            release(submission, obstacle.get());
            return false;
        }
        administrative.write(tx -> {
            if (SubmissionRepository.finish(tx, submission.id(), session.person())) gone(tx, session, submission);
            return null;
        });
        return true;
    }

    private Optional<SubmissionReason> send(Session session, Submission submission) {
        if (parcels.isQueued(submission.id().value())) return Optional.empty();
        Optional<SubmissionReason> obstacle = writer.obstacle(submission);
        if (obstacle.isPresent()) return obstacle;
        boolean replaces = submission.replaces().isPresent() && stillThere(session, submission.replaces().get());
        Parcel parcel = writer.parcel(submission, replaces);
        return parcels.send(session, parcel).map(AdmissionCarrier::reason);
    }

    /** Whether the hospital has what is replaced, or may have: what still waits is taken back instead. */
    private boolean stillThere(Session session, SubmissionId earlier) {
        Submission replaced = administrative.read(tx -> AdmissionSending.existing(tx, earlier));
        boolean never = parcels.isQueued(earlier.value()) ? parcels.takeBack(session, earlier.value()) || cameBack(replaced)
                : !replaced.state().left();
        return !never || (replaced.replaces().isPresent() && stillThere(session, replaced.replaces().get()));
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
        admissions.done(tx, session, admission, new AdmissionEvent(tx.now(), session.person(), What.SENT, Optional.empty(),
                Optional.empty()));
        tx.audit("admission.submission-sent", submission.id().value(), admission.id().value(), submission.preparedBy());
        tx.announce(new SubmissionChanged(submission.id(), admission.id()));
    }

    private Optional<SubmissionReason> obstacle(Session session, Submission submission) {
        AdmissionFile file = administrative.read(tx -> admissions.file(tx, submission.admission()));
        if (file.admission().state() != Admission.State.OPEN) return Optional.of(SubmissionReason.ADMISSION_CLOSED);
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
        for (Submission each : administrative.read(SubmissionRepository::moving)) {
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
