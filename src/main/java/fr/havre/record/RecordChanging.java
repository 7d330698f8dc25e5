package fr.havre.record;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.record.ChangeRepository.Asked;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.vault.Uuids;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Queues what is to be changed on a document of the record: hidden, shown again, deleted there, archived (TD3.3). The
 * decision is frozen with the entry it was taken on; what is kept here is not touched.
 *
 * <p>Threads: any but the FX thread; never touches the network.
 */
public final class RecordChanging {
    private final Database clinical;
    private final Patients patients;
    private final Outbox outbox;

    public RecordChanging(Database clinical, Patients patients, Outbox outbox) {
        this.clinical = clinical;
        this.patients = patients;
        this.outbox = outbox;
    }

    /**
     * Queues {@code change}, after whatever waits for this document. Asking twice queues it once; an earlier change that
     * was refused, and surely not made, is taken back. Wake the scheduler afterwards.
     *
     * @throws fr.havre.access.AccessDeniedException without {@code PUBLISH_DOCUMENT}
     * @throws fr.havre.patients.PatientException {@code NOT_QUALIFIED}
     * @throws RecordRefusedException {@code NO_SUCH_ENTRY} if the record does not have it as far as known: publish it,
     *     or look at the record first
     */
    public OutboxLine request(Session session, DocumentId document, RecordChange change) {
        session.require(Permission.PUBLISH_DOCUMENT);
        return clinical.write(tx -> {
            RecordEntry entry = EntryRepository.ofDocument(tx, document).stream()
                    .filter(each -> each.status() == RecordEntry.Status.CURRENT).reduce((_, last) -> last)
                    .filter(each -> each.described().uniqueId().isPresent())
                    .orElseThrow(() -> new RecordRefusedException(Code.NO_SUCH_ENTRY));
            Patient patient = patients.requireQualified(tx, entry.patient());
            Optional<OutboxLine> last = lastOpen(tx, document);
            if (last.isPresent() && changeOf(tx, last.get()).equals(Optional.of(change))) return last.get();
            return queue(tx, entry, patient, document, change);
        });
    }

    /** The last that waits, once those that were refused are taken back. */
    private Optional<OutboxLine> lastOpen(Transaction tx, DocumentId document) {
        List<OutboxLine> open = outbox.of(tx, document.value()).stream()
                .filter(line -> line.kind().equals(ChangeHandler.KIND) && !line.state().settled()).toList();
        for (OutboxLine line : open) {
            if (line.state() == OutboxState.BLOCKED && !line.maybeSent()) outbox.cancel(tx, line.id());
        }
        return open.stream().filter(line -> line.state() != OutboxState.BLOCKED || line.maybeSent())
                .reduce((_, last) -> last);
    }

    private OutboxLine queue(Transaction tx, RecordEntry entry, Patient patient, DocumentId document,
            RecordChange change) {
        int version = ChangeRepository.lastVersion(tx, document) + 1;
        PatientId owner = entry.patient();
        ChangeRepository.insert(tx, new Asked(0, document, version, owner, entry.id(), change,
                new ChangeRepository.Frozen(patient.ins().orElseThrow(), entry.described())));
        long item = outbox.add(tx, ChangeHandler.KIND, document.value(), version, Uuids.bytes(document.value()));
        tx.audit("record.change_requested." + change.name(), document.value(), owner.value());
        return outbox.line(tx, item);
    }

    /** What an item of the queue is to change; empty for one that changes nothing. */
    static Optional<RecordChange> changeOf(Transaction tx, OutboxLine line) {
        if (!line.kind().equals(ChangeHandler.KIND)) return Optional.empty();
        return ChangeRepository.find(tx, new DocumentId(line.subject()), line.version()).map(Asked::change);
    }
}
