package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.ErasureCertificate.Step;
import fr.havre.record.RecordEntry.Status;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.record.SubmissionRepository.Frozen;
import fr.havre.sync.Conflicts;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.vault.Compartment;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Transaction;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the national record's side keeps of a document that is being erased: frozen submissions with their bytes, changes
 * that were asked for, their items in the queue, conflicts. All of it goes; what waited is cancelled.
 *
 * <p>What stays is what the record itself says: an entry in force is still listed, as not kept here, and is fetched again
 * only if a person picks it. Of a submission that may have arrived its unique id stays, without a word of the document, so
 * that it is not taken for news.
 */
public final class RecordTraces implements DocumentTraces {
    /** {@link RecordEntry#refusal()} of what was erased here. */
    static final String ERASED = "ERASED_HERE";

    private final ContentStore contents;
    private final Outbox outbox;
    private final Conflicts conflicts;

    public RecordTraces(ContentStore contents, Outbox outbox, Conflicts conflicts) {
        this.contents = contents;
        this.outbox = outbox;
        this.conflicts = conflicts;
    }

    /**
     * @throws RecordRefusedException {@code WITHDRAWAL_WAITS} while the document's deletion in the record is on its way
     * @throws fr.havre.sync.SyncException {@code BEING_SENT}
     */
    @Override public Set<Step> erase(Transaction tx, DocumentId document) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        if (tx.compartment() != Compartment.CLINICAL) return steps;
        List<OutboxLine> lines = outbox.of(tx, document.value()).stream()
                .filter(line -> line.kind().equals(PublishHandler.KIND) || line.kind().equals(ChangeHandler.KIND)).toList();
        if (lines.stream().anyMatch(line -> withdraws(tx, line))) throw new RecordRefusedException(Code.WITHDRAWAL_WAITS);
        Optional<Frozen> last = SubmissionRepository.last(tx, document);
        List<RecordEntry> entries = EntryRepository.ofDocument(tx, document);
        if (entries.stream().anyMatch(RecordTraces::there)) steps.add(Step.AT_RECORD);
        else if (entries.isEmpty() && lines.stream().anyMatch(RecordTraces::mayHaveArrived)) steps.add(Step.MAYBE_AT_RECORD);
        if (lines.stream().anyMatch(line -> !line.state().settled())) steps.add(Step.SENDING_CANCELLED);
        outbox.forget(tx, document.value());
        conflicts.forget(tx, document.value());
        FeedingDuty.forget(tx, document);
        ChangeRepository.delete(tx, document);
        SubmissionRepository.delete(tx, document).forEach(content -> contents.erase(tx, content));
        entries.forEach(each -> leave(tx, each));
        if (steps.contains(Step.MAYBE_AT_RECORD)) last.ifPresent(frozen -> leave(tx, frozen));
        entries.stream().map(RecordEntry::patient).findFirst().or(() -> last.map(Frozen::patient))
                .ifPresent(patient -> tx.announce(new RecordChanged(patient)));
        return steps;
    }

    /** A deletion that is cancelled by an erasure would leave the document in the record for ever. */
    private static boolean withdraws(Transaction tx, OutboxLine line) {
        return !line.state().settled() && line.state() != OutboxState.BLOCKED
                && RecordChanging.changeOf(tx, line).equals(Optional.of(RecordChange.DELETE));
    }

    private static boolean there(RecordEntry entry) {
        return entry.status() == Status.CURRENT || entry.status() == Status.UNKNOWN;
    }

    private static boolean mayHaveArrived(OutboxLine line) {
        return line.kind().equals(PublishHandler.KIND) && (line.maybeSent() || line.state() == OutboxState.SENT
                || line.state() == OutboxState.CONFIRMED) && line.state() != OutboxState.CANCELLED;
    }

    private static void leave(Transaction tx, RecordEntry entry) {
        if (there(entry)) EntryRepository.erased(tx, entry.id(), ERASED);
        else EntryRepository.delete(tx, entry.id());
    }

    private static void leave(Transaction tx, Frozen frozen) {
        if (EntryRepository.find(tx, frozen.patient(), frozen.uniqueId()).isPresent()) return;
        EntryRepository.erased(tx, EntryRepository.insert(tx, frozen.patient(), numberOnly(frozen),
                RecordEntry.Keeping.REFUSED, Optional.empty(), Optional.empty()), ERASED);
    }

    private static RemoteDocument numberOnly(Frozen frozen) {
        return new RemoteDocument("", Optional.empty(), Optional.of(frozen.submission().document().uniqueId()),
                Optional.empty(), RemoteDocument.Status.UNKNOWN, List.of(), new RemoteDocument.Description("",
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of()), Set.of(), false, List.of(), Optional.empty(), java.util.OptionalLong.empty(), Optional.empty(),
                Optional.empty());
    }
}
