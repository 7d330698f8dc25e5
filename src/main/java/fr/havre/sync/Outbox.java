package fr.havre.sync;

import static fr.havre.sync.OutboxState.BLOCKED;
import static fr.havre.sync.OutboxState.CANCELLED;
import static fr.havre.sync.OutboxState.CONFIRMED;
import static fr.havre.sync.OutboxState.CONFLICT;
import static fr.havre.sync.OutboxState.IN_DOUBT;
import static fr.havre.sync.OutboxState.QUEUED;
import static fr.havre.sync.OutboxState.SENDING;
import static fr.havre.sync.OutboxState.SENT;

import fr.havre.sync.SyncException.Code;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What must leave this computer, in the compartment of the transaction given. Holds nothing itself: one instance serves
 * any thread and both compartments. Who may do what is asked by the feature that calls.
 *
 * <p>Whoever adds, retries or confirms something wakes the {@link SyncScheduler} after the commit
 * ({@link OutboxChanged} is announced then).
 */
public final class Outbox {
    /** The largest frozen content, in bytes; larger things go to the content store and are named here. */
    public static final int CONTENT_LIMIT = 64 * 1024;

    private static final Pattern KIND = Pattern.compile("[a-z]+(\\.[a-z_]+)*");

    /**
     * Queues one version of {@code subject}. Asking twice queues it once: the first frozen content stays.
     *
     * @param version grows with each change of the subject that must leave
     * @param content frozen: exactly this is sent, at the first attempt and at the last; at most {@link #CONTENT_LIMIT}
     * @param orderKey items with the same one leave one at a time, in the order they were added; an item that is
     *     blocked, in conflict or cannot be asked holds back its own subject only
     * @return the item's id, of the existing one if it was queued before
     * @throws SyncException {@code VERSION_NOT_NEWER} if a later version was queued already
     */
    public long add(Transaction tx, String kind, UUID subject, int version, byte[] content, UUID orderKey) {
        return add(tx, kind, subject, version, content, orderKey, tx.now());
    }

    /**
     * As above, to leave not sooner than {@code notBefore}: until then it can be taken back for sure.
     *
     * @param notBefore a day from now at most
     */
    public long add(Transaction tx, String kind, UUID subject, int version, byte[] content, UUID orderKey, Instant notBefore) {
        if (!KIND.matcher(kind).matches()) throw new IllegalArgumentException("kind");
        if (content.length > CONTENT_LIMIT) throw new IllegalArgumentException(content.length + " bytes of content");
        Optional<Long> existing = OutboxRepository.find(tx, kind, subject, version);
        if (existing.isPresent()) return existing.get();
        if (OutboxRepository.hasLaterVersion(tx, kind, subject, version)) {
            throw new SyncException(Code.VERSION_NOT_NEWER, subject);
        }
        long id = OutboxRepository.insert(tx, kind, subject, version, content, orderKey, notBefore);
        tx.announce(new OutboxChanged(kind, subject, QUEUED));
        return id;
    }

    /** As above, ordered among the items of its own subject only. */
    public long add(Transaction tx, String kind, UUID subject, int version, byte[] content) {
        return add(tx, kind, subject, version, content, subject);
    }

    /** Everything that is not settled, oldest first. */
    public List<OutboxLine> waiting(Transaction tx) {
        return OutboxRepository.lines(tx, "o.state IN " + OutboxRepository.OPEN);
    }

    /** The last {@code limit} items that are settled, newest first. */
    public List<OutboxLine> settled(Transaction tx, int limit) {
        return OutboxRepository.settledLines(tx, limit);
    }

    /** Every item of one subject, oldest first. */
    public List<OutboxLine> of(Transaction tx, UUID subject) {
        return OutboxRepository.lines(tx, "o.subject = ?", subject);
    }

    /** The last item of each of these subjects that has one and was not taken back. */
    public Map<UUID, OutboxLine> last(Transaction tx, String kind, Collection<UUID> subjects) {
        return OutboxRepository.last(tx, kind, subjects);
    }

    /**
     * One item.
     *
     * @throws SyncException {@code UNKNOWN_ITEM}
     */
    public OutboxLine line(Transaction tx, long item) {
        return OutboxRepository.lines(tx, "o.id = ?", item).stream().findFirst()
                .orElseThrow(() -> new SyncException(Code.UNKNOWN_ITEM, item));
    }

    /**
     * The frozen bytes of an item.
     *
     * @throws SyncException {@code UNKNOWN_ITEM}
     */
    public byte[] content(Transaction tx, long item) {
        return OutboxRepository.content(tx, item).orElseThrow(() -> new SyncException(Code.UNKNOWN_ITEM, item));
    }

    /** Every change of state of one item, oldest first. */
    public List<OutboxEvent> history(Transaction tx, long item) {
        return OutboxRepository.history(tx, item);
    }

    /** States that have items, and since when the oldest of each is in it. */
    public List<OutboxCount> counts(Transaction tx) {
        return OutboxRepository.counts(tx);
    }

    /**
     * Leaves in this compartment what waits in the other: for who does not hold its key.
     *
     * @param waiting the other compartment's {@link #counts}, without what is settled
     */
    public void leaveCounts(Transaction tx, List<OutboxCount> waiting) {
        OutboxRepository.leaveCounts(tx, waiting);
    }

    /** What waited in the other compartment when it was last closed, by state. */
    public List<OutboxCount> countsElsewhere(Transaction tx) {
        return OutboxRepository.countsElsewhere(tx);
    }

    /** What waits for a person, by why. */
    public List<OutboxBlocked> blocked(Transaction tx) {
        return OutboxRepository.blocked(tx);
    }

    /**
     * Makes an item due now. If it may have been sent, the other side is asked first.
     *
     * @throws SyncException {@code UNKNOWN_ITEM}, {@code BEING_SENT}, {@code NOT_IN_THIS_STATE} if it is settled
     */
    public void retryNow(Transaction tx, long item) {
        OutboxLine line = require(tx, item, EnumSet.of(QUEUED, IN_DOUBT, BLOCKED, CONFLICT));
        OutboxRepository.requeue(tx, line, line.state() == IN_DOUBT ? IN_DOUBT : QUEUED, Reason.RETRIED);
    }

    /** Makes every item due now that waits for its next try. */
    public void retryAll(Transaction tx) {
        OutboxRepository.makeAllDue(tx);
    }

    /**
     * A person decides that an item in doubt did not arrive: the same bytes under the same identifier go out again.
     * The other side is <em>not</em> asked.
     *
     * @throws SyncException {@code UNKNOWN_ITEM}, {@code NOT_IN_THIS_STATE} if it is not in doubt
     */
    public void sendAgain(Transaction tx, long item) {
        OutboxLine line = require(tx, item, EnumSet.of(IN_DOUBT));
        OutboxRepository.forgetDoubt(tx, item);
        OutboxRepository.requeue(tx, line, QUEUED, Reason.RETRIED);
        tx.audit("outbox.sent_again", line.subject());
    }

    /**
     * Takes back what was surely never sent.
     *
     * @throws SyncException {@code UNKNOWN_ITEM}, {@code BEING_SENT}, {@code MAYBE_SENT}, {@code NOT_IN_THIS_STATE}
     */
    public void cancel(Transaction tx, long item) {
        OutboxLine line = require(tx, item, EnumSet.of(QUEUED, IN_DOUBT, BLOCKED, CONFLICT, SENT, CONFIRMED));
        if (line.maybeSent()) throw new SyncException(Code.MAYBE_SENT, item);
        OutboxRepository.move(tx, line, CANCELLED, Optional.empty());
        tx.audit("outbox.cancelled", line.subject());
    }

    /**
     * Something else than the answer proves that it arrived: a receipt, its presence in a later pull, a person's word.
     * Harmless when it is confirmed already.
     *
     * @throws SyncException {@code UNKNOWN_ITEM}, {@code BEING_SENT}, {@code NOT_IN_THIS_STATE} if it was cancelled
     */
    public void confirm(Transaction tx, long item, String remoteReference) {
        OutboxLine line = require(tx, item, EnumSet.complementOf(EnumSet.of(SENDING, CANCELLED)));
        if (line.state() == CONFIRMED) return;
        OutboxRepository.reference(tx, item, remoteReference);
        OutboxRepository.move(tx, line, CONFIRMED, Optional.empty());
        tx.audit("outbox.confirmed", line.subject());
    }

    /** The item of one version of a subject, if it was queued and not cancelled. */
    public Optional<OutboxLine> find(Transaction tx, String kind, UUID subject, int version) {
        return OutboxRepository.find(tx, kind, subject, version).map(id -> line(tx, id));
    }

    /**
     * Removes everything about a subject that is being erased, sent or not; what waited is cancelled by that.
     *
     * @throws SyncException {@code BEING_SENT}
     */
    public void forget(Transaction tx, UUID subject) {
        for (OutboxLine line : of(tx, subject)) {
            if (line.state() == SENDING) throw new SyncException(Code.BEING_SENT, line.id());
            if (line.state().settled()) continue;
            tx.audit("outbox.cancelled", subject);
            tx.announce(new OutboxChanged(line.kind(), subject, CANCELLED));
        }
        OutboxRepository.delete(tx, subject);
    }

    /**
     * After a restore from a backup: whatever is not confirmed may have been sent since, so the other side is asked
     * first; and each pull compares everything once.
     */
    public void onRestored(Transaction tx) {
        OutboxRepository.doubtAll(tx);
        PullCursorRepository.compareEverythingAgain(tx);
    }

    private OutboxLine require(Transaction tx, long item, Set<OutboxState> allowed) {
        OutboxLine line = line(tx, item);
        if (allowed.contains(line.state())) return line;
        if (line.state() == SENDING) throw new SyncException(Code.BEING_SENT, item);
        throw new SyncException(Code.NOT_IN_THIS_STATE, item);
    }
}
