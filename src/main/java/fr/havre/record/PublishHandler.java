package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.record.RecordEntry.Keeping;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RemoteDocument.Status;
import fr.havre.record.SubmissionRepository.Frozen;
import fr.havre.sync.Conflicts;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxHandler;
import fr.havre.sync.OutboxItem;
import fr.havre.sync.OutboxState;
import fr.havre.sync.Outcome;
import fr.havre.sync.Reason;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends frozen submissions. Confirmed only when the record shows the document under its unique id with the hash of our
 * bytes; same unique id and other bytes is a conflict, never a success.
 */
public final class PublishHandler implements OutboxHandler {
    static final String KIND = "record.publish";
    private static final Duration WHILE_NOT_CONNECTED = Duration.ofMinutes(1);
    private static final Duration WHILE_EARLIER_VERSION_WAITS = Duration.ofMinutes(5);

    private final Database clinical;
    private final ContentStore contents;
    private final ConnectedRecord connected;
    private final Outbox outbox;
    private final Conflicts conflicts;
    /** Of the attempts being made: read once, not at each step. */
    private final Map<Long, Frozen> underWay = new ConcurrentHashMap<>();
    /** What the record showed of them, until the outcome is kept. */
    private final Map<Long, RemoteDocument> shown = new ConcurrentHashMap<>();

    public PublishHandler(Database clinical, ContentStore contents, ConnectedRecord connected, Outbox outbox,
            Conflicts conflicts) {
        this.clinical = clinical;
        this.contents = contents;
        this.connected = connected;
        this.outbox = outbox;
        this.conflicts = conflicts;
    }

    @Override public String kind() {
        return KIND;
    }

    @Override public String remote() {
        return ConnectedRecord.REMOTE;
    }

    @Override public Outcome send(OutboxItem item) {
        Optional<RecordConnector> connector = connected.connector();
        if (connector.isEmpty()) return notConnected();
        Frozen frozen = frozen(item);
        String taken;
        try {
            taken = connector.get().submit(frozen.submission(),
                    () -> clinical.read(tx -> contents.open(tx, frozen.content()))).entryUuid().orElse("");
        } catch (RecordException e) {
            return failed(connector.get(), item, frozen, e);
        }
        // asked to keep each number once, the record gave back the deleted one
        if (frozen.afterEntry().equals(Optional.of(taken))) return numberWithdrawn("");
        try {
            return seen(connector.get(), item, frozen).orElse(new Outcome.Done(taken));
        } catch (RecordException e) {
            return new Outcome.Done(taken);                             // taken; a later look at the record confirms it
        }
    }

    @Override public Optional<Outcome> ask(OutboxItem item) {
        Optional<RecordConnector> connector = connected.connector();
        if (connector.isEmpty()) return Optional.of(notConnected());
        try {
            return seen(connector.get(), item, frozen(item));
        } catch (RecordException e) {
            return e.code() == Code.NO_RECORD ? Optional.empty() : Optional.of(Answers.outcome(e));
        }
    }

    private static Outcome numberWithdrawn(String explanation) {
        return new Outcome.Refused(RecordRefusedException.Code.NUMBER_WITHDRAWN.name(), explanation);
    }

    private static Outcome notConnected() {
        return new Outcome.TryLater(Reason.NO_HANDLER, WHILE_NOT_CONNECTED);
    }

    private Frozen frozen(OutboxItem item) {
        Frozen known = underWay.get(item.id());
        if (known != null) return known;
        Frozen frozen = clinical.read(tx -> find(tx, item));
        underWay.put(item.id(), frozen);
        return frozen;
    }

    private static Frozen find(Transaction tx, OutboxItem item) {
        return SubmissionRepository.find(tx, new DocumentId(item.subject()), item.version()).orElseThrow();
    }

    /** What the record shows under our unique id; empty if nothing, or only what was deleted there before. */
    private Optional<Outcome> seen(RecordConnector connector, OutboxItem item, Frozen frozen) throws RecordException {
        return connector.findByUniqueId(frozen.submission().patient().ins(), frozen.submission().document().uniqueId())
                .filter(found -> !frozen.afterEntry().equals(Optional.of(found.entryUuid())))
                .map(found -> {
                    shown.put(item.id(), found);
                    if (found.sha1().isEmpty()) return new Outcome.Done(found.entryUuid());
                    return found.sha1().get().equals(frozen.submission().document().sha1())
                            ? new Outcome.Confirmed(found.entryUuid()) : new Outcome.Conflict(found.entryUuid());
                });
    }

    private Outcome failed(RecordConnector connector, OutboxItem item, Frozen frozen, RecordException e) {
        if (e.code() == Code.CONFLICT) return conflict(connector, item, frozen, e);
        if (e.code() == Code.NOT_FOUND && earlierWaits(frozen)) {
            return new Outcome.TryLater(Reason.NOT_YET, WHILE_EARLIER_VERSION_WAITS);
        }
        return Answers.outcome(e);
    }

    /** A refused duplicate is our own document after all; else the document to be replaced changed: what has it now? */
    private Outcome conflict(RecordConnector connector, OutboxItem item, Frozen frozen, RecordException e) {
        try {
            Optional<Outcome> ours = seen(connector, item, frozen);
            if (ours.isPresent()) return ours.get();
            Optional<String> replaced = frozen.submission().document().replacesUniqueId();
            if (frozen.afterEntry().isPresent()) return numberWithdrawn(e.explanation().orElse(""));
            if (replaced.isEmpty()) return Answers.outcome(e);
            Optional<RemoteDocument> old = connector.findByUniqueId(frozen.submission().patient().ins(),
                    replaced.get());
            if (old.isPresent() && old.get().status() == Status.CURRENT) {
                // two writers at one moment
                return new Outcome.TryLater(Reason.BUSY, e.retryAfter().orElse(Duration.ZERO));
            }
            return new Outcome.Conflict(old.map(each -> successor(connector, frozen, each)).orElse(""));
        } catch (RecordException asking) {
            return Answers.outcome(asking);
        }
    }

    private static String successor(RecordConnector connector, Frozen frozen, RemoteDocument old) {
        String[] found = {old.entryUuid()};
        try {
            connector.listCurrent(frozen.submission().patient().ins(), RecordFilter.everything(), page -> page.stream()
                    .filter(each -> each.replaces().contains(old.entryUuid()))
                    .forEach(each -> found[0] = each.entryUuid()));
        } catch (RecordException e) {
            // the superseded entry names the conflict as well
            return found[0];
        }
        return found[0];
    }

    private boolean earlierWaits(Frozen frozen) {
        if (frozen.replaces().isEmpty()) return false;
        return clinical.read(tx -> SubmissionRepository.withUniqueId(tx, frozen.patient(), frozen.replaces().get())
                .flatMap(each -> outbox.find(tx, KIND, each.document().value(), each.version()))
                .filter(line -> !line.state().settled() && line.state() != OutboxState.BLOCKED).isPresent());
    }

    @Override public void settled(Transaction tx, OutboxItem item, Outcome outcome) {
        Frozen known = underWay.remove(item.id());
        Frozen frozen = known == null ? find(tx, item) : known;
        switch (outcome) {
            case Outcome.Confirmed _ -> confirmed(tx, frozen, shown.get(item.id()));
            case Outcome.Conflict conflict -> conflicts.record(tx, KIND, item.subject(),
                    frozen.uniqueId().getBytes(StandardCharsets.UTF_8),
                    conflict.remoteVersion().getBytes(StandardCharsets.UTF_8));
            case Outcome.Done _, Outcome.TryLater _, Outcome.Refused _, Outcome.Unknown _ -> { }
        }
        tx.afterCommit(() -> shown.remove(item.id()));
        tx.announce(new RecordChanged(frozen.patient()));
    }

    /** Its entry is ours: a later look at the record must not tell it as news. */
    static void confirmed(Transaction tx, Frozen frozen, RemoteDocument entry) {
        SubmissionRepository.seen(tx, frozen.id(), entry.entryUuid());
        EntryRepository.find(tx, frozen.patient(), frozen.uniqueId()).ifPresentOrElse(known -> {
            EntryRepository.kept(tx, known.id(), frozen.document());
            EntryRepository.update(tx, known.id(), entry, Optional.empty());
        }, () -> EntryRepository.insert(tx, frozen.patient(), entry, Keeping.KEPT, Optional.of(frozen.document()),
                Optional.empty()));
        frozen.replaces().flatMap(old -> EntryRepository.find(tx, frozen.patient(), old))
                .ifPresent(old -> EntryRepository.superseded(tx, old.id()));
    }
}
