package fr.havre.record;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordStanding.Mark;
import fr.havre.sync.Conflict;
import fr.havre.sync.Conflicts;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxEvent;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.Reachability;
import fr.havre.vault.Uuids;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person sees of the clinical queue and decides about it. Every change of it is announced after its commit:
 * {@link fr.havre.sync.OutboxChanged}, {@link fr.havre.sync.ConflictChanged}, {@link fr.havre.sync.SyncStateChanged},
 * {@link fr.havre.sync.PullChanged} and {@link RecordChanged}.
 *
 * <p>Threads: any but the FX thread; never touches the network.
 */
public final class RecordQueue {
    private final Database clinical;
    private final Outbox outbox;
    private final Conflicts conflicts;
    private final Reachability reachability;
    private final Runnable soon;

    /** @param soon has what is due looked at, remotes taken for down included */
    public RecordQueue(Database clinical, Outbox outbox, Conflicts conflicts, Reachability reachability, Runnable soon) {
        this.clinical = clinical;
        this.outbox = outbox;
        this.conflicts = conflicts;
        this.reachability = reachability;
        this.soon = soon;
    }

    /** Everything that is not settled, oldest first. */
    public List<QueueItem> waiting(Session session) {
        session.require(Permission.SEE_QUEUE);
        return clinical.read(tx -> items(tx, outbox.waiting(tx)));
    }

    /** The last {@code limit} items that are settled, newest first. */
    public List<QueueItem> settled(Session session, int limit) {
        session.require(Permission.SEE_QUEUE);
        return clinical.read(tx -> items(tx, outbox.settled(tx, limit)));
    }

    /** Every change of state of one item, oldest first. */
    public List<OutboxEvent> history(Session session, long item) {
        session.require(Permission.SEE_QUEUE);
        return clinical.read(tx -> outbox.history(tx, item));
    }

    /** The queue in numbers. */
    public QueueSummary summary(Session session, Instant receivedSince) {
        session.require(Permission.SEE_QUEUE);
        return clinical.read(tx -> new QueueSummary(outbox.counts(tx), outbox.blocked(tx), conflicts.open(tx).size(),
                reachability.states(), EntryRepository.receivedSince(tx, receivedSince)));
    }

    /** Tries an item now; what may have been sent is asked about first. As {@link Outbox#retryNow}. */
    public QueueItem retryNow(Session session, long item) {
        return decide(session, item, outbox::retryNow);
    }

    /** Takes back what was surely never sent. As {@link Outbox#cancel}. */
    public QueueItem cancel(Session session, long item) {
        return decide(session, item, outbox::cancel);
    }

    /** Sends again without asking, by a person's word that it did not arrive. As {@link Outbox#sendAgain}. */
    public QueueItem sendAgain(Session session, long item) {
        return decide(session, item, outbox::sendAgain);
    }

    /** Nothing waits for its next try any more: the network is back, somebody asks. */
    public void retryAll(Session session) {
        session.require(Permission.RUN_QUEUE);
        clinical.write(tx -> {
            outbox.retryAll(tx);
            return null;
        });
        soon.run();
    }

    private QueueItem decide(Session session, long item, BiConsumer<Transaction, Long> decision) {
        session.require(Permission.RUN_QUEUE);
        QueueItem decided = clinical.write(tx -> {
            decision.accept(tx, item);
            return items(tx, List.of(outbox.line(tx, item))).getFirst();
        });
        soon.run();
        return decided;
    }

    private static List<QueueItem> items(Transaction tx, List<OutboxLine> lines) {
        return lines.stream().map(line -> item(tx, line)).toList();
    }

    private static QueueItem item(Transaction tx, OutboxLine line) {
        if (!line.kind().startsWith("record.")) {
            return new QueueItem(line, Optional.empty(), Optional.empty(), Optional.empty());
        }
        DocumentId document = new DocumentId(line.subject());
        return new QueueItem(line, Optional.of(document), SubmissionRepository.patientOf(tx, document)
                .or(() -> ChangeRepository.patientOf(tx, document)), RecordChanging.changeOf(tx, line));
    }

    /** Undecided conflicts, oldest first. {@link RecordPublishing#resolve} decides. */
    public List<DocumentConflict> conflicts(Session session) {
        session.require(Permission.SEE_QUEUE);
        return clinical.read(tx -> conflicts.open(tx).stream().flatMap(each -> conflict(tx, each).stream()).toList());
    }

    private static Optional<DocumentConflict> conflict(Transaction tx, Conflict conflict) {
        DocumentId ours = new DocumentId(conflict.subject());
        return switch (conflict.kind()) {
            case PublishHandler.KIND -> {
                Optional<RecordEntry> theirs = EntryRepository.withEntryUuid(tx,
                        new String(conflict.theirs(), StandardCharsets.UTF_8));
                yield Optional.of(new DocumentConflict(conflict, ours, theirs, theirs.flatMap(RecordEntry::document),
                        theirs.isPresent() ? EnumSet.allOf(Conflict.Choice.class)
                                : EnumSet.of(Conflict.Choice.THEIRS, Conflict.Choice.BOTH)));
            }
            case RecordPull.NAME -> {
                DocumentId theirs = new DocumentId(Uuids.of(conflict.theirs()));
                yield Optional.of(new DocumentConflict(conflict, ours,
                        EntryRepository.ofDocument(tx, theirs).stream().findFirst(), Optional.of(theirs),
                        EnumSet.allOf(Conflict.Choice.class)));
            }
            default -> Optional.empty();
        };
    }

    /** Where each document of this patient that was sent, is to be sent, or was received stands. */
    public Map<DocumentId, RecordStanding> standings(Session session, PatientId patient) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> standings(tx, patient));
    }

    private Map<DocumentId, RecordStanding> standings(Transaction tx, PatientId patient) {
        Map<DocumentId, RecordEntry> entries = EntryRepository.of(tx, patient).stream()
                .filter(each -> each.document().isPresent())
                .collect(Collectors.toMap(each -> each.document().orElseThrow(), each -> each, (_, later) -> later));
        Set<DocumentId> documents = new HashSet<>(entries.keySet());
        documents.addAll(SubmissionRepository.documentsOf(tx, patient));
        Map<UUID, OutboxLine> published = outbox.last(tx, PublishHandler.KIND, ids(documents));
        outbox.last(tx, ChangeHandler.KIND, ids(documents)).forEach((document, line) -> {
            if (!line.state().settled()) published.put(document, line);           // what waits says more than what is done
        });
        Set<UUID> disputed = conflicts.open(tx).stream().map(Conflict::subject).collect(Collectors.toSet());
        Map<DocumentId, RecordStanding> standings = new HashMap<>();
        for (DocumentId each : documents) {
            Optional<OutboxLine> line = Optional.ofNullable(published.get(each.value()));
            Optional<RecordEntry> entry = Optional.ofNullable(entries.get(each));
            mark(line, entry, disputed.contains(each.value())).ifPresent(mark ->
                    standings.put(each, new RecordStanding(each, mark, line, entry)));
        }
        return standings;
    }

    private static Collection<UUID> ids(Set<DocumentId> documents) {
        return documents.stream().map(DocumentId::value).toList();
    }

    private static Optional<Mark> mark(Optional<OutboxLine> line, Optional<RecordEntry> entry, boolean disputed) {
        if (disputed) return Optional.of(Mark.CONFLICT);
        boolean deleted = entry.filter(each -> each.status() == RecordEntry.Status.ENTERED_IN_ERROR).isPresent();
        if (deleted && line.filter(each -> !each.state().settled()).isEmpty()) return Optional.of(Mark.WITHDRAWN);
        return Stream.concat(line.map(each -> Mark.of(each.state())).stream(), entry.map(_ -> Mark.RECEIVED).stream())
                .findFirst();
    }
}
