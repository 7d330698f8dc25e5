package fr.havre.messaging.inbox;

import fr.havre.documents.Documents;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.HeadKeeper.Place;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.messaging.transport.FetchedFolder;
import fr.havre.messaging.transport.FetchedFolder.Marks;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.MailException;
import fr.havre.patients.Patients;
import fr.havre.sync.PullCursor;
import fr.havre.sync.PullSource;
import fr.havre.sync.Pulled;
import fr.havre.sync.Reason;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Fetches mailboxes: first the heads, newest first and many at once, so that the list can be worked with; then the
 * messages, newest first; marks in both directions. One pull is one small part: what it brought is kept with the cursor
 * in one transaction, and the next part is asked for at once. Memory does not grow with the mailbox.
 *
 * <p>Threads: the pull worker's; alive while the clinical compartment is open.
 */
public final class MailPull implements PullSource, AutoCloseable {
    /** What asks for a look now calls this source by. */
    public static final String NAME = "mail.pull";
    private static final int HEADS = 2000;
    private static final int BODIES = 20;
    private static final long BODIES_BYTES = 8 << 20;
    private static final int RECENT = 300;
    private static final int MARKS = 5000;
    private static final int MOST_TRIES = 3;
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration COMPARED_EVERY = Duration.ofHours(1);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);

    private final Database clinical;
    private final Mailboxes mailboxes;
    private final MessagePreparing preparing;
    private final HeadKeeper heads;
    private final MessageKeeper messages;
    private final MailSessions sessions;
    private final SentCopies copies;
    private final InstantSource time;
    private final int headsAtOnce;

    /** @param listener told of each message in the transaction that keeps it */
    public MailPull(Database clinical, ContentStore contents, Documents documents, Patients patients, Mailboxes mailboxes,
            MailConnections connections, Arrival.Listener listener, InstantSource time) {
        this(clinical, contents, documents, patients, mailboxes, connections, listener, time, HEADS);
    }

    MailPull(Database clinical, ContentStore contents, Documents documents, Patients patients, Mailboxes mailboxes,
            MailConnections connections, Arrival.Listener listener, InstantSource time, int headsAtOnce) {
        this.clinical = clinical;
        this.mailboxes = mailboxes;
        this.preparing = new MessagePreparing(documents, contents, time);
        MessageRows rows = new MessageRows(documents.clinicalIndex());
        this.heads = new HeadKeeper(rows);
        this.messages = new MessageKeeper(documents, contents, patients, rows, listener);
        this.sessions = new MailSessions(connections);
        this.copies = new SentCopies(clinical, contents);
        this.time = time;
        this.headsAtOnce = headsAtOnce;
    }

    @Override public String name() {
        return NAME;
    }

    @Override public List<Wish> wishes(Transaction tx) {
        return mailboxes.fetched(tx).stream().map(each -> new Wish(each.id().value(), EVERY)).toList();
    }

    @Override public Pulled pull(UUID subject, PullCursor since) {
        Optional<Mailbox> mailbox = clinical.read(tx -> mailboxes.find(tx, new MailboxId(subject)));
        if (mailbox.isEmpty()) return new Pulled.Refused("UNKNOWN_MAILBOX", "");
        MailCursor cursor = MailCursor.read(since.value()).next();
        try {
            MailSessions.Open open = sessions.borrow(mailbox.get());
            boolean well = false;
            try {
                Pulled.Received received = new Part(mailbox.get(), open, since.failures()).pull(cursor);
                well = received.more();
                return received;
            } finally {
                if (well) sessions.giveBack(mailbox.get(), open);
                else open.close();
            }
        } catch (MailException e) {
            return failed(e);
        }
    }

    /** A mailbox's own trouble must not keep the others waiting. */
    private static Pulled failed(MailException e) {
        return switch (e.code()) {
            case NAME_NOT_FOUND, UNREACHABLE, TIMEOUT, TOKEN_UNREACHABLE -> new Pulled.TryLater(Reason.UNREACHABLE);
            case BUSY -> new Pulled.TryLater(Reason.BUSY);
            case PROTOCOL -> new Pulled.TryLater(Reason.NOT_YET, AFTER_REFUSAL);
            case NOT_TRUSTED, NO_TLS, SIGN_IN_REFUSED, SIGN_IN_OVER, TOKEN_REFUSED, TOKEN_NOT_TRUSTED, REFUSED, LOST_AFTER_DATA,
                    NO_FOLDER ->
                    new Pulled.Refused("mail." + e.code(), "");
        };
    }

    /** Ends what waits for the network. */
    @Override public void close() {
        preparing.close();
        sessions.close();
    }

    /** What one pull brings of one mailbox. */
    private final class Part {
        private final Mailbox mailbox;
        private final MailSessions.Open open;
        private final int failures;
        private final List<Pulled.Keep> kept = new ArrayList<>();
        private boolean more;
        private boolean full = true;

        Part(Mailbox mailbox, MailSessions.Open open, int failures) {
            this.mailbox = mailbox;
            this.open = open;
            this.failures = failures;
        }

        Pulled.Received pull(MailCursor from) throws MailException {
            open.settle();
            MailCursor cursor = from;
            for (String name : open.folders()) {
                FetchedFolder folder = open.folder(name);
                Place place = new Place(mailbox.id(), name, folder.validity());
                FolderCursor after = heads(place, folder, cursor.of(name, folder.validity()));
                if (!more) after = marks(place, folder, after);
                cursor = cursor.with(name, after);
                if (more) break;                                            // the heads of one folder, then those of the next
            }
            if (!more) bodies();
            if (!more) copies();
            String written = cursor.written();
            boolean all = full && !more;
            return new Pulled.Received(written, all, more, tx -> kept.forEach(each -> each.in(tx)));
        }

        /** What arrived since, oldest first; else what lies further back, newest first. */
        private FolderCursor heads(Place place, FetchedFolder folder, FolderCursor cursor) throws MailException {
            if (open.isAhead(place.folder())) return older(place, folder, cursor);
            long[] fresh = folder.uids(cursor.top() + 1, Long.MAX_VALUE, mailbox.fromDay());
            if (cursor.top() == 0) return begin(place, folder, cursor, fresh);
            if (fresh.length > 0) {
                long[] batch = java.util.Arrays.copyOf(fresh, Math.min(fresh.length, headsAtOnce));
                keepHeads(place, ListedHead.fetch(folder, batch));
                more = true;
                return cursor.upTo(batch[batch.length - 1]);
            }
            return cursor.hasOlder() ? older(place, folder, cursor) : cursor;
        }

        private FolderCursor begin(Place place, FetchedFolder folder, FolderCursor cursor, long[] all) throws MailException {
            if (all.length == 0) return cursor;
            long[] batch = java.util.Arrays.copyOfRange(all, Math.max(0, all.length - headsAtOnce), all.length);
            open.older(place.folder(), java.util.Arrays.copyOf(all, all.length - batch.length));
            keepHeads(place, ListedHead.fetch(folder, batch));
            open.fetchAhead(place.folder(), headsAtOnce);
            more = true;
            return cursor.upTo(all[all.length - 1]).downTo(batch.length == all.length ? 0 : batch[0]);
        }

        private FolderCursor older(Place place, FetchedFolder folder, FolderCursor cursor) throws MailException {
            if (open.older(place.folder()).isEmpty()) {
                open.older(place.folder(), folder.uids(1, cursor.low() - 1, mailbox.fromDay()));
            }
            if (!open.isAhead(place.folder())) open.fetchAhead(place.folder(), headsAtOnce);
            keepHeads(place, open.ahead());
            more = true;
            long[] left = open.older(place.folder()).orElseThrow();
            if (left.length == 0) return cursor.downTo(0);
            open.fetchAhead(place.folder(), headsAtOnce);                         // while these are being kept
            return cursor.downTo(left[left.length - 1] + 1);
        }

        private void keepHeads(Place place, List<ListedHead> batch) {
            kept.add(tx -> {
                List<MessageId> fresh = heads.keep(tx, place, batch);
                if (!fresh.isEmpty()) tx.announce(new InboxChanged(mailbox.id(), fresh));
            });
        }

        private FolderCursor marks(Place place, FetchedFolder folder, FolderCursor cursor) throws MailException {
            List<MarksKeeper.Due> due = clinical.read(tx -> MarksKeeper.due(tx, place));
            for (MarksKeeper.Due each : due) folder.mark(each.marks());
            kept.add(tx -> MarksKeeper.told(tx, due));
            Instant now = time.instant();
            if (folder.modSeq().isPresent() && cursor.modSeq() > 0) {
                if (folder.modSeq().get() > cursor.modSeq()) hear(place, folder.marksChangedSince(cursor.modSeq()));
                return cursor.marked(folder.modSeq().get(), now);
            }
            boolean all = cursor.comparedAt() < now.minus(COMPARED_EVERY).toEpochMilli();
            full &= all;
            long from = all ? 1 : Math.max(1, cursor.top() - RECENT);
            for (long at = from; at <= cursor.top(); at += MARKS) {
                hear(place, folder.marks(at, Math.min(cursor.top(), at + MARKS - 1)));
            }
            return all ? cursor.marked(folder.modSeq().orElse(0L), now) : cursor;
        }

        private void hear(Place place, List<Marks> marks) {
            kept.add(tx -> {
                List<MessageId> changed = MarksKeeper.heard(tx, place, marks);
                if (!changed.isEmpty()) tx.announce(new InboxChanged(mailbox.id(), changed));
            });
        }

        /** Some of those of which only the head is here. After a failure one by one, so that one does not stop all. */
        private void bodies() throws MailException {
            List<Listed> wanted = clinical.read(tx -> Listed.of(tx, mailbox.id(), failures > 0 ? 1 : BODIES, MOST_TRIES));
            if (wanted.isEmpty()) return;
            if (failures > 0) Listed.tried(clinical, wanted);
            long bytes = 0;
            for (Listed each : wanted) {
                if (bytes > 0 && bytes + each.size() > BODIES_BYTES) break;
                bytes += each.size();
                PreparedMessage prepared = prepared(each);
                kept.add(tx -> keep(tx, prepared));
            }
            more = true;
        }

        /** Last, for whatever goes wrong with them is their own matter. */
        private void copies() {
            List<MessageId> left = copies.leave(mailbox.id(), open);
            kept.add(tx -> SentCopies.there(tx, left));
        }

        private PreparedMessage prepared(Listed each) throws MailException {
            if (each.size() > MessageReader.MOST_BYTES) {
                return preparing.refused(each.id(), mailbox.id(), MailRefusedException.Code.TOO_LARGE);
            }
            if (each.tries() >= MOST_TRIES) {
                return preparing.refused(each.id(), mailbox.id(), MailRefusedException.Code.TOO_COMPLEX);
            }
            Optional<byte[]> bytes = whole(each);
            return bytes.isPresent() ? preparing.prepare(each.id(), mailbox, bytes.get())
                    : preparing.refused(each.id(), mailbox.id(), MailRefusedException.Code.NOT_A_MESSAGE);
        }

        private Optional<byte[]> whole(Listed each) throws MailException {
            if (!open.folders().contains(each.folder())) return Optional.empty();
            FetchedFolder folder = open.folder(each.folder());
            if (folder.validity() != each.validity()) return Optional.empty();
            Map<Long, byte[]> found = folder.whole(new long[] {each.uid()});
            return Optional.ofNullable(found.get(each.uid()));
        }

        private void keep(Transaction tx, PreparedMessage prepared) {
            messages.keep(tx, prepared);
            tx.announce(new InboxChanged(mailbox.id(), List.of(prepared.id())));
        }
    }
}
