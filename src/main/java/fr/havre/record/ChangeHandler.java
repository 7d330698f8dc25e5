package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.record.ChangeRepository.Asked;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RemoteDocument.Status;
import fr.havre.sync.OutboxHandler;
import fr.havre.sync.OutboxItem;
import fr.havre.sync.Outcome;
import fr.havre.sync.Reason;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes frozen changes on documents of the record. Confirmed only when the record shows the document changed; what
 * somebody else changed since the decision blocks it, for a person to decide again.
 */
public final class ChangeHandler implements OutboxHandler {
    static final String KIND = "record.change";
    private static final Duration WHILE_NOT_CONNECTED = Duration.ofMinutes(1);

    /** The entry on which it was made and the entry it led to, until the outcome is kept. */
    private record Made(Optional<String> from, Optional<RemoteDocument> to) { }

    private final Database clinical;
    private final ConnectedRecord connected;
    private final Map<Long, Made> made = new ConcurrentHashMap<>();

    public ChangeHandler(Database clinical, ConnectedRecord connected) {
        this.clinical = clinical;
        this.connected = connected;
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
        Asked asked = clinical.read(tx -> find(tx, item));
        RemoteDocument seen = clinical.read(tx -> afterOurOwn(tx, asked));
        try {
            RemoteDocument now = connector.get().change(asked.frozen().patient(), seen, asked.change());
            made.put(item.id(), new Made(seen.version(), Optional.of(now)));
            return shows(now, asked.change()) ? new Outcome.Confirmed(now.entryUuid()) : new Outcome.Done(now.entryUuid());
        } catch (RecordException e) {
            return failed(e);
        }
    }

    /** Somebody else changed it, or it is gone: the decision is to be taken again on what is there now. */
    private static Outcome failed(RecordException e) {
        return e.code() == Code.CONFLICT ? new Outcome.Refused(e.code().name(), e.explanation().orElse(""))
                : Answers.outcome(e);
    }

    @Override public Optional<Outcome> ask(OutboxItem item) {
        Optional<RecordConnector> connector = connected.connector();
        if (connector.isEmpty()) return Optional.of(notConnected());
        Asked asked = clinical.read(tx -> find(tx, item));
        RemoteDocument seen = clinical.read(tx -> afterOurOwn(tx, asked));
        try {
            Optional<RemoteDocument> now = connector.get().findByUniqueId(asked.frozen().patient(),
                    seen.uniqueId().orElseThrow());
            boolean done = now.map(each -> shows(each, asked.change())).orElse(asked.change() == RecordChange.DELETE);
            if (!done) return Optional.empty();
            made.put(item.id(), new Made(seen.version(), now));
            return Optional.of(new Outcome.Confirmed(now.map(RemoteDocument::entryUuid).orElse(seen.entryUuid())));
        } catch (RecordException e) {
            return Optional.of(failed(e));
        }
    }

    private static Outcome notConnected() {
        return new Outcome.TryLater(Reason.NO_HANDLER, WHILE_NOT_CONNECTED);
    }

    private static Asked find(Transaction tx, OutboxItem item) {
        return ChangeRepository.find(tx, new DocumentId(item.subject()), item.version()).orElseThrow();
    }

    /** The entry of the decision, in the version that our own changes before this one have made of it. */
    private static RemoteDocument afterOurOwn(Transaction tx, Asked asked) {
        RemoteDocument seen = asked.frozen().seen();
        Optional<String> now = seen.version().isEmpty() ? Optional.empty()
                : ChangeRepository.madeOf(tx, asked.document(), seen.version());
        return seen.inVersion(now.or(seen::version));
    }

    private static boolean shows(RemoteDocument now, RecordChange change) {
        return switch (change) {
            case HIDE_FROM_PROFESSIONALS -> now.hidden().contains(Visibility.HIDDEN_FROM_PROFESSIONALS);
            case HIDE_FROM_PATIENT -> now.hidden().contains(Visibility.HIDDEN_FROM_PATIENT);
            case HIDE_FROM_LEGAL_REPRESENTATIVES -> now.hidden().contains(Visibility.HIDDEN_FROM_LEGAL_REPRESENTATIVES);
            case SHOW_TO_ALL -> now.hidden().isEmpty();
            case DELETE -> now.status() != Status.CURRENT;
            case ARCHIVE -> now.archived();
            case UNARCHIVE -> !now.archived();
        };
    }

    /** Our own change is no news when the record is looked at. */
    @Override public void settled(Transaction tx, OutboxItem item, Outcome outcome) {
        Asked asked = find(tx, item);
        Optional<Made> known = Optional.ofNullable(made.get(item.id()));
        if (known.isPresent() && (outcome instanceof Outcome.Confirmed || outcome instanceof Outcome.Done)) {
            Optional<RemoteDocument> now = known.get().to();
            ChangeRepository.made(tx, asked.id(), known.get().from(), now.flatMap(RemoteDocument::version));
            now.ifPresentOrElse(each -> EntryRepository.update(tx, asked.entry(), each, Optional.empty()),
                    () -> EntryRepository.gone(tx, asked.entry()));
        }
        tx.afterCommit(() -> made.remove(item.id()));
        tx.announce(new RecordChanged(asked.patient()));
    }
}
